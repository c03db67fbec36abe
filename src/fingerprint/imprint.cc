#include "fingerprint/imprint.h"

#include <algorithm>
#include <string_view>

#include "newsfold/text/dates.h"

namespace newsfold::fingerprint {
namespace {

// A byline or a stamp is no longer; sentences are.
constexpr std::ptrdiff_t kMostWords = 14;
// "Post written by Ada Quill." is one, "Quill died on March 3, 2025, in Marrow Point." is not.
constexpr std::ptrdiff_t kMostWordsOfSentence = 6;
// A line of more holds a stamp where its clock has a colon, and is no longer than a headline, its
// section and a date.
constexpr std::size_t kMostBytes = 320;

bool is_short(std::string_view line) {
  const std::ptrdiff_t words = std::count(line.begin(), line.end(), ' ') + 1;
  const bool sentence = line.ends_with('.') || line.ends_with('!') || line.ends_with('?');
  return words <= (sentence ? kMostWordsOfSentence : kMostWords);
}

bool names_author(std::string_view line, const std::vector<std::string>& authors) {
  return std::any_of(authors.begin(), authors.end(), [&](const std::string& author) {
    return !author.empty() && line.find(author) != std::string_view::npos;
  });
}

// `line` begins at byte `at` of the text.
void add_line(const Article& article, std::string_view line, std::size_t at,
              std::vector<ByteSpan>& out) {
  const auto begin = static_cast<std::uint32_t>(at);
  const auto end = static_cast<std::uint32_t>(at + line.size());
  const bool whole = is_short(line);
  if (whole && names_author(line, article.authors)) {
    out.push_back({begin, end});
    return;
  }
  const bool may_hold_stamp =
      whole || (line.size() <= kMostBytes && line.find(':') != std::string_view::npos);
  if (!article.date.published || !may_hold_stamp) return;
  for (const text::DateMention& date : text::find_dates(line, article.language)) {
    if (!date.complete() || text::mention_day(date) != *article.date.published) continue;
    if (whole) {
      out.push_back({begin, end});
      return;
    }
    if (date.has_time) out.push_back({begin + date.begin, begin + date.end});
  }
}

}  // namespace

std::vector<ByteSpan> imprint(const Article& article) {
  const std::string_view text = article.text;
  std::vector<ByteSpan> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) add_line(article, text.substr(at, end - at), at, out);
    at = end + 1;
  }
  return out;
}

bool inside(const std::vector<ByteSpan>& spans, std::uint32_t byte) {
  const auto after = std::upper_bound(
      spans.begin(), spans.end(), byte,
      [](std::uint32_t value, const ByteSpan& span) { return value < span.begin; });
  return after != spans.begin() && byte < (after - 1)->end;
}

}  // namespace newsfold::fingerprint

#include "extract/metadata/status.h"

#include <algorithm>

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kPromptReach = 4;   // lines behind the text in which a prompt cuts it short
constexpr std::size_t kShortText = 2500;  // letters: above, a prompt cut little or nothing
constexpr std::size_t kErrorText = 700;   // letters: an error page says little else
constexpr std::size_t kTeaser = 800;      // letters
constexpr std::size_t kProseWords = 8;
constexpr std::size_t kLongestPrompt = 40;  // words
constexpr std::size_t kConsentText =
    200;                                // letters: a cookie line stands on many an article's page
constexpr std::size_t kTeasers = 4;     // "Read more" so often is a list of stories
constexpr std::size_t kParagraph = 60;  // words in a row that no list of stories holds

struct Kept {
  std::size_t letters = 0;
  bool prose = false;
  std::size_t longest_run = 0;  // words of adjoining lines
  const PageLine* last = nullptr;
  std::size_t last_position = 0;
};

Kept kept_text(const Page& page, std::span<const LineVerdict> verdicts) {
  Kept kept;
  std::size_t run = 0;
  for (std::size_t i = 0; i < page.lines().size(); ++i) {
    const PageLine& line = page.lines()[i];
    run = verdicts[line.index].kept ? run + line.words.size() : 0;
    kept.longest_run = std::max(kept.longest_run, run);
    if (!verdicts[line.index].kept) continue;
    kept.letters += line.letters;
    kept.prose |=
        line.words.size() >= kProseWords || std::ranges::any_of(line.words, &Token::ideograph);
    kept.last = &line;
    kept.last_position = i;
  }
  return kept;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark :
       {".", "!", "?", "\"", "”", "“", "»", "’", "'", ")", "。", "！", "？", "」", "।", "؟", ":"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

// "[+1234 chars]": what news interfaces leave of a text.
bool counts_what_is_missing(std::string_view text) {
  const std::size_t open = text.rfind("[+");
  return open != std::string_view::npos && text.substr(open).ends_with("chars]");
}

bool has_label(const Page& page, const PageLine& line, Label label) {
  return line.words.size() <= kLongestPrompt && has(page.wording().anywhere(line.words), label);
}

bool is_error_page(const Page& page, const Kept& kept) {
  if (kept.letters > kErrorText) return false;
  return std::ranges::any_of(
      page.lines(), [&](const PageLine& line) { return has_label(page, line, Label::kError); });
}

// A wall that asks for consent is half a page or more, and next to nothing is kept of it.
bool is_consent_page(const Page& page, std::span<const LineVerdict> verdicts, const Kept& kept) {
  std::size_t all = 0;
  std::size_t asking = 0;
  for (const PageLine& line : page.lines()) {
    const LineVerdict& verdict = verdicts[line.index];
    all += line.letters;
    if (!verdict.kept && verdict.kind == LineKind::kCookie) asking += line.letters;
  }
  return asking >= kConsentText && 2 * asking > all && 4 * kept.letters < asking;
}

// The front of a section: stories by headline and teaser, each with its own "Read more". Menus have
// a "More", too.
bool is_list_of_stories(const Page& page, const Kept& kept) {
  if (kept.longest_run >= kParagraph || kept.letters > kShortText) return false;
  const auto is_teaser = [&](std::size_t i) {
    return i < page.lines().size() && page.lines()[i].words.size() >= kProseWords;
  };
  std::size_t teasers = 0;
  for (std::size_t i = 2; i < page.lines().size(); ++i) {
    const bool more = has(page.lines()[i].whole, Label::kMore);
    teasers += more && (is_teaser(i - 1) || is_teaser(i - 2)) ? 1 : 0;
  }
  return teasers >= kTeasers;
}

bool is_paywalled(const Page& page, const Kept& kept) {
  if (kept.last == nullptr || kept.letters > kShortText) return false;
  const std::size_t end = std::min(page.lines().size(), kept.last_position + kPromptReach + 1);
  for (std::size_t i = kept.last_position + 1; i < end; ++i) {
    if (has_label(page, page.lines()[i], Label::kPaywall)) return true;
  }
  return false;
}

bool is_truncated(const Page& page, const Kept& kept) {
  if (kept.last == nullptr) return false;
  const std::string_view text = kept.last->text;
  if (counts_what_is_missing(text)) return true;
  if (kept.last->words.size() < kProseWords) return false;
  if (text.ends_with("[…]") || text.ends_with("[...]")) return true;
  const std::size_t next = kept.last_position + 1;
  const bool more = next < page.lines().size() && has(page.lines()[next].whole, Label::kMore);
  // Writers end on an ellipsis, too: it cuts a teaser, or stands before "Read more".
  const bool ellipsis = text.ends_with("…") || text.ends_with("...");
  return ellipsis ? more || kept.letters < kTeaser : more && !ends_sentence(text);
}

}  // namespace

ArticleStatus judge_status(const Page& page, const Declared* declared,
                           std::span<const LineVerdict> verdicts, const Article& article) {
  const bool letters = std::ranges::any_of(page.lines(), [](const PageLine& line) {
    return std::ranges::any_of(line.words, [](const Token& word) { return !word.number; });
  });
  if (!letters) {
    return tokenize(article.title).empty() ? ArticleStatus::kEmpty : ArticleStatus::kArticle;
  }
  const Kept kept = kept_text(page, verdicts);
  const bool dump =
      page.document().kind == ContentKind::kDump || page.document().kind == ContentKind::kPage;
  if (dump && (is_error_page(page, kept) || is_consent_page(page, verdicts, kept) ||
               is_list_of_stories(page, kept))) {
    return ArticleStatus::kNotArticle;
  }
  if (dump && !kept.prose && article.title.empty()) return ArticleStatus::kNotArticle;
  const bool sold = declared != nullptr && !declared->is_free && kept.letters <= kShortText;
  if (sold || is_paywalled(page, kept)) return ArticleStatus::kPaywalled;
  return is_truncated(page, kept) ? ArticleStatus::kTruncated : ArticleStatus::kArticle;
}

}  // namespace newsfold::extract::metadata

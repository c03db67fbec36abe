#include "extract/page.h"

#include <algorithm>

namespace newsfold::extract {
namespace {

// One such phrase may stand in any article, three in one line hardly.
constexpr std::uint8_t kHitsThatDecide = 3;

constexpr std::size_t kBytesOfWord = 5;  // and the blank behind it, or a little more

bool is_plea(LineKind kind) {
  return kind == LineKind::kPaywall || kind == LineKind::kNewsletter || kind == LineKind::kCookie;
}

void match_phrases(const Phrases& phrases, const Page& page, PageLine& line) {
  phrases.match(page.words_of(line), [&line](const PhraseRule& rule) {
    line.hits[static_cast<std::size_t>(rule.match)] |= 1U << static_cast<unsigned>(rule.kind);
    if (rule.match != PhraseMatch::kExact && rule.match != PhraseMatch::kSection &&
        line.hit_count < 255) {
      ++line.hit_count;
      if (rule.words > 1 && is_plea(rule.kind)) ++line.pleas;
      if (rule.words > 1 && rule.kind == LineKind::kAuthorBio) ++line.bios;
      line.hit_words = static_cast<std::uint16_t>(std::min(line.hit_words + rule.words, 65535));
    }
    const bool stronger = line.strongest == nullptr || rule.decides > line.decided ||
                          (rule.decides == line.decided && rule.words >= line.strongest->words);
    if (!stronger) return;
    line.strongest = &rule;
    line.decided = rule.decides;
  });
  const bool plea = line.pleas >= kHitsThatDecide;
  if (line.decided || (!plea && line.bios < kHitsThatDecide)) return;
  phrases.match(page.words_of(line), [&line, plea](const PhraseRule& rule) {
    if (plea ? !is_plea(rule.kind) : rule.kind != LineKind::kAuthorBio) return;
    line.strongest = &rule;
    line.decided = true;
  });
}

void count_repeats(Page& page) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> hashes;
  hashes.reserve(page.lines.size());
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    if (page.lines[i].shape.words > 0) hashes.emplace_back(page.lines[i].shape.hash, i);
  }
  std::sort(hashes.begin(), hashes.end());
  for (std::size_t begin = 0; begin < hashes.size();) {
    std::size_t end = begin + 1;
    while (end < hashes.size() && hashes[end].first == hashes[begin].first) ++end;
    const auto repeats = static_cast<std::uint8_t>(std::min<std::size_t>(end - begin - 1, 255));
    for (; begin < end; ++begin) page.lines[hashes[begin].second].repeats = repeats;
  }
}

void find_run(Page& page) {
  std::int64_t sum = 0;
  std::int64_t best = 0;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const LineShape& shape = page.lines[i].shape;
    sum += is_prose(shape) ? std::min<std::int64_t>(shape.length(), 60) : -8;
    if (sum <= 0) {
      sum = 0;
      begin = i + 1;
    } else if (sum > best) {
      best = sum;
      page.run_begin = begin;
      page.run_end = i + 1;
    }
  }
}

}  // namespace

bool is_prose(const LineShape& shape) { return shape.length() >= 8 && shape.sentence_ends > 0; }

Page read_page(const Phrases& phrases, std::span<const Line> lines) {
  Page page;
  page.lines.reserve(lines.size());
  if (!lines.empty()) page.words.reserve(lines.back().end / kBytesOfWord);
  std::uint8_t blanks = 0;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) {
      if (blanks < 255) ++blanks;
      continue;
    }
    PageLine line;
    line.line = i;
    line.blanks_before = blanks;
    blanks = 0;
    line.shape = measure_line(lines[i].text, page.words);
    match_phrases(phrases, page, line);
    page.lines.push_back(line);
  }
  count_repeats(page);
  find_run(page);
  return page;
}

}  // namespace newsfold::extract

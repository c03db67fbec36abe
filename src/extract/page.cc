#include "extract/page.h"

#include <algorithm>

namespace newsfold::extract {
namespace {

// One such phrase may stand in any article, three in one line hardly, nor two that fill a quarter
// of it.
constexpr std::uint8_t kHitsThatDecide = 3, kHitsOfMany = 2;
constexpr std::uint32_t kManyWords = 4;  // the other way round

constexpr std::size_t kBytesOfWord = 5;  // and the blank behind it, or a little more

constexpr std::uint32_t bit(LineKind kind) { return 1U << static_cast<unsigned>(kind); }

constexpr std::uint32_t kPleas =
    bit(LineKind::kPaywall) | bit(LineKind::kNewsletter) | bit(LineKind::kCookie);

// The kinds of which the line has so many hints that they decide it; 0 for none.
std::uint32_t kinds_by_hints(const PageLine& line) {
  if (line.pleas >= kHitsThatDecide ||
      (line.pleas >= kHitsOfMany && kManyWords * line.hit_words >= line.shape.words))
    return kPleas;
  // What a line says at its head and again further on: "Subscribe to ... our newsletter".
  const std::uint32_t twice = line.hits[static_cast<std::size_t>(PhraseMatch::kPrefix)] &
                              line.hits[static_cast<std::size_t>(PhraseMatch::kContains)] &
                              (kPleas | bit(LineKind::kComments) | bit(LineKind::kShare));
  if (twice != 0) return twice;
  return line.bios >= kHitsThatDecide ? bit(LineKind::kAuthorBio) : 0;
}

void decide(const PhraseRule& rule, PageLine& line) {
  line.strongest = &rule;
  line.decided = true;
}

// A line that ends on who took the picture is its caption, whatever it tells before: "... on
// Monday. Photo: Ann Reeve". The rules are those for a line that begins so.
void match_credit(const Phrases& phrases, std::span<const Word> words, PageLine& line) {
  constexpr std::size_t kMostName = 6, kMostPhrase = 3, kLeast = 5, kMost = 60;
  const std::size_t before = line.shape.before_colon;
  if (before < 2 || before >= words.size() || words.size() - before > kMostName ||
      words.size() < kLeast || words.size() > kMost)
    return;
  if ((words[before].flags & (Word::kCapital | Word::kIdeograph)) == 0) return;
  for (std::size_t size = 1; size <= kMostPhrase && size < before; ++size) {
    phrases.match(words.subspan(before - size, size), [&line, size](const PhraseRule& rule) {
      if (rule.kind == LineKind::kCaption && rule.match == PhraseMatch::kPrefix &&
          rule.words == size)
        decide(rule, line);
    });
  }
}

void match_phrases(const Phrases& phrases, const Page& page, PageLine& line) {
  phrases.match(page.words_of(line), [&line](const PhraseRule& rule) {
    line.hits[static_cast<std::size_t>(rule.match)] |= 1U << static_cast<unsigned>(rule.kind);
    if (rule.match != PhraseMatch::kExact && rule.match != PhraseMatch::kSection &&
        line.hit_count < 255) {
      ++line.hit_count;
      if (rule.words > 1 && (bit(rule.kind) & kPleas) != 0) ++line.pleas;
      if (rule.words > 1 && rule.kind == LineKind::kAuthorBio) ++line.bios;
      line.hit_words = static_cast<std::uint16_t>(std::min(line.hit_words + rule.words, 65535));
    }
    const bool stronger = line.strongest == nullptr || rule.decides > line.decided ||
                          (rule.decides == line.decided && rule.words >= line.strongest->words);
    if (!stronger) return;
    line.strongest = &rule;
    line.decided = rule.decides;
  });
  if (line.decided) return;
  match_credit(phrases, page.words_of(line), line);
  const std::uint32_t kinds = line.decided ? 0 : kinds_by_hints(line);
  if (kinds == 0) return;
  phrases.match(page.words_of(line), [&line, kinds](const PhraseRule& rule) {
    if ((bit(rule.kind) & kinds) != 0) decide(rule, line);
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

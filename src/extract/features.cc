#include "extract/features.h"

#include <algorithm>
#include <array>
#include <bit>

#include "extract/buckets.h"
#include "newsfold/base/hash.h"

namespace newsfold::extract {
namespace {

std::uint32_t script_bucket(const Page& page) {
  std::uint64_t ideographs = 0;
  std::uint64_t letters = 0;
  std::uint64_t cased = 0;
  for (const PageLine& line : page.lines) {
    ideographs += line.shape.ideographs;
    letters += line.shape.letters;
    cased += line.shape.uppers;
  }
  if (letters == 0) return 0;
  if (ideographs * 4 > letters) return 1;
  return cased * 200 < letters ? 2 : 3;
}

// Roles of hashed words.
enum Role : std::uint64_t {
  kShortWord = 1,
  kShortPair,
  kFirst,
  kFirstPair,
  kLast,
  kLastPair,
  kWholeLine,
  kLongWord,
  kLongPair
};

constexpr std::uint32_t kShortLine = 16;   // words
constexpr std::size_t kUsualHits = 4;      // of phrases, in a line
constexpr std::size_t kMostLineWords = 4;  // hashes beside those of its words and pairs

class Reader {
 public:
  Reader(const Page& page, const PageContext& context, const WordSet& function_words)
      : page_(page),
        function_words_(function_words),
        context_(context),
        script_(script_bucket(page)) {}

  FeatureTable run() {
    const std::size_t n = page_.lines.size();
    table_.bucket_starts.reserve(n + 1);
    table_.word_starts.reserve(n + 1);
    table_.buckets.reserve(n * (kFeatureTemplates + kUsualHits));
    table_.words.reserve(2 * page_.words.size() + kMostLineWords * n);
    for (std::uint32_t i = 0; i < n; ++i) {
      table_.bucket_starts.push_back(static_cast<std::uint32_t>(table_.buckets.size()));
      table_.word_starts.push_back(static_cast<std::uint32_t>(table_.words.size()));
      template_ = 0;
      add_shape(page_.lines[i]);
      add_place(i);
      add_context(i);
      add_hit_counts(page_.lines[i]);
      table_.buckets.insert(table_.buckets.end(), row_.begin(), row_.begin() + template_);
      add_phrases(page_.lines[i]);
      add_words(page_.lines[i]);
    }
    table_.bucket_starts.push_back(static_cast<std::uint32_t>(table_.buckets.size()));
    table_.word_starts.push_back(static_cast<std::uint32_t>(table_.words.size()));
    return std::move(table_);
  }

 private:
  // Templates are numbered in the order of the calls, the same for every line.
  void add(std::uint32_t bucket) {
    row_[template_] = template_ * kFeatureBuckets + bucket;
    ++template_;
  }

  void add_shape(const PageLine& line) {
    const LineShape& s = line.shape;
    add(size_bucket(s.length()));
    add(size_bucket(s.code_points / 4));
    add(share_bucket(s.letters, s.code_points));
    add(share_bucket(s.digits, s.code_points));
    add(s.words < 3 ? few(s.capitals, 2) : share_bucket(s.capitals, s.words));
    add(s.length() >= 5 ? share_bucket(s.capitals, s.words) : 0);
    add(share_bucket(s.uppers, s.letters));
    add(size_bucket(s.sentence_ends));
    add(few(static_cast<std::uint64_t>(s.last), 14));
    add(s.ends_sentence ? 1 + few(s.length() / 4, 13) : 0);
    add(s.first_upper ? 15 : few(static_cast<std::uint64_t>(s.first), 14));
    add(stop_bucket(line));
    add(few(s.glued, 4) + (s.length() > 12 ? 5 : 0));
    add(size_bucket(s.commas));
    add(few(s.bars, 7) + (s.length() > 12 ? 8 : 0));
    add(size_bucket(s.quotes));
    add(few(s.symbols, 7) + (s.length() > 12 ? 8 : 0));
    add(few(s.years, 3) + (s.length() > 12 ? 4 : 0));
    add((s.clock ? 1 : 0) + (s.address ? 2 : 0) + (s.copyright ? 4 : 0) +
        (s.length() > 12 ? 8 : 0));
    add(s.words == 0 ? 0 : few(1 + s.letters / std::max(s.words, 1U), 15));
    add(s.sentence_ends == 0 ? 0 : few(1 + s.length() / s.sentence_ends / 3, 15));
    add(few(line.repeats, 4) + (s.length() > 4 ? 5 : 0) + (s.length() > 12 ? 5 : 0));
  }

  std::uint32_t stop_bucket(const PageLine& line) {
    if (line.shape.words < 4) return 15;
    std::uint32_t n = 0;
    for (const Word& word : page_.words_of(line)) n += function_words_.contains(word.hash) ? 1 : 0;
    return few(n * 20 / line.shape.words, 14);
  }

  void add_place(std::uint32_t i) {
    const auto n = static_cast<std::uint32_t>(page_.lines.size());
    add(few(page_.lines[i].blanks_before, 4));
    add(i + 1 < n ? few(page_.lines[i + 1].blanks_before, 4) : 5);
    add(few(page_.lines[i].blanks_before, 1) +
        (i + 1 < n ? 2 * few(page_.lines[i + 1].blanks_before, 1) : 0) +
        4 * few(page_.lines[i].shape.length() / 6, 3));
    add(size_bucket(i));
    add(size_bucket(n - 1 - i));
    add(size_bucket(n / 4));
    add(script_);
    const LineContext& c = context_.lines[i];
    add(share_bucket(c.prose_before, context_.prose_words));
    add(share_bucket(c.prose_after, context_.prose_words));
    add(size_bucket(c.prose_before / 8));
    add(size_bucket(c.prose_after / 8));
    add(size_bucket(context_.prose_words / 16));
    add(share_bucket(context_.prose_words, context_.all_words));
    add(share_bucket(context_.run_words, context_.prose_words));
  }

  void add_context(std::uint32_t i) {
    const LineContext& c = context_.lines[i];
    const LineShape& s = page_.lines[i].shape;
    const bool before = i < page_.run_begin;
    const bool after = i >= page_.run_end;
    add(before  ? 1 + few(size_bucket(page_.run_begin - i) / 2, 5)
        : after ? 7 + few(size_bucket(i + 1 - page_.run_end) / 2, 7)
                : 0);
    add(!before && !after ? size_bucket(i - page_.run_begin) : 15);
    add(!before && !after ? size_bucket(page_.run_end - 1 - i) : 15);
    add(c.section_lines == 0 ? 0 : 1 + few(size_bucket(c.section_lines), 14));
    add(c.section_lines == 0 ? 15 : few(size_bucket(c.section_prose / 8), 14));
    add(c.content_words < 3 ? 15 : few(c.core_words * 14 / c.content_words, 14));
    add(s.length() < 12 ? 15 : few(c.core_words * 28 / std::max(c.content_words, 1U), 14));
    add(c.content_words < 2 || c.is_headline ? 15
                                             : few(c.headline_words * 14 / c.content_words, 14));
    add(c.is_headline ? 1 : 0);
    add(few(c.prose_near, 8) + (c.is_prose ? 8 : 0) - (c.is_prose && c.prose_near >= 8 ? 1 : 0));
    add(size_bucket(c.short_run));
    add(size_bucket(c.prose_run));
    add(size_bucket(c.same_shape));
    add(few(c.same_start, 3) + (c.earlier_equal ? 4 : 0));
    add(size_bucket(c.words_near / 4));
    add(size_bucket(c.headline_distance));
    add(c.names == 0 ? 15 : few(c.core_names * 14 / c.names, 14));
    add(size_bucket(c.gap_before));
    add(size_bucket(c.gap_after));
    add(std::min(c.gap_before, c.gap_after) > 3 ? 15
                                                : few(c.gap_before, 3) * 4 + few(c.gap_after, 3));
    add(static_cast<std::uint32_t>(s.end) + (s.length() > 12 ? 8U : 0U));
    add(c.content_words < 3 ? 15 : few(c.echo_above * 14 / c.content_words, 14));
    add(c.content_words < 3 ? 15 : few(c.echo_below * 14 / c.content_words, 14));
    add(section_bucket(c));
    add(size_bucket(c.comment_lines));
    add(c.starts_with_name ? 1 + few(s.length() / 8, 14) : 0);
  }

  // What the last section heading above announced.
  static std::uint32_t section_bucket(const LineContext& line) {
    constexpr std::array<LineKind, 7> kKinds = {
        LineKind::kComments, LineKind::kRelated, LineKind::kNewsletter, LineKind::kPaywall,
        LineKind::kTags,     LineKind::kShare,   LineKind::kAuthorBio};
    if (line.section_lines == 0) return 0;
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&line](LineKind k) {
      return (line.section_kinds >> static_cast<unsigned>(k) & 1U) != 0;
    });
    return 1 + static_cast<std::uint32_t>(kind - kKinds.begin());
  }

  void add_hit_counts(const PageLine& line) {
    add(few(line.hit_count, 7) + (line.shape.length() > 24 ? 8 : 0));
    add(share_bucket(line.hit_words, line.shape.words));
  }

  void add_phrases(const PageLine& line) {
    constexpr std::uint32_t kFirstRow = kFeatureTemplates * kFeatureBuckets;
    for (std::uint32_t match = 0; match < kPhraseMatchCount; ++match) {
      // A phrase inside a long paragraph says less than in a line of its own.
      const bool loose =
          match == static_cast<std::uint32_t>(PhraseMatch::kContains) && line.shape.length() > 24;
      const std::uint32_t block = loose ? kPhraseMatchCount : match;
      for (std::uint32_t hits = line.hits[match]; hits != 0; hits &= hits - 1) {
        const auto kind = static_cast<std::uint32_t>(std::countr_zero(hits));
        table_.buckets.push_back(kFirstRow + block * static_cast<std::uint32_t>(kLineKindCount) +
                                 kind);
      }
    }
  }

  void add_word(Role role, std::uint64_t a, std::uint64_t b = 0) {
    const std::uint64_t hash = mix64(a + role * 0x9e3779b97f4a7c15ULL) ^ b * 0xd6e8feb86659fd93ULL;
    table_.words.push_back(static_cast<std::uint32_t>(mix64(hash) >> 32));
  }

  void add_words(const PageLine& line) {
    const std::span<const Word> words = page_.words_of(line);
    if (words.empty()) return;
    const std::size_t n = words.size();
    const bool is_short = n < kShortLine;
    for (std::size_t i = 0; i < n; ++i) {
      add_word(is_short ? kShortWord : kLongWord, words[i].hash);
      if (i + 1 < n) add_word(is_short ? kShortPair : kLongPair, words[i].hash, words[i + 1].hash);
    }
    add_word(kFirst, words[0].hash);
    add_word(kLast, words[n - 1].hash);
    if (n > 1) {
      add_word(kFirstPair, words[0].hash, words[1].hash);
      add_word(kLastPair, words[n - 2].hash, words[n - 1].hash);
    }
    if (n <= 8) add_word(kWholeLine, line.shape.hash);
  }

  const Page& page_;
  const WordSet& function_words_;
  const PageContext& context_;
  const std::uint32_t script_;
  FeatureTable table_;
  std::array<std::uint32_t, kFeatureTemplates> row_{};  // the line's buckets, one a template
  std::uint32_t template_ = 0;
};

}  // namespace

FeatureTable read_features(const Page& page, const PageContext& context,
                           const WordSet& function_words) {
  return Reader(page, context, function_words).run();
}

}  // namespace newsfold::extract

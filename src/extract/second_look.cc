#include "extract/second_look.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/fields.h"
#include "base/fixed_log.h"
#include "extract/buckets.h"
#include "extract/decode.h"
#include "extract/word_set.h"

namespace newsfold::extract {
namespace {

constexpr std::int32_t kUnit = 1024;
constexpr std::int32_t kMostSecondWeight = 1 << 16;
constexpr std::int32_t kSure = 1776;          // seventeen in twenty
constexpr std::int32_t kSettled = 6 * kUnit;  // what is looked at no more

// The lines, half-open, in which likely words most outweigh unlikely ones.
struct Span {
  std::size_t begin = 0, end = 0;
};

Span find_article(const Page& page, std::span<const std::int32_t> chances) {
  constexpr std::int64_t kLongest = 60, kEven = 2048;
  std::int64_t sum = 0, best = 0;
  std::size_t begin = 0;
  Span span;
  for (std::size_t i = 0; i < chances.size(); ++i) {
    const std::int64_t words = std::min<std::int64_t>(page.lines[i].shape.length(), kLongest);
    const std::int64_t gain = (chances[i] - kEven) * words;
    sum += gain < 0 ? gain - kEven : gain;
    if (sum <= 0) {
      sum = 0;
      begin = i + 1;
    } else if (sum > best) {
      best = sum;
      span = {begin, i + 1};
    }
  }
  return span;
}

std::int32_t log_of(std::int64_t n) {
  return static_cast<std::int32_t>(fixed_log2(static_cast<std::uint64_t>(n) + 1) / 64);
}

std::int32_t part_of(std::int64_t part, std::int64_t total) {
  return total == 0 ? 0 : static_cast<std::int32_t>(kUnit * part / total);
}

class Reader {
 public:
  Reader(const Page& page, std::span<const std::int32_t> log_odds)
      : page_(page), log_odds_(log_odds), kept_(page.words.size() / 4) {
    for (std::size_t i = 0; i < log_odds_.size(); ++i) {
      const PageLine& line = page_.lines[i];
      chances_.push_back(probability(log_odds_[i]));
      above_.push_back(expected_);
      expected_ += std::int64_t{chances_[i]} * line.shape.length();
      all_words_ += line.shape.length();
      if (log_odds_[i] > kSure) add_words(line, kept_);
      if (log_odds_[i] < -kSure) add_words(line, dropped_);
    }
    above_.push_back(expected_);
    span_ = find_article(page_, chances_);
  }

  SecondFeatures read(std::size_t i) const {
    SecondFeatures line{};
    add_odds(i, line);
    add_place(i, line);
    line[kAbove] = part_of(above_[i], expected_);
    line[kBelow] = part_of(expected_ - above_[i + 1], expected_);
    line[kBody] = part_of(expected_, all_words_ * kWhole);
    line[kBodySize] = log_of(expected_ / kWhole);
    compare_words(i, line);
    return line;
  }

 private:
  static constexpr std::int64_t kWhole = 4096;

  static bool is_content(const Word& word) {
    return word.size >= 4 && (word.flags & (Word::kNumber | Word::kIdeograph)) == 0;
  }

  void add_words(const PageLine& line, WordSet& set) const {
    for (const Word& word : page_.words_of(line)) {
      if (is_content(word)) set.add(word.hash);
    }
  }

  std::int32_t odds_at(std::size_t i, std::ptrdiff_t away) const {
    const auto at = static_cast<std::ptrdiff_t>(i) + away;
    const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(log_odds_.size());
    return inside ? std::clamp(log_odds_[static_cast<std::size_t>(at)], -8 * kUnit, 8 * kUnit)
                  : -4 * kUnit;
  }

  void add_odds(std::size_t i, SecondFeatures& line) const {
    const LineShape& shape = page_.lines[i].shape;
    line[kOdds] = odds_at(i, 0);
    line[kSureness] = std::abs(line[kOdds]);
    line[kChance] = chances_[i] / 4;
    line[kBefore] = odds_at(i, -1);
    line[kAfter] = odds_at(i, 1);
    line[kSecondBefore] = odds_at(i, -2);
    line[kSecondAfter] = odds_at(i, 2);
    for (std::ptrdiff_t away = 1; away <= 4; ++away)
      line[kNear] += (odds_at(i, away) + odds_at(i, -away)) / 8;
    line[kLength] = log_of(shape.length());
    line[kSentence] = shape.ends_sentence ? kUnit : 0;
  }

  // In the article, or how far from it.
  void add_place(std::size_t i, SecondFeatures& line) const {
    if (i < span_.begin) {
      line[kGapAbove] = log_of(static_cast<std::int64_t>(span_.begin - i));
    } else if (i >= span_.end) {
      line[kGapBelow] = log_of(static_cast<std::int64_t>(i + 1 - span_.end));
      line[kIsBelow] = kUnit;
    } else {
      line[kInside] = kUnit;
    }
  }

  void compare_words(std::size_t i, SecondFeatures& line) const {
    constexpr std::uint32_t kFew = 3, kMany = 20;
    const std::uint32_t in_kept = log_odds_[i] > kSure ? 1 : 0;
    const std::uint32_t in_dropped = log_odds_[i] < -kSure ? 1 : 0;
    std::uint32_t words = 0, kept = 0, dropped = 0, often = 0;
    for (const Word& word : page_.words_of(page_.lines[i])) {
      if (!is_content(word)) continue;
      ++words;
      const std::uint32_t uses = kept_.count(word.hash);
      kept += uses > in_kept ? 1 : 0;
      often += few(uses - std::min(uses, in_kept), 4);
      dropped += dropped_.count(word.hash) > in_dropped ? 1 : 0;
    }
    line[kWords] = part_of(few(words, kMany), kMany);
    line[kKeptWords] = part_of(kept, words);
    line[kDroppedWords] = part_of(dropped, words);
    line[kFrequentWords] = part_of(often, std::int64_t{4} * words);
    if (words >= kFew) line[kContrast] = line[kKeptWords] - line[kDroppedWords];
  }

  const Page& page_;
  std::span<const std::int32_t> log_odds_;
  std::vector<std::int32_t> chances_;
  std::vector<std::int64_t> above_;  // words of the article expected above each line, in 1/4096
  std::int64_t expected_ = 0;        // in all
  std::int64_t all_words_ = 0;
  Span span_;
  WordSet kept_, dropped_;  // words of lines that are surely article, and surely not
};

}  // namespace

std::vector<SecondFeatures> read_second_features(const Page& page,
                                                 std::span<const std::int32_t> log_odds) {
  const Reader reader(page, log_odds);
  std::vector<SecondFeatures> features;
  for (std::size_t i = 0; i < log_odds.size(); ++i) features.push_back(reader.read(i));
  return features;
}

namespace {

// Numbers parted by spaces, as many as `to` holds and no more.
bool read_numbers(std::string_view text, std::span<std::int32_t> to) {
  for (std::int32_t& number : to) {
    const std::string_view digits = cut(text, ' ');
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) return false;
    if (number < -kMostSecondWeight || number > kMostSecondWeight) return false;
  }
  return text.empty();
}

}  // namespace

Status SecondLook::load(std::string_view text) {
  const Error bad{ErrorCode::kBadData, "second look: a row is missing or cannot be read"};
  std::vector<Vector> vectors;  // bias, output, then the features' in order
  while (!text.empty()) {
    std::string_view row = cut(text, '\n');
    if (row.empty() || row[0] == '#') continue;
    cut(row, '\t');
    if (!read_numbers(row, vectors.emplace_back())) return bad;
  }
  if (vectors.size() != 2 + kSecondFeatures) return bad;
  bias_ = vectors[0];
  output_ = vectors[1];
  rows_.assign(vectors.begin() + 2, vectors.end());
  return ok_status();
}

void SecondLook::revise(const Page& page, std::span<std::int32_t> log_odds) const {
  if (rows_.empty()) return;
  const std::vector<std::int32_t> first(log_odds.begin(), log_odds.end());
  const Reader reader(page, first);
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (std::abs(first[i]) >= kSettled) continue;
    const SecondFeatures features = reader.read(i);
    std::array<std::int64_t, kWidth> sums{};
    for (std::size_t k = 0; k < kSecondFeatures; ++k) {
      for (std::size_t o = 0; o < kWidth; ++o) sums[o] += std::int64_t{features[k]} * rows_[k][o];
    }
    std::int64_t change = 0;
    for (std::size_t o = 0; o < kWidth; ++o)
      change += std::max<std::int64_t>(sums[o] / kUnit + bias_[o], 0) * output_[o];
    log_odds[i] += static_cast<std::int32_t>(change / kUnit);
  }
}

}  // namespace newsfold::extract

#include "extract/second_look.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/fields.h"
#include "base/fixed_log.h"
#include "extract/decode.h"

namespace newsfold::extract {
namespace {

constexpr std::int32_t kUnit = 1024;
// So that no sum of features, which are below 2^15, times weights passes 2^31.
constexpr std::int32_t kMostWeight = 32767, kMostSum = 65535;
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

std::int16_t log_of(std::int64_t n) {
  static constexpr auto kLogs = [] {
    std::array<std::int16_t, 256> logs{};
    for (std::size_t i = 0; i < logs.size(); ++i)
      logs[i] = static_cast<std::int16_t>(fixed_log2(i + 1) / 64);
    return logs;
  }();
  const auto size = static_cast<std::uint64_t>(n);
  return size < kLogs.size() ? kLogs[size] : static_cast<std::int16_t>(fixed_log2(size + 1) / 64);
}

std::int16_t part_of(std::int64_t part, std::int64_t total) {
  return total == 0 ? std::int16_t{0} : static_cast<std::int16_t>(kUnit * part / total);
}

class Reader {
 public:
  Reader(const Page& page, const Vocabulary& vocabulary, std::span<const std::int32_t> log_odds)
      : page_(page),
        vocabulary_(vocabulary),
        log_odds_(log_odds),
        kept_(vocabulary.size()),
        dropped_(vocabulary.size()) {
    for (std::size_t i = 0; i < log_odds_.size(); ++i) {
      const PageLine& line = page_.lines[i];
      chances_.push_back(probability(log_odds_[i]));
      above_.push_back(expected_);
      expected_ += std::int64_t{chances_[i]} * line.shape.length();
      all_words_ += line.shape.length();
      if (log_odds_[i] > kSure) count_words(i, kept_);
      if (log_odds_[i] < -kSure) count_words(i, dropped_);
    }
    above_.push_back(expected_);
    span_ = find_article(page_, chances_);
    body_ = part_of(expected_, all_words_ * kWhole);
    body_size_ = log_of(expected_ / kWhole);
  }

  SecondFeatures read(std::size_t i) const {
    SecondFeatures line{};
    add_odds(i, line);
    add_place(i, line);
    line[kAbove] = part_of(above_[i], expected_);
    line[kBelow] = part_of(expected_ - above_[i + 1], expected_);
    line[kBody] = body_;
    line[kBodySize] = body_size_;
    compare_words(i, line);
    return line;
  }

 private:
  static constexpr std::int64_t kWhole = 4096;

  void count_words(std::size_t i, std::vector<std::uint32_t>& counts) const {
    for (const ContentWord& word : vocabulary_.words_of(i)) ++counts[word.number];
  }

  std::int16_t odds_at(std::size_t i, std::ptrdiff_t away) const {
    const auto at = static_cast<std::ptrdiff_t>(i) + away;
    const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(log_odds_.size());
    const std::int32_t odds = inside ? log_odds_[static_cast<std::size_t>(at)] : -4 * kUnit;
    return static_cast<std::int16_t>(std::clamp(odds, -8 * kUnit, 8 * kUnit));
  }

  void add_odds(std::size_t i, SecondFeatures& line) const {
    const LineShape& shape = page_.lines[i].shape;
    line[kOdds] = odds_at(i, 0);
    line[kSureness] = static_cast<std::int16_t>(std::abs(line[kOdds]));
    line[kChance] = static_cast<std::int16_t>(chances_[i] / 4);
    line[kBefore] = odds_at(i, -1);
    line[kAfter] = odds_at(i, 1);
    line[kSecondBefore] = odds_at(i, -2);
    line[kSecondAfter] = odds_at(i, 2);
    for (std::ptrdiff_t away = 1; away <= 4; ++away) {
      const int both = odds_at(i, away) + odds_at(i, -away);
      line[kNear] = static_cast<std::int16_t>(line[kNear] + both / 8);
    }
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
    for (const ContentWord& word : vocabulary_.words_of(i)) {
      if (word.ideograph) continue;  // one alone says little
      ++words;
      const std::uint32_t uses = kept_[word.number] - std::min(kept_[word.number], in_kept);
      kept += std::min(uses, 1U);
      often += std::min(uses, 4U);
      dropped += dropped_[word.number] > in_dropped ? 1 : 0;
    }
    line[kWords] = part_of(std::min(words, kMany), kMany);
    line[kKeptWords] = part_of(kept, words);
    line[kDroppedWords] = part_of(dropped, words);
    line[kFrequentWords] = part_of(often, std::int64_t{4} * words);
    if (words < kFew) return;
    line[kContrast] = static_cast<std::int16_t>(line[kKeptWords] - line[kDroppedWords]);
  }

  const Page& page_;
  const Vocabulary& vocabulary_;
  std::span<const std::int32_t> log_odds_;
  std::vector<std::int32_t> chances_;
  std::vector<std::int64_t> above_;  // words of the article expected above each line, in 1/4096
  std::int64_t expected_ = 0;        // in all
  std::int64_t all_words_ = 0;
  Span span_;
  std::int16_t body_ = 0, body_size_ = 0;
  // How often lines have a word that are surely article, and surely not.
  std::vector<std::uint32_t> kept_, dropped_;
};

}  // namespace

std::vector<SecondFeatures> read_second_features(const Page& page, const Vocabulary& vocabulary,
                                                 std::span<const std::int32_t> log_odds) {
  const Reader reader(page, vocabulary, log_odds);
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
    if (std::abs(number) > kMostWeight) return false;
  }
  return text.empty();
}

}  // namespace

Status SecondLook::load(std::string_view text) {
  constexpr std::size_t kWidth = simd::kDenseWidth;
  const Error bad{ErrorCode::kBadData, "second look: a row is missing or cannot be read"};
  std::vector<std::array<std::int32_t, kWidth>> rows;  // bias, output, then the features' in order
  while (!text.empty()) {
    std::string_view row = cut(text, '\n');
    if (row.empty() || row[0] == '#') continue;
    cut(row, '\t');
    if (!read_numbers(row, rows.emplace_back())) return bad;
  }
  if (rows.size() != 2 + kSecondFeatures) return bad;
  for (std::size_t o = 0; o < kWidth; ++o) {
    bias_[o] = rows[0][o] * kUnit;
    output_[o] = rows[1][o];
    std::int32_t sum = std::abs(rows[0][o]);
    for (std::size_t k = 0; k < kSecondFeatures; ++k) {
      const std::int32_t weight = rows[2 + k][o];
      weights_[k / 2 * 2 * kWidth + 2 * o + k % 2] = static_cast<std::int16_t>(weight);
      sum += std::abs(weight);
    }
    if (sum > kMostSum) return bad;
  }
  loaded_ = true;
  return ok_status();
}

void SecondLook::revise(const Page& page, const Vocabulary& vocabulary,
                        std::span<std::int32_t> log_odds) const {
  if (!loaded_) return;
  std::vector<std::size_t> open;
  std::vector<std::int16_t> inputs;
  const Reader reader(page, vocabulary, log_odds);
  for (std::size_t i = 0; i < log_odds.size(); ++i) {
    if (std::abs(log_odds[i]) >= kSettled) continue;
    const SecondFeatures features = reader.read(i);
    inputs.insert(inputs.end(), features.begin(), features.end());
    open.push_back(i);
  }
  std::vector<std::int32_t> sums(inputs.size());
  simd::dense_rows(inputs.data(), open.size(), 1, 0, weights_.data(), bias_.data(), sums.data());
  for (std::size_t t = 0; t < open.size(); ++t) {
    std::int64_t change = 0;
    for (std::size_t o = 0; o < simd::kDenseWidth; ++o) {
      const std::int32_t hidden = std::max(sums[t * simd::kDenseWidth + o], 0) / kUnit;
      change += std::int64_t{hidden} * output_[o];
    }
    log_odds[open[t]] += static_cast<std::int32_t>(change / kUnit);
  }
}

}  // namespace newsfold::extract

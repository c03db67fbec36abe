#include "extract/line_model.h"

#include <algorithm>
#include <cstring>

#include "simd/dense.h"

namespace newsfold::extract {
namespace {

static_assert(kModelWidth == simd::kDenseWidth && kWeightUnit == 1 << simd::kDenseShift);
constexpr std::size_t kPadding = kDilations.back();  // rows of zeros above and below the page

// 32 KB of bits stay in the nearest cache, the slots don't.
constexpr int kKnownBits = 18;

template <typename T>
bool take(std::string_view& bytes, T* to, std::size_t n) {
  if (bytes.size() < n * sizeof(T)) return false;
  std::memcpy(static_cast<void*>(to), bytes.data(), n * sizeof(T));
  bytes.remove_prefix(n * sizeof(T));
  return true;
}

std::int16_t activation(std::int64_t x) {
  return static_cast<std::int16_t>(std::clamp<std::int64_t>(x, 0, kMostActivation));
}

}  // namespace

// One page's numbers on their way through the networks.
struct LineModel::Page {
  std::size_t lines = 0;
  std::size_t width = 0;            // of all networks
  std::vector<std::int32_t> sums;   // lines * width
  std::vector<std::int16_t> x;      // of one network, between paddings
  std::vector<std::int32_t> dense;  // lines * kModelWidth

  std::int16_t* line(std::size_t t) { return x.data() + (kPadding + t) * kModelWidth; }
  void start(const DenseNetwork& network, std::size_t number);
  void convolve(const DenseNetwork& network);
  std::array<std::int32_t, kModelWidth> page_part(const DenseNetwork& network);
  void add_means(bool below, std::int16_t* means);
  void finish(const DenseNetwork& network, std::vector<std::int64_t>& scores);
};

void LineModel::Page::start(const DenseNetwork& network, std::size_t number) {
  x.assign((lines + 2 * kPadding) * kModelWidth, 0);
  for (std::size_t t = 0; t < lines; ++t) {
    const std::int32_t* from = sums.data() + t * width + number * kModelWidth;
    for (std::size_t o = 0; o < kModelWidth; ++o)
      line(t)[o] = activation(from[o] + network.bias[o]);
  }
}

void LineModel::Page::convolve(const DenseNetwork& network) {
  dense.resize(lines * kModelWidth);
  for (std::size_t l = 0; l < kDilations.size(); ++l) {
    simd::dense_rows(x.data() + (kPadding - kDilations[l]) * kModelWidth, lines, 3, kDilations[l],
                     network.taps[l].data(), network.tap_bias[l].data(), dense.data());
    simd::add_rectified(dense.data(), lines, kMostActivation, line(0));
  }
}

// The mean line's share in the hidden layer.
std::array<std::int32_t, kModelWidth> LineModel::Page::page_part(const DenseNetwork& network) {
  std::array<std::int64_t, kModelWidth> totals{};
  for (std::size_t t = 0; t < lines; ++t) {
    for (std::size_t o = 0; o < kModelWidth; ++o) totals[o] += line(t)[o];
  }
  std::array<std::int16_t, kModelWidth> mean;
  for (std::size_t o = 0; o < kModelWidth; ++o)
    mean[o] = activation(totals[o] / static_cast<std::int64_t>(lines));
  std::array<std::int32_t, kModelWidth> part;
  simd::dense_rows(mean.data(), 1, 1, 0, network.page.data(), network.hidden_bias.data(),
                   part.data());
  return part;
}

// For each line the mean of those above it, or below it, rounded down. A product takes the place of
// the quotient: half a unit more leaves it by half of 1/others at least from the next whole number,
// and a double errs by far less, with fewer than 2^31 / kMostActivation lines.
void LineModel::Page::add_means(bool below, std::int16_t* means) {
  std::array<std::int32_t, kModelWidth> totals{};
  for (std::size_t k = 0; k < lines; ++k) {
    const std::size_t t = below ? lines - 1 - k : k;
    const double share = 1.0 / static_cast<double>(std::max<std::size_t>(k, 1));
    for (std::size_t o = 0; o < kModelWidth; ++o) {
      means[t * kModelWidth + o] = static_cast<std::int16_t>((totals[o] + .5) * share);
      totals[o] += line(t)[o];
    }
  }
}

void LineModel::Page::finish(const DenseNetwork& network, std::vector<std::int64_t>& scores) {
  const std::array<std::int32_t, kModelWidth> part = page_part(network);
  // Above, line, below: one stretch each, so that they are three taps.
  std::vector<std::int16_t> stretches(3 * lines * kModelWidth);
  add_means(false, stretches.data());
  std::copy(line(0), line(lines), stretches.data() + lines * kModelWidth);
  add_means(true, stretches.data() + 2 * lines * kModelWidth);
  simd::dense_rows(stretches.data(), lines, 3, lines, network.hidden.data(), part.data(),
                   dense.data());
  for (std::size_t t = 0; t < lines; ++t) {
    std::int64_t score = network.output_bias;
    for (std::size_t o = 0; o < kModelWidth; ++o) {
      const std::int32_t hidden = std::max(dense[t * kModelWidth + o], 0) / kWeightUnit;
      score += std::int64_t{hidden} * network.output[o];
    }
    scores[t] += score / kRowUnit;
  }
}

Status LineModel::load(std::string_view blob) {
  const Error bad{ErrorCode::kBadData, "line model: not a compiled model of this version"};
  BlobHeader header;
  if (!take(blob, &header, 1) || header.magic != BlobHeader().magic ||
      header.bucket_rows != kBucketRows || header.networks == 0 ||
      header.networks > kMostNetworks || header.slots > blob.size() ||
      header.words >= header.slots || header.temperature < kWeightUnit ||
      (header.slots & (header.slots - 1)) != 0) {
    return bad;
  }
  std::vector<DenseNetwork> networks(header.networks);
  std::vector<WordSlot> slots(header.slots);
  if (!take(blob, networks.data(), networks.size()) || !take(blob, slots.data(), slots.size()))
    return bad;
  const std::size_t rows = std::size_t{header.bucket_rows} + header.words;
  if (blob.size() != rows * header.networks * kModelWidth) return bad;
  header_ = header;
  networks_ = std::move(networks);
  slots_ = std::move(slots);
  known_.assign((std::size_t{1} << kKnownBits) / 64, 0);
  for (const WordSlot& slot : slots_) {
    const std::uint32_t bit = slot.hash >> (32 - kKnownBits);
    if (slot.hash != 0) known_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  rows_ = reinterpret_cast<const std::int8_t*>(blob.data());
  return ok_status();
}

bool LineModel::may_have_row(std::uint32_t hash) const {
  const std::uint32_t bit = hash >> (32 - kKnownBits);
  return (known_[bit / 64] >> (bit % 64) & 1U) != 0;
}

// Its row, or 0 for words without one: row 0 is a bucket's.
std::uint32_t LineModel::word_row(std::uint32_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return slots_[at].hash == 0 ? 0 : kBucketRows + slots_[at].row;
}

// Of the words those that have rows, which few have. Slots and rows lie in megabytes: all that are
// read later are fetched ahead.
std::vector<LineModel::KnownWord> LineModel::known_words(const std::vector<std::uint32_t>& words,
                                                         std::size_t width) const {
  constexpr std::size_t kAhead = 12;
  constexpr std::size_t kCacheLine = 64;
  std::vector<std::uint32_t> places(words.size());
  std::size_t n = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {  // no branch: which are known is chance
    places[n] = i;
    n += may_have_row(words[i]) ? 1 : 0;
  }
  std::vector<KnownWord> known;
  known.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (i + kAhead < n)
      __builtin_prefetch(&slots_[words[places[i + kAhead]] & (slots_.size() - 1)]);
    const std::uint32_t row = word_row(words[places[i]]);
    if (row == 0) continue;
    for (std::size_t o = 0; o < width; o += kCacheLine) __builtin_prefetch(rows_ + row * width + o);
    known.push_back({places[i], row});
  }
  return known;
}

void LineModel::sum_rows(const FeatureTable& features, Page& page) const {
  const std::vector<KnownWord> known = known_words(features.words, page.width);
  auto word = known.begin();
  std::vector<std::uint32_t> rows;
  page.sums.resize(page.lines * page.width);
  for (std::size_t t = 0; t < page.lines; ++t) {
    rows.assign(features.buckets.begin() + features.bucket_starts[t],
                features.buckets.begin() + features.bucket_starts[t + 1]);
    for (; word != known.end() && word->at < features.word_starts[t + 1]; ++word)
      rows.push_back(word->row);
    for (std::size_t o = 0; o < page.width; o += kModelWidth) {
      simd::sum_rows(rows_ + o, page.width, rows.data(), rows.size(),
                     page.sums.data() + t * page.width + o);
    }
  }
}

std::vector<std::int32_t> LineModel::score(const FeatureTable& features) const {
  Page page;
  page.lines = features.bucket_starts.empty() ? 0 : features.bucket_starts.size() - 1;
  if (page.lines == 0 || networks_.empty()) return std::vector<std::int32_t>(page.lines, 0);
  page.width = networks_.size() * kModelWidth;
  sum_rows(features, page);
  std::vector<std::int64_t> sums(page.lines, 0);
  for (std::size_t k = 0; k < networks_.size(); ++k) {
    page.start(networks_[k], k);
    page.convolve(networks_[k]);
    page.finish(networks_[k], sums);
  }
  std::vector<std::int32_t> scores(page.lines);
  for (std::size_t t = 0; t < page.lines; ++t) {
    const std::int64_t mean = sums[t] / static_cast<std::int64_t>(networks_.size());
    scores[t] =
        static_cast<std::int32_t>((mean - header_.threshold) * kWeightUnit / header_.temperature);
  }
  return scores;
}

}  // namespace newsfold::extract

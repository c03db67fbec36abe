#include "extract/line_model.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <optional>

namespace newsfold::extract {
namespace {

constexpr float kRowScale = 1.0F / 1024;
constexpr std::size_t kMostNetworks = 8;
constexpr float kFineScale = 1.0F / 4096;

void add(ModelVector& to, const ModelVector& from) {
  for (std::size_t o = 0; o < kModelWidth; ++o) to[o] += from[o];
}

void multiply_add(ModelVector& to, const ModelVector& from, const ModelMatrix& matrix) {
  ModelVector sum = to;  // a copy, so that it stays in registers
  for (std::size_t i = 0; i < kModelWidth; ++i) {
    const float x = from[i];
    for (std::size_t o = 0; o < kModelWidth; ++o) sum[o] += x * matrix[i][o];
  }
  to = sum;
}

void rectify(ModelVector& v) {
  for (float& x : v) x = x > 0 ? x : 0;
}

using Rows = std::vector<ModelVector>;

void convolve(const Network::Convolution& layer, std::size_t dilation, Rows& x, Rows& out) {
  const std::size_t n = x.size();
  out.assign(n, layer.bias);
  for (std::size_t t = 0; t < n; ++t) {
    if (t >= dilation) multiply_add(out[t], x[t - dilation], layer.taps[0]);
    multiply_add(out[t], x[t], layer.taps[1]);
    if (t + dilation < n) multiply_add(out[t], x[t + dilation], layer.taps[2]);
  }
  for (std::size_t t = 0; t < n; ++t) {
    rectify(out[t]);
    add(x[t], out[t]);
  }
}

// What the lines' vectors say, added to `sums` in 1/1024.
void finish(const Network& network, const Rows& x, std::vector<std::int64_t>& sums) {
  ModelVector mean{};
  for (const ModelVector& v : x) add(mean, v);
  for (float& v : mean) v /= static_cast<float>(x.size());
  ModelVector page = network.hidden_bias;
  multiply_add(page, mean, network.page);
  for (std::size_t t = 0; t < x.size(); ++t) {
    ModelVector hidden = page;
    multiply_add(hidden, x[t], network.hidden);
    rectify(hidden);
    float score = network.output_bias;
    for (std::size_t o = 0; o < kModelWidth; ++o) score += hidden[o] * network.output[o];
    sums[t] += static_cast<std::int64_t>(std::clamp(score, -1000.0F, 1000.0F) * 1024.0F);
  }
}

// A field of a row of the model file; the row shrinks by it.
std::string_view next_field(std::string_view& row) {
  const std::size_t end = std::min(row.find(' '), row.size());
  const std::string_view field = row.substr(0, end);
  row.remove_prefix(std::min(end + 1, row.size()));
  return field;
}

template <typename Number>
std::optional<Number> read_number(std::string_view field, int base = 10) {
  Number value{};
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value, base);
  if (error != std::errc() || end != field.data() + field.size()) return std::nullopt;
  return value;
}

// 33 characters from '0' on: the scale, then six bits a weight.
bool read_row(std::string_view text, ModelVector& row) {
  if (text.size() != kModelWidth + 1) return false;
  for (const char c : text) {
    if (c < '0' || c >= '0' + 64) return false;
  }
  const float scale = static_cast<float>(text[0] - '0' + 1) * kRowScale;
  for (std::size_t o = 0; o < kModelWidth; ++o) {
    row[o] = static_cast<float>(text[o + 1] - '0' - 32) * scale;
  }
  return true;
}

bool read_vector(std::string_view fields, ModelVector& row) {
  for (float& weight : row) {
    const auto value = read_number<std::int32_t>(next_field(fields));
    if (!value) return false;
    weight = static_cast<float>(*value) * kFineScale;
  }
  return fields.empty();
}

}  // namespace

// Reads the rows of one network in their order: matrices fill row by row.
struct ModelReader {
  LineModel& model;
  std::size_t networks = 0;  // begun
  std::size_t taps = 0;
  std::size_t tap_biases = 0;
  std::size_t page = 0;
  std::size_t hidden = 0;

  bool read(std::string_view name, std::string_view rest);
  bool read_word(std::string_view rest);
  bool read_network_row(std::string_view name, std::string_view rest);
};

bool ModelReader::read(std::string_view name, std::string_view rest) {
  if (name == "threshold" || name == "change") {
    const auto value = read_number<std::int32_t>(rest);
    if (!value) return false;
    (name == "change" ? model.change_cost_ : model.threshold_) = *value;
    return true;
  }
  if (name == "networks") {
    const auto value = read_number<std::size_t>(rest);
    if (!value || *value == 0 || *value > kMostNetworks || !model.networks_.empty()) return false;
    model.networks_.resize(*value);
    return true;
  }
  if (name == "word") return read_word(rest);
  if (name == "network") {
    if (++networks > model.networks_.size()) return false;
    taps = tap_biases = page = hidden = 0;
    return true;
  }
  return networks > 0 && read_network_row(name, rest);
}

bool ModelReader::read_word(std::string_view rest) {
  const auto hash = read_number<std::uint32_t>(next_field(rest), 16);
  if (!hash || *hash == 0) return false;
  model.word_hashes_.push_back(*hash);
  for (Network& net : model.networks_) {
    net.word_rows.emplace_back();
    if (!read_row(next_field(rest), net.word_rows.back())) return false;
  }
  return rest.empty();
}

bool ModelReader::read_network_row(std::string_view name, std::string_view rest) {
  Network& net = model.networks_[networks - 1];
  if (name == "bucket") {
    const auto row = read_number<std::size_t>(next_field(rest));
    return row && *row < net.bucket_rows.size() && read_row(rest, net.bucket_rows[*row]);
  }
  if (name == "tap") {
    const std::size_t at = taps++;
    constexpr std::size_t kLayerRows = 3 * kModelWidth;
    if (at >= kDilations.size() * kLayerRows) return false;
    return read_vector(
        rest,
        net.convolutions[at / kLayerRows].taps[at % kLayerRows / kModelWidth][at % kModelWidth]);
  }
  if (name == "tap-bias") {
    return tap_biases < kDilations.size() && read_vector(rest, net.convolutions[tap_biases++].bias);
  }
  if (name == "page") return page < kModelWidth && read_vector(rest, net.page[page++]);
  if (name == "hidden") return hidden < kModelWidth && read_vector(rest, net.hidden[hidden++]);
  if (name == "bias") return read_vector(rest, net.bias);
  if (name == "hidden-bias") return read_vector(rest, net.hidden_bias);
  if (name == "output") return read_vector(rest, net.output);
  if (name == "output-bias") {
    const auto value = read_number<std::int32_t>(rest);
    if (value) net.output_bias = static_cast<float>(*value) * kFineScale;
    return value.has_value();
  }
  return false;
}

Status LineModel::load(std::string_view bytes) {
  ModelReader reader{*this};
  std::size_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view row = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (row.empty() || row.front() == '#') continue;
    const std::string_view name = next_field(row);
    if (!reader.read(name, row)) {
      return Error{ErrorCode::kBadData,
                   "line model: line " + std::to_string(number) + " cannot be read"};
    }
  }
  index_words();
  return ok_status();
}

void LineModel::index_words() {
  const std::vector<std::uint32_t> hashes = std::move(word_hashes_);
  word_hashes_.assign(std::bit_ceil(2 * hashes.size() + 1), 0);
  word_numbers_.assign(word_hashes_.size(), 0);
  for (std::uint32_t row = 0; row < hashes.size(); ++row) {
    std::size_t at = hashes[row] & (word_hashes_.size() - 1);
    while (word_hashes_[at] != 0) at = (at + 1) & (word_hashes_.size() - 1);
    word_hashes_[at] = hashes[row];
    word_numbers_[at] = row;
  }
}

std::vector<std::int32_t> LineModel::score(const FeatureTable& features) const {
  const std::size_t n = features.bucket_starts.empty() ? 0 : features.bucket_starts.size() - 1;
  if (n == 0 || networks_.empty()) return std::vector<std::int32_t>(n, 0);
  std::vector<std::uint32_t> words;
  std::vector<std::uint32_t> word_starts;
  words.reserve(features.words.size() / 4);
  word_starts.reserve(n + 1);
  const std::size_t mask = word_hashes_.size() - 1;
  for (std::size_t t = 0; t < n; ++t) {
    word_starts.push_back(static_cast<std::uint32_t>(words.size()));
    for (std::uint32_t at = features.word_starts[t]; at < features.word_starts[t + 1]; ++at) {
      const std::uint32_t hash = features.words[at];
      std::size_t slot = hash & mask;
      while (word_hashes_[slot] != 0 && word_hashes_[slot] != hash) slot = (slot + 1) & mask;
      if (word_hashes_[slot] != 0) words.push_back(word_numbers_[slot]);
    }
  }
  word_starts.push_back(static_cast<std::uint32_t>(words.size()));
  std::vector<std::int64_t> sums(n, 0);
  Rows x;
  Rows buffer;
  for (const Network& network : networks_) {
    x.assign(n, network.bias);
    for (std::size_t t = 0; t < n; ++t) {
      for (std::uint32_t at = features.bucket_starts[t]; at < features.bucket_starts[t + 1]; ++at) {
        add(x[t], network.bucket_rows[features.buckets[at]]);
      }
      for (std::uint32_t at = word_starts[t]; at < word_starts[t + 1]; ++at)
        add(x[t], network.word_rows[words[at]]);
      rectify(x[t]);
    }
    for (std::size_t l = 0; l < kDilations.size(); ++l)
      convolve(network.convolutions[l], kDilations[l], x, buffer);
    finish(network, x, sums);
  }
  std::vector<std::int32_t> scores(n);
  for (std::size_t t = 0; t < n; ++t) {
    scores[t] = static_cast<std::int32_t>(sums[t] / static_cast<std::int64_t>(networks_.size())) -
                threshold_;
  }
  return scores;
}

std::vector<bool> decode_chain(std::span<const std::int32_t> scores,
                               std::span<const std::int8_t> forced, std::int32_t change_cost) {
  constexpr std::int64_t kForce = std::int64_t{1} << 40;
  const std::size_t n = scores.size();
  std::vector<bool> article(n);
  if (n == 0) return article;
  // best[s]: the best path that ends in state s; from[t][s]: the state before it.
  std::array<std::int64_t, 2> best{};
  std::vector<std::array<std::uint8_t, 2>> from(n);
  for (std::size_t t = 0; t < n; ++t) {
    const std::int64_t score = scores[t] + forced[t] * kForce;
    std::array<std::int64_t, 2> next{};
    for (std::uint8_t s = 0; s < 2; ++s) {
      const std::int64_t stay = best[s];
      const std::int64_t change = t == 0 ? best[s] : best[1 - s] - change_cost;
      from[t][s] = change > stay ? 1 - s : s;
      next[s] = std::max(stay, change) + (s == 1 ? score : 0);
    }
    best = next;
  }
  std::uint8_t state = best[1] > best[0] ? 1 : 0;
  for (std::size_t t = n; t-- > 0;) {
    article[t] = state == 1;
    state = from[t][state];
  }
  return article;
}

}  // namespace newsfold::extract

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <optional>
#include <span>

#include "extract/line_model_blob.h"

namespace newsfold::extract {
namespace {

using Row = std::array<std::int8_t, kModelWidth>;

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

// 33 characters from '0' on: the step less one, then six bits a weight, -31 to 31 steps.
bool read_row(std::string_view text, std::int8_t* row) {
  if (text.size() != kModelWidth + 1 || text[0] < '0' || text[0] > '3') return false;
  const int step = text[0] - '0' + 1;
  for (std::size_t o = 0; o < kModelWidth; ++o) {
    const int weight = text[o + 1] - '0' - 32;
    if (weight < -31 || weight > 31) return false;
    row[o] = static_cast<std::int8_t>(weight * step);
  }
  return true;
}

// Numbers of 1/1024; `scale` of 128 makes biases of sums of products out of them.
template <typename Number>
bool read_vector(std::string_view fields, std::int32_t scale, std::size_t stride, Number* out) {
  for (std::size_t o = 0; o < kModelWidth; ++o) {
    const auto value = read_number<std::int32_t>(next_field(fields));
    if (!value || *value > kMostWeight || *value < -kMostWeight) return false;
    out[o * stride] = static_cast<Number>(*value * scale);
  }
  return fields.empty();
}

class Reader {
 public:
  bool read(std::string_view name, std::string_view rest);
  bool complete() const;
  std::string blob() const;

 private:
  bool read_network_row(std::string_view name, std::string_view rest);
  bool read_matrix_row(std::string_view rest, std::int16_t* matrix, std::size_t& row,
                       std::size_t rows);
  bool read_word(std::string_view rest);
  bool read_bucket(std::string_view rest);
  bool read_rows(std::string_view rest, std::int8_t* to);

  BlobHeader header_;
  std::vector<DenseNetwork> networks_;
  std::vector<std::int8_t> buckets_, words_;
  std::vector<std::uint32_t> hashes_;
  std::size_t begun_ = 0;
  std::size_t taps_ = 0, tap_biases_ = 0, page_ = 0, hidden_ = 0;  // rows read of the last begun
};

bool Reader::read(std::string_view name, std::string_view rest) {
  if (name == "threshold" || name == "temperature") {
    const auto value = read_number<std::int32_t>(rest);
    if (!value) return false;
    (name == "temperature" ? header_.temperature : header_.threshold) = *value;
    return true;
  }
  if (name == "networks") {
    const auto value = read_number<std::uint32_t>(rest);
    if (!value || *value == 0 || *value > kMostNetworks || !networks_.empty()) return false;
    header_.networks = *value;
    networks_.resize(*value);
    buckets_.resize(*value * kModelWidth * kBucketRows);
    return true;
  }
  if (name == "word") return read_word(rest);
  if (name == "bucket") return read_bucket(rest);
  if (name == "network") {
    taps_ = tap_biases_ = page_ = hidden_ = 0;
    return ++begun_ <= networks_.size();
  }
  return begun_ > 0 && read_network_row(name, rest);
}

bool Reader::complete() const { return !networks_.empty() && begun_ == networks_.size(); }

// One packed row a network.
bool Reader::read_rows(std::string_view rest, std::int8_t* to) {
  for (std::size_t k = 0; k < networks_.size(); ++k) {
    if (!read_row(next_field(rest), to + k * kModelWidth)) return false;
  }
  return rest.empty();
}

bool Reader::read_word(std::string_view rest) {
  const auto hash = read_number<std::uint32_t>(next_field(rest), 16);
  if (!hash || *hash == 0 || networks_.empty()) return false;
  hashes_.push_back(*hash);
  words_.resize(words_.size() + networks_.size() * kModelWidth);
  return read_rows(rest, words_.data() + words_.size() - networks_.size() * kModelWidth);
}

bool Reader::read_bucket(std::string_view rest) {
  const auto row = read_number<std::size_t>(next_field(rest));
  return row && *row < kBucketRows && !networks_.empty() &&
         read_rows(rest, buckets_.data() + *row * networks_.size() * kModelWidth);
}

bool Reader::read_matrix_row(std::string_view rest, std::int16_t* matrix, std::size_t& row,
                             std::size_t rows) {
  if (row >= rows) return false;
  const std::size_t input = row++;
  const std::size_t at = input / kModelWidth * kModelWidth * kModelWidth +
                         input % kModelWidth / 2 * 2 * kModelWidth + input % 2;
  return read_vector(rest, 1, 2, matrix + at);
}

bool Reader::read_network_row(std::string_view name, std::string_view rest) {
  DenseNetwork& net = networks_[begun_ - 1];
  if (name == "tap") {
    constexpr std::size_t kLayerRows = 3 * kModelWidth;
    const std::size_t layer = taps_ / kLayerRows;
    if (layer >= kDilations.size()) return false;
    std::size_t row = taps_++ % kLayerRows;
    return read_matrix_row(rest, net.taps[layer].data(), row, kLayerRows);
  }
  if (name == "tap-bias") {
    return tap_biases_ < kDilations.size() &&
           read_vector(rest, kRowUnit, 1, net.tap_bias[tap_biases_++].data());
  }
  if (name == "page") return read_matrix_row(rest, net.page.data(), page_, kModelWidth);
  if (name == "hidden") return read_matrix_row(rest, net.hidden.data(), hidden_, 3 * kModelWidth);
  if (name == "bias") {
    if (!read_vector(rest, 1, 1, net.bias.data())) return false;
    for (std::int32_t& b : net.bias) b /= kWeightUnit / kRowUnit;
    return true;
  }
  if (name == "hidden-bias") return read_vector(rest, kRowUnit, 1, net.hidden_bias.data());
  if (name == "output") return read_vector(rest, 1, 1, net.output.data());
  if (name == "output-bias") {
    const auto value = read_number<std::int32_t>(rest);
    if (value) net.output_bias = *value * kRowUnit;
    return value.has_value();
  }
  return false;
}

template <typename T>
void append(std::string& bytes, std::span<const T> items) {
  bytes.append(reinterpret_cast<const char*>(items.data()), items.size_bytes());
}

std::string Reader::blob() const {
  BlobHeader header = header_;
  header.words = static_cast<std::uint32_t>(hashes_.size());
  header.slots = std::bit_ceil(2 * header.words + 1);
  std::vector<WordSlot> slots(header.slots);
  for (std::uint32_t row = 0; row < header.words; ++row) {
    std::size_t at = hashes_[row] & (header.slots - 1);
    while (slots[at].hash != 0) at = (at + 1) & (header.slots - 1);
    slots[at] = {hashes_[row], row};
  }
  std::string bytes;
  append(bytes, std::span<const BlobHeader>(&header, 1));
  append(bytes, std::span(networks_));
  append(bytes, std::span<const WordSlot>(slots));
  append(bytes, std::span(buckets_));
  append(bytes, std::span(words_));
  return bytes;
}

}  // namespace

Result<std::string> compile_line_model(std::string_view text) {
  Reader reader;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view row = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (row.empty() || row.front() == '#') continue;
    const std::string_view name = next_field(row);
    if (!reader.read(name, row)) {
      return Error{ErrorCode::kBadData,
                   "line model: line " + std::to_string(number) + " cannot be read"};
    }
  }
  if (!reader.complete()) return Error{ErrorCode::kBadData, "line model: networks are missing"};
  return reader.blob();
}

}  // namespace newsfold::extract

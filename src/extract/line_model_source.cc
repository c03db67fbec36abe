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

// What a network's rows are called, and how many it has.
enum Part : std::size_t {
  kBias,
  kTap,
  kTapBias,
  kPage,
  kHidden,
  kHiddenBias,
  kOutput,
  kOutputBias,
  kParts
};
constexpr std::array<std::string_view, kParts> kPartNames = {
    "bias", "tap", "tap-bias", "page", "hidden", "hidden-bias", "output", "output-bias"};
constexpr std::size_t kLayerRows = 3 * kModelWidth;
constexpr std::array<std::size_t, kParts> kPartRows = {
    1, kDilations.size() * kLayerRows, kDilations.size(), kModelWidth, kLayerRows, 1, 1, 1};

class Reader {
 public:
  bool read(std::string_view name, std::string_view rest);
  bool complete() const;
  std::string blob() const;

 private:
  bool read_network_row(std::string_view name, std::string_view rest);
  bool read_word(std::string_view rest);
  bool read_bucket(std::string_view rest);
  bool read_rows(std::string_view rest, std::int8_t* to);

  BlobHeader header_;
  std::vector<DenseNetwork> networks_;
  std::vector<std::int8_t> buckets_, words_;
  std::vector<std::uint32_t> hashes_;
  std::size_t begun_ = 0;
  std::array<std::size_t, kParts> rows_ = kPartRows;  // read of the network begun last
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
    if (rows_ != kPartRows) return false;
    rows_ = {};
    return ++begun_ <= networks_.size();
  }
  return begun_ > 0 && read_network_row(name, rest);
}

bool Reader::complete() const {
  return !networks_.empty() && begun_ == networks_.size() && rows_ == kPartRows;
}

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

bool read_matrix_row(std::string_view rest, std::size_t row, std::int16_t* matrix) {
  const std::size_t at = row / kModelWidth * kModelWidth * kModelWidth +
                         row % kModelWidth / 2 * 2 * kModelWidth + row % 2;
  return read_vector(rest, 1, 2, matrix + at);
}

bool Reader::read_network_row(std::string_view name, std::string_view rest) {
  const auto found = std::find(kPartNames.begin(), kPartNames.end(), name);
  if (found == kPartNames.end()) return false;
  const auto part = static_cast<Part>(found - kPartNames.begin());
  if (rows_[part] == kPartRows[part]) return false;
  const std::size_t row = rows_[part]++;
  DenseNetwork& net = networks_[begun_ - 1];
  switch (part) {
    case kTap:
      return read_matrix_row(rest, row % kLayerRows, net.taps[row / kLayerRows].data());
    case kTapBias:
      return read_vector(rest, kRowUnit, 1, net.tap_bias[row].data());
    case kPage:
      return read_matrix_row(rest, row, net.page.data());
    case kHidden:
      return read_matrix_row(rest, row, net.hidden.data());
    case kBias:
      if (!read_vector(rest, 1, 1, net.bias.data())) return false;
      for (std::int32_t& b : net.bias) b /= kWeightUnit / kRowUnit;
      return true;
    case kHiddenBias:
      return read_vector(rest, kRowUnit, 1, net.hidden_bias.data());
    case kOutput:
      return read_vector(rest, 1, 1, net.output.data());
    default:
      break;
  }
  const auto bias = read_number<std::int32_t>(rest);
  if (bias) net.output_bias = *bias * kRowUnit;
  return bias.has_value();
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
  if (!reader.complete())
    return Error{ErrorCode::kBadData, "line model: networks or rows of one are missing"};
  return reader.blob();
}

}  // namespace newsfold::extract

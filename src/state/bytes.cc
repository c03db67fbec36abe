#include "state/bytes.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace newsfold::state {

namespace {

// A number's lowest byte first, as it lies in memory nearly everywhere.
std::uint64_t little_endian(std::uint64_t value) {
  if constexpr (std::endian::native == std::endian::big) return __builtin_bswap64(value);
  return value;
}

}  // namespace

void Writer::fixed(std::uint64_t value, int bytes) {
  const std::uint64_t stored = little_endian(value);
  bytes_.append(reinterpret_cast<const char*>(&stored), static_cast<std::size_t>(bytes));
}

void Writer::number(std::uint64_t value) {
  char stored[10];
  std::size_t size = 0;
  for (; value >= 0x80; value >>= 7) stored[size++] = static_cast<char>(value | 0x80);
  stored[size++] = static_cast<char>(value);
  bytes_.append(stored, size);
}

void Writer::text(std::string_view value) {
  number(value.size());
  bytes_.append(value);
}

std::uint64_t Reader::fixed(int bytes) {
  if (bytes_.size() < static_cast<std::size_t>(bytes)) {
    ok_ = false;
    bytes_ = {};
    return 0;
  }
  std::uint64_t value = 0;
  if (bytes_.size() >= 8) {
    std::memcpy(&value, bytes_.data(), 8);  // of fixed size: no call
  } else {
    std::memcpy(&value, bytes_.data(), bytes_.size());
  }
  bytes_.remove_prefix(static_cast<std::size_t>(bytes));
  return little_endian(value) & (~std::uint64_t{0} >> (64 - 8 * bytes));
}

std::uint64_t Reader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) return value;
  }
  ok_ = false;
  bytes_ = {};
  return 0;
}

std::string_view Reader::text() {
  const std::size_t size = count(1);
  const std::string_view out = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return out;
}

std::size_t Reader::count(std::size_t least) {
  const std::uint64_t value = number();
  if (value <= bytes_.size() / least) return static_cast<std::size_t>(value);
  ok_ = false;
  bytes_ = {};
  return 0;
}

namespace {

class BitWriter {
 public:
  explicit BitWriter(std::string& bytes) : bytes_(bytes) {}
  // REQUIRES: count <= 32.
  void bits(std::uint32_t value, unsigned count) {
    pending_ |= std::uint64_t{value} << used_;
    used_ += count;
    if (used_ < 32) return;
    const std::uint64_t stored = little_endian(pending_);
    bytes_.append(reinterpret_cast<const char*>(&stored), 4);
    pending_ >>= 32;
    used_ -= 32;
  }
  void flush() {
    const std::uint64_t stored = little_endian(pending_);
    bytes_.append(reinterpret_cast<const char*>(&stored), (used_ + 7) / 8);
  }

 private:
  std::string& bytes_;
  std::uint64_t pending_ = 0;
  unsigned used_ = 0;
};

// Gives zeros past the end; ok() tells.
class RiceReader {
 public:
  // REQUIRES: low_bits <= 31.
  RiceReader(std::string_view bytes, unsigned low_bits) : bytes_(bytes), low_bits_(low_bits) {}

  // As many ones as come before the next zero, times 2^low_bits, and the bits behind it.
  std::uint32_t next() {
    std::uint32_t high = 0;
    std::uint64_t ahead = look();
    auto run = static_cast<unsigned>(std::countr_one(ahead));
    while (run > kMostOnes) {
      at_ += kMostOnes;
      high += kMostOnes;
      ahead = look();
      run = static_cast<unsigned>(std::countr_one(ahead));
    }
    at_ += run + 1 + low_bits_;
    const std::uint64_t low = ahead >> run >> 1 & ((std::uint64_t{1} << low_bits_) - 1);
    return (high + run) << low_bits_ | static_cast<std::uint32_t>(low);
  }
  bool ok() const { return at_ <= bytes_.size() * 8; }

 private:
  static constexpr unsigned kMostOnes = 24;  // with a zero and 31 bits what one look() gives

  // The next 57 bits or more.
  std::uint64_t look() const {
    std::uint64_t out = 0;
    const std::size_t byte = std::min(at_ / 8, bytes_.size());
    if (bytes_.size() - byte >= 8) {
      std::memcpy(&out, bytes_.data() + byte, 8);  // of fixed size: no call
    } else {
      std::memcpy(&out, bytes_.data() + byte, bytes_.size() - byte);
    }
    return little_endian(out) >> at_ % 8;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;  // bits
  unsigned low_bits_;
};

}  // namespace

std::string pack_ascending(const std::vector<std::uint32_t>& values) {
  Writer header;
  header.number(values.size());
  if (values.empty()) return header.take();
  const std::uint64_t mean_gap = values.back() / values.size() + 1;
  const auto low_bits = std::min(static_cast<unsigned>(std::bit_width(mean_gap) - 1), 31U);
  header.number(low_bits);
  std::string out = header.take();
  BitWriter writer(out);
  std::uint32_t before = 0;
  for (const std::uint32_t value : values) {
    const std::uint32_t gap = value - before;
    before = value;
    // In ones and a zero: the gap over 2^low_bits.
    std::uint32_t high = gap >> low_bits;
    for (; high >= 31; high -= 31) writer.bits((std::uint32_t{1} << 31) - 1, 31);
    writer.bits((std::uint32_t{1} << high) - 1, high);
    writer.bits(0, 1);
    writer.bits(gap & ((std::uint32_t{1} << low_bits) - 1), low_bits);
  }
  writer.flush();
  return out;
}

std::size_t count_ascending(std::string_view bytes) {
  const std::uint64_t count = Reader(bytes).number();
  return count > bytes.size() * 8 ? 0 : static_cast<std::size_t>(count);
}

std::vector<std::uint32_t> unpack_ascending(std::string_view bytes, std::uint64_t end) {
  Reader header(bytes);
  const std::uint64_t count = header.number();
  std::vector<std::uint32_t> out;
  if (count == 0 || count > bytes.size() * 8) return out;
  const std::uint64_t low_bits = header.number();
  if (!header.ok() || low_bits > 31) return out;
  RiceReader reader(header.rest(), static_cast<unsigned>(low_bits));
  out.resize(count);
  std::size_t size = 0;
  std::uint32_t value = 0;
  for (; size < count && reader.ok(); ++size) {
    value += reader.next();
    if (value >= end) break;
    out[size] = value;
  }
  out.resize(size);
  if (!reader.ok()) out.clear();
  return out;
}

}  // namespace newsfold::state

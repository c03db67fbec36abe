// Little-endian numbers to and from bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace newsfold::fingerprint {

class ByteWriter {
 public:
  void bytes(std::string_view bytes) { out_ += bytes; }
  void u8(std::uint8_t value) { out_.push_back(static_cast<char>(value)); }
  void u16(std::uint16_t value) { number(value, 2); }
  void u32(std::uint32_t value) { number(value, 4); }
  std::string take() { return std::move(out_); }

 private:
  void number(std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) u8(static_cast<std::uint8_t>(value >> (8 * i)));
  }

  std::string out_;
};

// Reading past the end gives zeros and makes finished() false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes(std::size_t size) {
    if (size > bytes_.size() - at_) {
      failed_ = true;
      return {};
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t u32() { return number(4); }
  // A number of items of at least `item_size` bytes each; 0 when so many can't follow.
  std::uint32_t count(std::size_t item_size) {
    const std::uint32_t value = u32();
    if (value > (bytes_.size() - at_) / item_size) failed_ = true;
    return failed_ ? 0 : value;
  }
  // Everything was read, and nothing more was asked for.
  bool finished() const { return !failed_ && at_ == bytes_.size(); }

 private:
  std::uint32_t number(std::size_t size) {
    const std::string_view found = bytes(size);
    std::uint32_t value = 0;
    for (std::size_t i = found.size(); i-- > 0;)
      value = value << 8 | static_cast<unsigned char>(found[i]);
    return value;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace newsfold::fingerprint

// Numbers in blobs: little-endian and variable-length, the same on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::state {

class Writer {
 public:
  // `bytes` of 1 to 8, little-endian.
  void fixed(std::uint64_t value, int bytes);
  // LEB128: 7 bits a byte.
  void number(std::uint64_t value);
  void text(std::string_view value);

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Past the end, or where a number is damaged, everything reads as 0 or empty and ok() is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t fixed(int bytes);
  std::uint64_t number();
  std::string_view text();
  // A number that counts items still to be read, each of at least `least` bytes.
  std::size_t count(std::size_t least);

  bool ok() const { return ok_; }
  bool at_end() const { return bytes_.empty(); }
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

// Ascending distinct numbers below 2^32 that are spread like hashes: Rice codes of their gaps, near
// the entropy.
std::string pack_ascending(const std::vector<std::uint32_t>& values);
// How many there are.
std::size_t count_ascending(std::string_view bytes);
// Those below `end`; empty where the bytes up to there are damaged and not what pack_ascending()
// gave.
std::vector<std::uint32_t> unpack_ascending(std::string_view bytes,
                                            std::uint64_t end = std::uint64_t{1} << 32);

}  // namespace newsfold::state

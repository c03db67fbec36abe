// What the bytes of a text are, 64 at a time. Pure, thread-safe, the same on every target.
#pragma once

#include <cstddef>
#include <cstdint>

namespace newsfold::simd {

// Bit i speaks of byte i of the block; bits beyond the text are 0.
struct AsciiBlock {
  std::uint64_t letters = 0;     // A-Z a-z
  std::uint64_t capitals = 0;    // A-Z
  std::uint64_t digits = 0;      // 0-9
  std::uint64_t mids = 0;        // ' , . : ;  which may join what stands on both sides of them
  std::uint64_t connectors = 0;  // @ _  which may join what stands on either side
  std::uint64_t high = 0;        // 0x80 and above: parts of code points beyond ASCII
};

// Fills (size + 63) / 64 blocks, and `lower` with the text, A-Z as a-z. `lower` may be null.
// REQUIRES: room for size bytes at `lower`.
void classify_ascii(const char* text, std::size_t size, AsciiBlock* blocks, char* lower);

// The bits of one kind of 64 bytes from byte `at` on, which need not begin a block. REQUIRES: a
// block behind that of `at`, which may be empty.
inline std::uint64_t bits_from(const AsciiBlock* blocks, std::uint64_t AsciiBlock::*kind,
                               std::size_t at) {
  const AsciiBlock* const block = blocks + at / 64;
  const std::size_t shift = at % 64;
  return block[0].*kind >> shift | block[1].*kind << 1 << (63 - shift);
}

// Whether no byte is 0x80 or above.
bool is_ascii(const char* text, std::size_t size);

}  // namespace newsfold::simd

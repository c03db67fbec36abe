#include <cstring>

#include "newsfold/base/hash.h"
#include "newsfold/text/words.h"
#include "text/word_scanner.h"

namespace newsfold::text {
namespace {

constexpr std::size_t kShort = 16;  // bytes
constexpr std::string_view kApostrophe = "\u2019";

__extension__ using Wide = unsigned __int128;

std::uint64_t multiply_fold(std::uint64_t a, std::uint64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Up to 16 bytes as two little-endian words, zero beyond the end.
struct Short {
  std::uint64_t low = 0, high = 0;

  std::uint64_t hash(std::size_t size) const {
    const std::uint64_t mixed =
        multiply_fold(low ^ 0xA0761D6478BD642FULL, high ^ size ^ 0xE7037ED1A0B428DBULL);
    return multiply_fold(mixed ^ 0x8EBC6AF09C88C6E3ULL, size ^ 0x589965CC75374CC3ULL);
  }
};

std::uint64_t load_little(const char* at) {
  std::uint64_t out = 0;
  std::memcpy(&out, at, sizeof(out));
  return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? out : __builtin_bswap64(out);
}

// Masks of the first 0..16 bytes, without a branch on the size, which no predictor can guess.
struct Masks {
  std::uint64_t low[kShort + 1] = {}, high[kShort + 1] = {};

  constexpr Masks() {
    for (std::size_t size = 1; size <= kShort; ++size) {
      low[size] = ~std::uint64_t{0} >> (size < 8 ? 64 - 8 * size : 0);
      high[size] = size <= 8 ? 0 : ~std::uint64_t{0} >> (128 - 8 * size);
    }
  }
};
constexpr Masks kMasks;

// REQUIRES: 16 bytes can be read at `at`; size <= 16.
Short load_short(const char* at, std::size_t size) {
  return {load_little(at) & kMasks.low[size], load_little(at + 8) & kMasks.high[size]};
}

std::uint64_t hash_bytes(std::string_view bytes) {
  if (bytes.size() > kShort) return hash64(bytes);
  char padded[kShort] = {};
  std::memcpy(padded, bytes.data(), bytes.size());
  return load_short(padded, bytes.size()).hash(bytes.size());
}

}  // namespace

std::uint64_t token_hash(std::string_view folded) {
  if (folded.find(kApostrophe) == std::string_view::npos) return hash_bytes(folded);
  std::string plain(folded);
  for (std::size_t at = plain.find(kApostrophe); at != std::string::npos;
       at = plain.find(kApostrophe, at)) {
    plain.replace(at, kApostrophe.size(), "'");
  }
  return hash_bytes(plain);
}

void token_hashes(std::string_view text, std::vector<Word>& words,
                  std::vector<std::uint64_t>& hashes) {
  thread_local WordScanner scanner;
  thread_local std::vector<char> folded;
  folded.resize(text.size() + kShort);
  scanner.scan(text, words, folded.data());
  hashes.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t size = words[i].end - words[i].begin;
    const char* const at = folded.data() + words[i].begin;
    if (!scanner.is_folded(words[i])) {
      hashes[i] = token_hash(fold(text.substr(words[i].begin, size)));
    } else {
      hashes[i] = size <= kShort ? load_short(at, size).hash(size) : hash64({at, size});
    }
  }
}

}  // namespace newsfold::text

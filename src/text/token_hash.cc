#include <cstring>

#include <unicode/utf8.h>

#include "newsfold/base/hash.h"
#include "newsfold/text/words.h"
#include "text/fold_table.h"
#include "text/word_scanner.h"

namespace newsfold::text {
namespace {

constexpr std::size_t kShort = 16;  // bytes
constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
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

std::uint64_t first_bytes(std::uint64_t word, std::size_t count) {
  return count >= 8 ? word : word & ((std::uint64_t{1} << 8 * count) - 1);
}

// REQUIRES: 16 bytes can be read at `at`; size <= 16.
Short load_short(const char* at, std::size_t size) {
  return {first_bytes(load_little(at), size),
          size > 8 ? first_bytes(load_little(at + 8), size - 8) : 0};
}

std::uint64_t hash_bytes(std::string_view bytes) {
  if (bytes.size() > kShort) return hash64(bytes);
  char padded[kShort] = {};
  std::memcpy(padded, bytes.data(), bytes.size());
  return load_short(padded, bytes.size()).hash(bytes.size());
}

// Folds a token that is not all ASCII by table, U+2019 as an apostrophe, into at most `room` bytes.
// Gives the size; 0 where the table or the room does not do.
std::size_t fold_by_table(std::string_view token, char* out, std::size_t room) {
  const FoldTable& table = FoldTable::get();
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(token.data());
  std::size_t size = 0;
  for (std::size_t at = 0; at < token.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, token.size(), c);
    if (c < 0) return 0;
    std::string_view folded;
    const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    if (c < 0x80) {
      folded = {&lower, 1};
    } else if (c == 0x2019) {
      folded = "'";
    } else if (const std::string_view* found = table.find(static_cast<char32_t>(c))) {
      folded = *found;
    } else {
      return 0;
    }
    if (size + folded.size() > room) return 0;
    for (const char byte : folded) out[size++] = byte;
  }
  return size;
}

std::uint64_t hash_any(std::string_view token) {
  char buffer[64];
  const std::size_t size = fold_by_table(token, buffer, sizeof(buffer));
  return size == 0 ? token_hash(fold(token)) : hash_bytes({buffer, size});
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
  thread_local std::vector<char> lower;
  lower.resize(text.size() + kShort);
  scanner.scan(text, words, lower.data());
  hashes.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t size = words[i].end - words[i].begin;
    const char* const at = lower.data() + words[i].begin;
    if (size <= kShort) {
      const Short token = load_short(at, size);
      if (((token.low | token.high) & kHighBits) == 0) {
        hashes[i] = token.hash(size);
        continue;
      }
    }
    hashes[i] = hash_any({at, size});
  }
}

}  // namespace newsfold::text

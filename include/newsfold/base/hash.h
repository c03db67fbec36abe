// XXH3 (xxHash) behind four functions, so that a scheme's hash is defined in one place.
// Pure, thread-safe, the same on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsfold {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);
// XXH3-128 as 32 lower-case hex digits, high half first.
std::string hash128_hex(std::string_view bytes);
// 16 lower-case hex digits.
std::string hex64(std::uint64_t value);
// An integer mixer (the finalizer of MurmurHash3): bijective, for combining hashes.
constexpr std::uint64_t mix64(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  x ^= x >> 33;
  return x;
}

}  // namespace newsfold

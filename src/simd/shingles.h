// Hashes of runs of tokens, combined from the tokens' own hashes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace newsfold::simd {

inline constexpr std::size_t kShingleTokens = 3;

// One hash for each run of three tokens, in order (mod 2^64, rotl to the left):
//   shingle i = (t[i] + rotl(t[i + 1], 21)) ^ rotl(t[i + 2], 42)
// A uniform function of uniform token hashes, different for another order of the tokens. Fewer than
// three tokens give none. `out` is overwritten.
void shingle_hashes(std::span<const std::uint64_t> tokens, std::vector<std::uint64_t>& out);

}  // namespace newsfold::simd

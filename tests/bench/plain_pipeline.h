// What copy64 is measured against.
#pragma once

#include <cstdint>
#include <string>

namespace newsfold::bench {

// ASCII letters and digits, and whatever lies beyond ASCII, are words, lower-cased one by one; XXH3
// of each shingle's bytes; a loop over bits. Compiled by clang -O3 where there is one: g++ 12 makes
// branches of the loop.
std::uint64_t plain_pipeline(const std::string& text);

}  // namespace newsfold::bench

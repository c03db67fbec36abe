// Word runs inside quotation marks: two reports of one event quote the same sentence.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsfold::fingerprint {

inline constexpr std::size_t kQuoteRun = 5;  // words
inline constexpr std::size_t kMaxQuoteRuns = 64;

// Hashes of the runs of kQuoteRun folded words inside “…”, "…", «…», „…“: ascending, distinct, at
// most kMaxQuoteRuns (those of the smallest hash, so that two texts keep the same ones).
std::vector<std::uint32_t> quote_runs(std::string_view text);

}  // namespace newsfold::fingerprint

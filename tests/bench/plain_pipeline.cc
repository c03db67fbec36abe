#include "bench/plain_pipeline.h"

#include <string_view>
#include <vector>

#include "newsfold/base/hash.h"

namespace newsfold::bench {

std::uint64_t plain_pipeline(const std::string& text) {
  std::string lower;
  std::vector<std::size_t> begins, ends;
  for (const char c : text) {
    const bool word =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
    const bool inside = begins.size() > ends.size();
    if (word && !inside) begins.push_back(lower.size());
    if (!word && inside) ends.push_back(lower.size());
    if (word) lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    if (!word && inside) lower.push_back(' ');
  }
  std::int32_t votes[64] = {};
  for (std::size_t i = 0; i + 2 < ends.size(); ++i) {
    const std::uint64_t hash =
        hash64(std::string_view(lower).substr(begins[i], ends[i + 2] - begins[i]));
    for (unsigned bit = 0; bit < 64; ++bit) votes[bit] += 2 * static_cast<int>(hash >> bit & 1) - 1;
  }
  std::uint64_t out = 0;
  for (unsigned bit = 0; bit < 64; ++bit) out |= std::uint64_t{votes[bit] > 0} << bit;
  return out;
}
}  // namespace newsfold::bench

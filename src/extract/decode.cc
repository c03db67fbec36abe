#include "extract/decode.h"

#include <algorithm>
#include <array>

namespace newsfold::extract {

std::vector<bool> decode_chain(std::span<const std::int32_t> scores,
                               std::span<const std::int8_t> forced, std::int32_t change_cost) {
  constexpr std::int64_t kForce = std::int64_t{1} << 40;
  const std::size_t n = scores.size();
  std::vector<bool> article(n);
  if (n == 0) return article;
  // best[s]: the best path that ends in state s; from[t][s]: the state before it.
  std::array<std::int64_t, 2> best{};
  std::vector<std::array<std::uint8_t, 2>> from(n);
  for (std::size_t t = 0; t < n; ++t) {
    const std::int64_t score = scores[t] + forced[t] * kForce;
    std::array<std::int64_t, 2> next{};
    for (std::uint8_t s = 0; s < 2; ++s) {
      const std::int64_t stay = best[s];
      const std::int64_t change = t == 0 ? best[s] : best[1 - s] - change_cost;
      from[t][s] = change > stay ? 1 - s : s;
      next[s] = std::max(stay, change) + (s == 1 ? score : 0);
    }
    best = next;
  }
  std::uint8_t state = best[1] > best[0] ? 1 : 0;
  for (std::size_t t = n; t-- > 0;) {
    article[t] = state == 1;
    state = from[t][state];
  }
  return article;
}

std::vector<bool> decode_article(std::span<std::int32_t> scores,
                                 std::span<const std::uint32_t> lengths,
                                 std::span<const std::int8_t> forced, std::int32_t change_cost) {
  constexpr std::uint32_t kFewWords = 8;
  constexpr std::int32_t kLeast = -4096;
  constexpr std::int32_t kNear = 1024;
  std::vector<bool> article = decode_chain(scores, forced, change_cost);
  std::uint32_t words = 0;
  std::int32_t best = INT32_MIN;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (article[i]) words += lengths[i];
    if (forced[i] == 0 && lengths[i] >= kFewWords) best = std::max(best, scores[i]);
  }
  if (words >= kFewWords || best < kLeast || best >= kNear) return article;
  for (std::int32_t& score : scores) score += kNear - best;
  return decode_chain(scores, forced, change_cost);
}

}  // namespace newsfold::extract

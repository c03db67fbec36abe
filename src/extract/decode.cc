#include "extract/decode.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

namespace newsfold::extract {
namespace {

constexpr std::int32_t kCertain = 4096;

// 4096 / (1 + exp(-x / 4)) for x from 0 to 32.
constexpr std::array<std::int32_t, 33> kLogistic = {
    2048, 2303, 2550, 2782, 2994, 3184, 3349, 3490, 3608, 3705, 3785,
    3850, 3902, 3943, 3976, 4002, 4022, 4038, 4051, 4061, 4069, 4075,
    4079, 4083, 4086, 4088, 4090, 4091, 4092, 4093, 4094, 4094, 4095};

// A short line counts a little even without words.
std::int64_t weight_of(std::uint32_t length) { return 32 * std::int64_t{length} + 1; }

bool is_furniture(std::span<const std::int32_t> log_odds, std::span<const std::uint32_t> lengths,
                  std::span<const std::int8_t> forced) {
  constexpr std::uint32_t kLongLine = 8;     // words
  constexpr std::int32_t kUnlikely = -2048;  // one in eight
  for (std::size_t i = 0; i < log_odds.size(); ++i) {
    if (forced[i] == 0 && lengths[i] >= kLongLine && log_odds[i] >= kUnlikely) return false;
  }
  return true;
}

// Kept lines with few others between them.
struct Block {
  std::size_t begin = 0, end = 0;
  std::int64_t weight = 0;    // of its kept lines
  std::int64_t log_odds = 0;  // the same, times each line's
  bool forced = false;
};

std::vector<Block> find_blocks(std::span<const std::int32_t> log_odds,
                               std::span<const std::uint32_t> lengths,
                               std::span<const std::int8_t> forced,
                               const std::vector<bool>& article) {
  constexpr std::size_t kGap = 12;  // lines
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < article.size(); ++i) {
    if (!article[i]) continue;
    if (blocks.empty() || i - blocks.back().end >= kGap) blocks.push_back({i});
    Block& block = blocks.back();
    block.end = i + 1;
    block.weight += weight_of(lengths[i]);
    block.log_odds += weight_of(lengths[i]) * log_odds[i];
    block.forced = block.forced || forced[i] > 0;
  }
  return blocks;
}

// What stands far below the article, is short beside it, and none too sure, is of another one.
void drop_islands(const std::vector<Block>& blocks, std::vector<bool>& article) {
  constexpr std::int64_t kShare = 10;    // of the article, the other way round
  constexpr std::int64_t kSure = 2'730;  // fourteen in fifteen
  const auto main =
      std::max_element(blocks.begin(), blocks.end(),
                       [](const Block& a, const Block& b) { return a.weight < b.weight; });
  for (auto block = main; block != blocks.end(); ++block) {
    if (block->forced || kShare * block->weight >= main->weight ||
        block->log_odds >= kSure * block->weight)
      continue;
    std::fill(article.begin() + static_cast<std::ptrdiff_t>(block->begin),
              article.begin() + static_cast<std::ptrdiff_t>(block->end), false);
  }
}

}  // namespace

std::int32_t probability(std::int32_t log_odds) {
  const std::int64_t x = std::min<std::int64_t>(std::abs(std::int64_t{log_odds}), 32 * 256 - 1);
  const auto step = static_cast<std::size_t>(x / 256);
  const auto rest = static_cast<std::int32_t>(x % 256);
  const std::int32_t p = kLogistic[step] + (kLogistic[step + 1] - kLogistic[step]) * rest / 256;
  return log_odds < 0 ? kCertain - p : p;
}

std::vector<bool> decode_article(std::span<const std::int32_t> log_odds,
                                 std::span<const std::uint32_t> lengths,
                                 std::span<const std::int8_t> forced) {
  const std::size_t n = log_odds.size();
  std::vector<bool> article(n);
  std::vector<std::int64_t> expected(n);  // article words, in 1/4096 of a weight
  std::int64_t wanted = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const std::int32_t p = forced[i] == 0 ? probability(log_odds[i]) : forced[i] > 0 ? kCertain : 0;
    expected[i] = weight_of(lengths[i]) * p;
    wanted += expected[i];
    article[i] = forced[i] == 0 ? log_odds[i] > 0 : forced[i] > 0;
  }
  if (is_furniture(log_odds, lengths, forced)) return article;
  article.assign(n, false);
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  std::erase_if(order, [&](std::size_t i) { return forced[i] < 0; });
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return forced[a] != forced[b] ? forced[a] > forced[b] : log_odds[a] > log_odds[b];
  });
  std::int64_t kept = 0, both = 0;
  double best = 0;
  std::size_t most = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    kept += weight_of(lengths[order[k]]);
    both += expected[order[k]];
    // Times kCertain, precision plus recall: both / kept + kCertain * both / wanted.
    const double sum = static_cast<double>(both) / static_cast<double>(kept) +
                       kCertain * (static_cast<double>(both) / static_cast<double>(wanted));
    if (sum > best) {
      best = sum;
      most = k + 1;
    }
  }
  for (std::size_t k = 0; k < most; ++k) article[order[k]] = true;
  drop_islands(find_blocks(log_odds, lengths, forced, article), article);
  return article;
}

}  // namespace newsfold::extract

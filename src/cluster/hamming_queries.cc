#include "cluster/hamming_queries.h"

#include <algorithm>
#include <bit>

#include "simd/hamming.h"

namespace newsfold::cluster {
namespace {

constexpr std::uint32_t kMostBlockRadius = 2;

// Nanoseconds, roughly: a look into the tables, an entry found there, a comparison of all with all.
constexpr double kLookCost = 4;
constexpr double kEntryCost = 3;
constexpr double kPairCost = 0.1;

// Values of a block that differ from 0 in at most `radius` bits.
std::vector<std::uint32_t> ball(unsigned bits, std::uint32_t radius) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t value = 0; value < std::uint32_t{1} << bits; ++value) {
    if (static_cast<std::uint32_t>(std::popcount(value)) <= radius) out.push_back(value);
  }
  return out;
}

}  // namespace

QueryTable::QueryTable(std::span<const std::uint64_t> queries, std::uint32_t radius)
    : queries_(queries), radius_(radius), block_radius_(radius / kBlocks) {
  if (block_radius_ > kMostBlockRadius) return;
  const std::vector<std::uint32_t> flips = ball(kBlockBits, block_radius_);
  const auto count = static_cast<double>(queries.size());
  const double entries = kBlocks * count * static_cast<double>(flips.size()) / kValues;
  if (count * kPairCost < kLookCost + entries * kEntryCost) return;
  tables_.resize(kBlocks);
  for (unsigned block = 0; block < kBlocks; ++block) fill(tables_[block], block, flips);
}

void QueryTable::fill(Table& table, unsigned block, std::span<const std::uint32_t> flips) {
  const auto key = [block](std::uint64_t fingerprint) {
    return static_cast<std::size_t>(fingerprint >> block * kBlockBits & (kValues - 1));
  };
  table.begins.assign(kValues + 1, 0);
  for (const std::uint64_t query : queries_) {
    for (const std::uint32_t flip : flips) ++table.begins[(key(query) ^ flip) + 1];
  }
  for (std::size_t value = 0; value < kValues; ++value) {
    if (table.begins[value + 1] > 0) table.occupied[value / 64] |= std::uint64_t{1} << value % 64;
    table.begins[value + 1] += table.begins[value];
  }
  table.queries.resize(queries_.size() * flips.size());
  std::vector<std::uint32_t> next(table.begins.begin(), table.begins.end() - 1);
  for (std::uint32_t q = 0; q < queries_.size(); ++q) {
    for (const std::uint32_t flip : flips) {
      table.queries[next[key(queries_[q]) ^ flip]++] = q;
    }
  }
}

void QueryTable::find(std::span<const std::uint64_t> fingerprints, std::vector<Hit>& hits) const {
  hits.clear();
  if (tables_.empty()) return compare_all(fingerprints, hits);
  for (unsigned block = 0; block < kBlocks; ++block) find_in(block, fingerprints, hits);
}

void QueryTable::find_in(unsigned block, std::span<const std::uint64_t> fingerprints,
                         std::vector<Hit>& hits) const {
  const Table& table = tables_[block];
  const auto key = [block](std::uint64_t fingerprint) {
    return static_cast<std::size_t>(fingerprint >> block * kBlockBits & (kValues - 1));
  };
  // Without a branch on what no predictor can guess.
  std::vector<std::uint32_t> candidates(fingerprints.size() + 1);
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < fingerprints.size(); ++i) {
    const std::size_t value = key(fingerprints[i]);
    candidates[count] = i;
    count += table.occupied[value / 64] >> value % 64 & 1;
  }
  const auto found_before = [&](std::uint64_t difference) {
    for (unsigned before = 0; before < block; ++before) {
      const std::uint64_t part = difference >> before * kBlockBits & (kValues - 1);
      if (static_cast<std::uint32_t>(std::popcount(part)) <= block_radius_) return true;
    }
    return false;
  };
  for (std::size_t c = 0; c < count; ++c) {
    const std::uint64_t fingerprint = fingerprints[candidates[c]];
    const std::size_t value = key(fingerprint);
    for (std::uint32_t e = table.begins[value]; e < table.begins[value + 1]; ++e) {
      const std::uint64_t difference = fingerprint ^ queries_[table.queries[e]];
      const auto distance = static_cast<std::uint32_t>(std::popcount(difference));
      if (distance > radius_ || found_before(difference)) continue;
      hits.push_back({table.queries[e], candidates[c], distance});
    }
  }
}

void QueryTable::compare_all(std::span<const std::uint64_t> fingerprints,
                             std::vector<Hit>& hits) const {
  std::vector<std::uint32_t> near(fingerprints.size());
  for (std::uint32_t q = 0; q < queries_.size(); ++q) {
    const std::size_t count =
        simd::within64(queries_[q], fingerprints.data(), fingerprints.size(), radius_, near.data());
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t difference = queries_[q] ^ fingerprints[near[i]];
      hits.push_back({q, near[i], static_cast<std::uint32_t>(std::popcount(difference))});
    }
  }
}

}  // namespace newsfold::cluster

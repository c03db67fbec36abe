// A batch of queries, ready for the standing fingerprints to stream past; see
// newsfold/cluster/hamming_index.h for the method.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsfold::cluster {

class QueryTable {
 public:
  // REQUIRES: `queries` outlives the table.
  QueryTable(std::span<const std::uint64_t> queries, std::uint32_t radius);

  struct Hit {
    std::uint32_t query = 0;
    std::uint32_t at = 0;  // position in the span
    std::uint32_t distance = 0;
  };
  // Overwrites `hits` with every pair within the radius once, in an order that is a function of the
  // arguments. At most kSpan fingerprints at a time: `hits` may hold each pair of a query and one.
  static constexpr std::size_t kSpan = 1 << 14;
  void find(std::span<const std::uint64_t> fingerprints, std::vector<Hit>& hits) const;

 private:
  static constexpr unsigned kBlocks = 4;
  static constexpr unsigned kBlockBits = 16;
  static constexpr std::size_t kValues = std::size_t{1} << kBlockBits;

  // Queries by the values of one block near to their own.
  struct Table {
    std::vector<std::uint32_t> begins;  // of the entries of each value
    std::vector<std::uint32_t> queries;
    std::array<std::uint64_t, kValues / 64> occupied{};
  };

  void fill(Table& table, unsigned block, std::span<const std::uint32_t> flips);
  void find_in(unsigned block, std::span<const std::uint64_t> fingerprints,
               std::vector<Hit>& hits) const;
  void compare_all(std::span<const std::uint64_t> fingerprints, std::vector<Hit>& hits) const;

  std::span<const std::uint64_t> queries_;
  std::uint32_t radius_;
  std::uint32_t block_radius_;
  std::vector<Table> tables_;  // none where comparing all is cheaper
};

}  // namespace newsfold::cluster

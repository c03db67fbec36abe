#include "newsfold/cluster/hamming_index.h"

#include <algorithm>
#include <tuple>

#include "cluster/hamming_queries.h"
#include "cluster/parallel.h"
#include "simd/hamming.h"

namespace newsfold::cluster {
namespace {

constexpr std::size_t kBatch = 1 << 14;  // queries: their tables stay in the cache
constexpr std::size_t kPart = 1 << 18;   // standing fingerprints a thread takes at a time
constexpr std::size_t kMostMatches = 4 * kMatchesPerQuery;

struct Near {
  std::uint32_t standing = 0;
  std::uint32_t distance = 0;
};

// Keeps the nearest, and of the others one for each component that touches none of the kept.
void keep_nearest_and_witnesses(std::span<const std::uint64_t> standing, std::uint32_t radius,
                                std::vector<Near>& matches) {
  std::sort(matches.begin(), matches.end(), [](const Near& a, const Near& b) {
    return std::tie(a.distance, a.standing) < std::tie(b.distance, b.standing);
  });
  std::vector<std::uint64_t> reached;
  std::vector<Near> open(matches.begin() + kMatchesPerQuery, matches.end());
  matches.resize(kMatchesPerQuery);
  reached.reserve(matches.size());
  for (const Near& match : matches) reached.push_back(standing[match.standing]);
  std::vector<std::uint64_t> values;
  std::vector<std::uint32_t> near;
  while (!open.empty()) {
    if (reached.empty()) {
      matches.push_back(open.front());
      reached.push_back(standing[open.front().standing]);
      open.erase(open.begin());
    }
    const std::uint64_t from = reached.back();
    reached.pop_back();
    values.clear();
    for (const Near& match : open) values.push_back(standing[match.standing]);
    near.resize(values.size());
    near.resize(simd::within64(from, values.data(), values.size(), radius, near.data()));
    for (const std::uint32_t at : near) {
      reached.push_back(values[at]);
      open[at].distance = ~0U;
    }
    if (!near.empty()) std::erase_if(open, [](const Near& match) { return match.distance == ~0U; });
  }
}

// The matches of a batch of queries in one part of the standing set.
class Matcher {
 public:
  Matcher(std::span<const std::uint64_t> standing, const QueryTable& table, std::size_t queries,
          std::uint32_t radius)
      : standing_(standing), table_(table), radius_(radius), of_(queries), capped_(queries) {}

  void add(std::uint32_t query, Near near) {
    of_[query].push_back(near);
    if (of_[query].size() <= kMostMatches) return;
    const std::size_t all = of_[query].size();
    keep_nearest_and_witnesses(standing_, radius_, of_[query]);
    if (of_[query].size() < all) capped_[query] = true;
  }

  void match(std::size_t begin, std::size_t end) {
    std::vector<QueryTable::Hit> hits;
    for (std::size_t at = begin; at < end; at += QueryTable::kSpan) {
      table_.find(standing_.subspan(at, std::min(QueryTable::kSpan, end - at)), hits);
      for (const QueryTable::Hit& hit : hits) {
        add(hit.query, {static_cast<std::uint32_t>(at) + hit.at, hit.distance});
      }
    }
  }

  // `other` matched what stands behind what this one did.
  void take(const Matcher& other) {
    for (std::uint32_t q = 0; q < of_.size(); ++q) {
      for (const Near& near : other.of_[q]) add(q, near);
      if (other.capped_[q]) capped_[q] = true;
    }
  }

  void append_to(IndexMatches& out, std::size_t first) const {
    for (std::size_t q = 0; q < of_.size(); ++q) {
      for (const Near& near : of_[q]) {
        out.pairs.push_back({static_cast<std::uint32_t>(first + q), near.standing, near.distance});
      }
      out.capped_queries += capped_[q] ? 1 : 0;
    }
  }

 private:
  std::span<const std::uint64_t> standing_;
  const QueryTable& table_;
  std::uint32_t radius_;
  std::vector<std::vector<Near>> of_;  // by query
  std::vector<bool> capped_;
};

}  // namespace

IndexMatches HammingIndex::query(std::span<const std::uint64_t> fingerprints, std::uint32_t radius,
                                 unsigned threads) const {
  IndexMatches out;
  for (std::size_t first = 0; first < fingerprints.size(); first += kBatch) {
    const auto batch = fingerprints.subspan(first, std::min(kBatch, fingerprints.size() - first));
    const QueryTable table(batch, radius);
    const std::size_t parts = (standing_.size() + kPart - 1) / kPart;
    std::vector<Matcher> matchers(std::max<std::size_t>(parts, 1),
                                  Matcher(standing_, table, batch.size(), radius));
    parallel_blocks(standing_.size(), kPart, threads,
                    [&](std::size_t begin, std::size_t end, unsigned) {
                      matchers[begin / kPart].match(begin, end);
                    });
    for (std::size_t part = 1; part < parts; ++part) matchers[0].take(matchers[part]);
    matchers[0].append_to(out, first);
  }
  std::sort(out.pairs.begin(), out.pairs.end());
  return out;
}

}  // namespace newsfold::cluster

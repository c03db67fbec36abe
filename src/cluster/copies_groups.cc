#include "cluster/copies_groups.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace newsfold::cluster {
namespace {

class Grouping {
 public:
  Grouping(const std::vector<Document>& documents, std::uint16_t jaccard,
           const ShingleSource& shingles)
      : documents_(documents), jaccard_(jaccard), shingles_(shingles) {}

  // Whether the pair's documents stand in one group now.
  void join(const VerifiedPair& pair) {
    const std::uint32_t a = group_of(pair.a);
    const std::uint32_t b = group_of(pair.b);
    if (a == b || !coherent(a, b, pair)) return;
    const bool keep_a = std::make_pair(members_[b].size(), first_id(pair.a, pair.b)) <
                        std::make_pair(members_[a].size(), first_id(pair.b, pair.a));
    const std::uint32_t into = keep_a ? a : b;
    const std::uint32_t from = keep_a ? b : a;
    for (const std::uint32_t member : members_[from]) {
      members_[into].push_back(member);
      group_of_[member] = into;
    }
    members_[from].clear();
  }

  std::uint32_t group_of(std::uint32_t document) {
    const auto [found, made] =
        group_of_.emplace(document, static_cast<std::uint32_t>(members_.size()));
    if (made) members_.push_back({document});
    return found->second;
  }
  std::vector<std::vector<std::uint32_t>>& members() { return members_; }

 private:
  int first_id(std::uint32_t a, std::uint32_t b) const {
    return documents_[a].id < documents_[b].id ? 0 : 1;
  }

  bool coherent(std::uint32_t a, std::uint32_t b, const VerifiedPair& known) const {
    const auto represent = [&](std::uint32_t group) {
      const std::vector<std::uint32_t>& all = members_[group];
      return std::span(all).first(std::min(all.size(), kRepresentatives));
    };
    for (const std::uint32_t x : represent(a)) {
      std::vector<std::uint32_t> text;
      for (const std::uint32_t y : represent(b)) {
        if (std::minmax(x, y) == std::minmax(known.a, known.b)) continue;
        if (text.empty()) text = shingles_(x);
        if (overlap(text, shingles_(y)).jaccard() < jaccard_) return false;
      }
    }
    return true;
  }

  const std::vector<Document>& documents_;
  std::uint16_t jaccard_;
  const ShingleSource& shingles_;
  std::unordered_map<std::uint32_t, std::uint32_t> group_of_;
  std::vector<std::vector<std::uint32_t>> members_;  // in the order in which they joined
};

}  // namespace

CopyGroups group_copies(const std::vector<Document>& documents,
                        const std::vector<VerifiedPair>& pairs, std::uint16_t jaccard,
                        const ShingleSource& shingles) {
  std::vector<VerifiedPair> ordered = pairs;
  const auto key = [&](const VerifiedPair& pair) {
    const auto [first, second] = std::minmax(documents[pair.a].id, documents[pair.b].id);
    return std::make_tuple(-static_cast<int>(pair.overlap.jaccard()), std::string_view(first),
                           std::string_view(second));
  };
  std::sort(ordered.begin(), ordered.end(),
            [&](const VerifiedPair& x, const VerifiedPair& y) { return key(x) < key(y); });
  Grouping grouping(documents, jaccard, shingles);
  for (const VerifiedPair& pair : ordered) grouping.join(pair);
  CopyGroups out;
  for (const VerifiedPair& pair : pairs) {
    const bool together = grouping.group_of(pair.a) == grouping.group_of(pair.b);
    (together ? out.within : out.parted).push_back(pair);
  }
  for (std::vector<std::uint32_t>& group : grouping.members()) {
    if (group.size() < 2) continue;
    std::sort(group.begin(), group.end());
    out.groups.push_back(std::move(group));
  }
  std::sort(out.groups.begin(), out.groups.end());
  return out;
}

}  // namespace newsfold::cluster

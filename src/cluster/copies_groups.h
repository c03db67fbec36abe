// Groups of copies from verified pairs.
//
// A chain of pairs that are each a copy may lead from one text to another that it shares nothing
// with: two articles over a roundup of both, two halves over the whole. So a group must cohere:
// pairs join from the strongest on, and only where all members of the one side are copies of all of
// the other (complete link). Beyond kRepresentatives members a side is represented by the first
// that it joined, which bounds the work in masses of near-copies.
#pragma once

#include <cstdint>
#include <vector>

#include "newsfold/cluster/cluster.h"
#include "newsfold/cluster/overlap.h"

namespace newsfold::cluster {

inline constexpr std::size_t kRepresentatives = 8;

struct CopyGroups {
  std::vector<std::vector<std::uint32_t>> groups;  // of two and more, ascending; by first member
  std::vector<VerifiedPair> within;                // pairs inside a group: each member has one
  std::vector<VerifiedPair> parted;  // pairs whose documents stand in different groups
};

// `pairs` reach the Jaccard similarity `jaccard` (per mille). The result depends on the documents'
// ids, not on their order.
CopyGroups group_copies(const std::vector<Document>& documents,
                        const std::vector<VerifiedPair>& pairs, std::uint16_t jaccard,
                        const ShingleSource& shingles);

}  // namespace newsfold::cluster

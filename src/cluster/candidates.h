// Pairs worth an exact look.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/proposals.h"
#include "cluster/vectors.h"
#include "cluster/window.h"

namespace newsfold::cluster {

// Of a document, those of the highest cosine.
inline constexpr std::size_t kMaxCandidates = 64;
inline constexpr std::int32_t kMinCosine = kOne * 9 / 100;

struct Candidate {
  std::uint32_t position = 0;
  std::int32_t cosine = 0;  // exact, 1/65536
};

// By position: the earlier ones of its window that are proposed, by cosine, then position; at most
// kMaxCandidates, none of a cosine below kMinCosine.
std::vector<std::vector<Candidate>> find_candidates(const std::vector<Document>& documents,
                                                    const Timeline& timeline,
                                                    const Options& options);

}  // namespace newsfold::cluster

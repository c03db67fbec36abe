#include "newsfold/cluster/copy_probe.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "cluster/copies_sketch.h"
#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

constexpr unsigned kShift = 8;
// Sketches are the low ends of hashes, so most of what is looked up lies in the first 1/16 of the
// filter and of the directory.
constexpr std::size_t kFilterWords = (std::size_t{1} << (32 - kShift)) / 64;
constexpr unsigned kDirectoryShift = 4;  // of an entry's upper bits
constexpr std::size_t kDirectorySize = (std::size_t{1} << (32 - kShift - kDirectoryShift)) + 1;

}  // namespace

CopyProbe::CopyProbe(const std::vector<CopySketch>& documents, std::uint32_t hamming)
    : filter_(kFilterWords),
      directory_(kDirectorySize),
      shared_(documents.size()),
      hamming_(hamming) {
  for (const CopySketch& document : documents) {
    const auto number = static_cast<std::uint32_t>(copy64_.size());
    copy64_.push_back(document.copy64);
    entries_.emplace_back();
    complete_.push_back(document.complete);
    for (const std::uint32_t entry : document.entries) {
      const std::uint32_t upper = entry >> kShift;
      entries_.back().push_back(upper << kShift);
      postings_.push_back({upper, number});
      filter_[upper / 64] |= std::uint64_t{1} << (upper % 64);
    }
  }
  std::sort(postings_.begin(), postings_.end());
  for (const Posting& posting : postings_) ++directory_[(posting.entry >> kDirectoryShift) + 1];
  std::partial_sum(directory_.begin(), directory_.end(), directory_.begin());
}

void CopyProbe::count_shared(std::uint32_t upper) {
  if ((filter_[upper / 64] >> (upper % 64) & 1) == 0) return;
  const std::uint32_t end = directory_[(upper >> kDirectoryShift) + 1];
  for (std::uint32_t i = directory_[upper >> kDirectoryShift]; i < end; ++i) {
    if (postings_[i].entry != upper) continue;
    const std::uint32_t document = postings_[i].document;
    if (shared_[document]++ == 0) touched_.push_back(document);
  }
}

void CopyProbe::pass(std::span<const CopySketch> standing) {
  std::vector<std::uint64_t> copy64;
  copy64.reserve(standing.size());
  for (const CopySketch& document : standing) {
    const auto place = static_cast<std::uint32_t>(standing_.size() + copy64.size());
    copy64.push_back(document.copy64);
    for (const std::uint32_t entry : document.entries) count_shared(entry >> kShift);
    std::sort(touched_.begin(), touched_.end());
    for (const std::uint32_t number : touched_) {
      if (may_overlap(entries_[number], complete_[number], document.entries, document.complete,
                      shared_[number])) {
        found_.emplace_back(place, number);
      }
      shared_[number] = 0;
    }
    touched_.clear();
  }
  standing_.append(copy64);
}

CandidatePairs CopyProbe::found(unsigned threads) {
  CandidatePairs near;
  for (const IndexMatch& match : standing_.query(copy64_, hamming_, threads).pairs) {
    near.emplace_back(match.standing, match.query);
  }
  std::sort(near.begin(), near.end());
  CandidatePairs out;
  out.reserve(found_.size() + near.size());
  std::set_union(found_.begin(), found_.end(), near.begin(), near.end(), std::back_inserter(out));
  return out;
}

std::vector<VerifiedPair> related_pairs(const CandidatePairs& candidates,
                                        const ShingleSource& standing,
                                        const std::vector<std::span<const std::uint32_t>>& added,
                                        const Options& options) {
  constexpr std::size_t kAtOnce = std::size_t{1} << 16;  // bounds the memory
  std::vector<VerifiedPair> out, some;
  for (std::size_t first = 0; first < candidates.size(); first += kAtOnce) {
    some.assign(std::min(kAtOnce, candidates.size() - first), {});
    parallel_chunks(some.size(), options.threads,
                    [&](std::size_t begin, std::size_t end, unsigned) {
                      std::vector<std::uint32_t> text;
                      for (std::size_t i = begin; i < end; ++i) {
                        const auto [a, b] = candidates[first + i];
                        if (i == begin || candidates[first + i - 1].first != a) text = standing(a);
                        some[i] = {a, b, overlap(text, added[b])};
                      }
                    });
    std::copy_if(some.begin(), some.end(), std::back_inserter(out), [&](const VerifiedPair& pair) {
      return pair.overlap.is_copy(options.jaccard) || pair.overlap.is_containment();
    });
  }
  return out;
}

}  // namespace newsfold::cluster

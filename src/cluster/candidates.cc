#include "cluster/candidates.h"

#include <algorithm>

#include "simd/hamming.h"

namespace newsfold::cluster {
namespace {

constexpr std::size_t kMaxCandidates = 64;
constexpr std::int32_t kMinCosine = kOne * 6 / 100;
constexpr std::uint8_t kSharedFeatures = 2;
// Of 2,048 bits: unrelated documents differ in 1,024 ± 23, a cosine of .15 in about 925.
constexpr std::uint32_t kMaxStoryHamming = 945;

}  // namespace

CandidateFinder::CandidateFinder(const std::vector<Document>& documents, const Timeline& timeline,
                                 const FeatureIndex* index, const SignatureTable* signatures)
    : documents_(documents),
      timeline_(timeline),
      index_(index),
      signatures_(signatures),
      counts_(timeline.size(), 0) {}

std::vector<Candidate> CandidateFinder::find(std::uint32_t position) {
  proposed_.clear();
  for (const Slice& slice : timeline_.earlier(position)) {
    if (index_ != nullptr) add_by_index(position, slice);
    if (signatures_ != nullptr) add_by_simhash(position, slice);
  }
  std::sort(proposed_.begin(), proposed_.end());
  proposed_.erase(std::unique(proposed_.begin(), proposed_.end()), proposed_.end());
  const auto& features = documents_[timeline_.document(position)].fingerprint->features;
  std::vector<Candidate> out;
  for (const std::uint32_t other : proposed_) {
    if (!timeline_.in_window(position, other)) continue;
    const std::int32_t found =
        cosine(features, documents_[timeline_.document(other)].fingerprint->features);
    if (found >= kMinCosine) out.push_back({other, found});
  }
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
    return a.cosine != b.cosine ? a.cosine > b.cosine : a.position < b.position;
  });
  if (out.size() > kMaxCandidates) out.resize(kMaxCandidates);
  return out;
}

void CandidateFinder::add_by_index(std::uint32_t position, const Slice& slice) {
  touched_.clear();
  const auto& strongest = documents_[timeline_.document(position)].fingerprint->strongest;
  index_->count_shared(position, strongest, slice, counts_, touched_);
  for (const std::uint32_t other : touched_) {
    if (counts_[other] >= kSharedFeatures) proposed_.push_back(other);
    counts_[other] = 0;
  }
}

void CandidateFinder::add_by_simhash(std::uint32_t position, const Slice& slice) {
  if (slice.begin >= slice.end) return;
  const std::size_t count = slice.end - slice.begin;
  distances_.resize(count);
  simd::hamming2048_many((*signatures_)[position], (*signatures_)[slice.begin].data(), count,
                         distances_.data());
  for (std::uint32_t i = 0; i < count; ++i) {
    if (distances_[i] <= kMaxStoryHamming) proposed_.push_back(slice.begin + i);
  }
}

}  // namespace newsfold::cluster

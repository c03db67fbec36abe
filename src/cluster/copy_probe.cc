#include "newsfold/cluster/copy_probe.h"

#include <algorithm>

#include "cluster/copies_sketch.h"

namespace newsfold::cluster {
namespace {

constexpr unsigned kShift = 8;
constexpr std::size_t kFilterWords = (std::size_t{1} << (32 - kShift)) / 64;

}  // namespace

CopyProbe::CopyProbe(const std::vector<CopySketch>& documents, std::uint32_t hamming)
    : filter_(kFilterWords), shared_(documents.size()), hamming_(hamming) {
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
}

void CopyProbe::pass(std::span<const CopySketch> standing) {
  std::vector<std::uint64_t> copy64;
  copy64.reserve(standing.size());
  for (const CopySketch& document : standing) {
    const auto place = static_cast<std::uint32_t>(standing_.size() + copy64.size());
    copy64.push_back(document.copy64);
    for (const std::uint32_t entry : document.entries) {
      const std::uint32_t upper = entry >> kShift;
      if ((filter_[upper / 64] >> (upper % 64) & 1) == 0) continue;
      auto posting = std::lower_bound(postings_.begin(), postings_.end(), Posting{upper, 0});
      for (; posting != postings_.end() && posting->entry == upper; ++posting) {
        if (shared_[posting->document]++ == 0) touched_.push_back(posting->document);
      }
    }
    for (const std::uint32_t number : touched_) {
      shared_[number] = 0;
      if (may_overlap(entries_[number], complete_[number], document.entries, document.complete)) {
        found_.emplace_back(number, place);
      }
    }
    touched_.clear();
  }
  standing_.append(copy64);
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> CopyProbe::found(unsigned threads) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out = found_;
  for (const IndexMatch& match : standing_.query(copy64_, hamming_, threads).pairs) {
    out.emplace_back(match.query, match.standing);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace newsfold::cluster

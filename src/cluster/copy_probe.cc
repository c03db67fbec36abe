#include "newsfold/cluster/copy_probe.h"

#include <algorithm>
#include <iterator>

#include "cluster/parallel.h"
#include "cluster/sketch_probe.h"

namespace newsfold::cluster {
namespace {

// The two ascending lists in one.
CandidatePairs joined(const CandidatePairs& a, const CandidatePairs& b) {
  CandidatePairs out;
  out.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

}  // namespace

CopyProbe::CopyProbe(const std::vector<CopyText>& documents, const Options& options)
    : texts_(documents), options_(options) {
  const std::size_t parts = std::max(options.threads, 1U);
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t begin = texts_.size() * part / parts;
    const std::size_t end = texts_.size() * (part + 1) / parts;
    if (begin == end) continue;
    parts_.emplace_back(std::span(texts_).subspan(begin, end - begin),
                        static_cast<std::uint32_t>(begin), options);
  }
}

CopyProbe::~CopyProbe() = default;

void CopyProbe::pass(std::span<const CopySketch> standing) {
  const auto place = static_cast<std::uint32_t>(standing_.size());
  each_part(static_cast<unsigned>(parts_.size()),
            [&](unsigned part) { parts_[part].pass(standing, place); });
  std::vector<std::uint64_t> copy64;
  copy64.reserve(standing.size());
  for (const CopySketch& document : standing) copy64.push_back(document.copy64);
  standing_.append(copy64);
}

CandidatePairs CopyProbe::found() const {
  std::vector<std::uint64_t> copy64;
  copy64.reserve(texts_.size());
  for (const CopyText& text : texts_) copy64.push_back(text.copy64);
  CandidatePairs out;
  for (const IndexMatch& match :
       standing_.query(copy64, options_.hamming, options_.threads).pairs) {
    out.emplace_back(match.standing, match.query);
  }
  std::sort(out.begin(), out.end());
  for (const SketchProbe& part : parts_) out = joined(out, part.found());
  return out;
}

}  // namespace newsfold::cluster

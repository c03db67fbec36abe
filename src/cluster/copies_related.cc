// Which candidates of a probe are copies or containments.
#include <algorithm>
#include <array>
#include <iterator>

#include "cluster/copies_chance.h"
#include "cluster/parallel.h"
#include "newsfold/cluster/copy_probe.h"

namespace newsfold::cluster {
namespace {

constexpr std::size_t kAtOnce = std::size_t{1} << 14;  // bounds the memory
constexpr std::uint64_t kAll = std::uint64_t{1} << 32;
// Shingles are hashes: those below are a quarter, and a half, of all.
constexpr std::array kSamples = {kAll / 4, kAll / 2};
constexpr std::uint64_t kDeviations = 9;  // squared
// Of fewer none is so little that it rules a containment out.
constexpr std::size_t kLeastSample = 10;

std::span<const std::uint32_t> below(std::span<const std::uint32_t> shingles, std::uint64_t end) {
  return shingles.first(static_cast<std::size_t>(
      std::lower_bound(shingles.begin(), shingles.end(), end) - shingles.begin()));
}

// The candidates of one standing document.
struct Group {
  std::size_t begin = 0, end = 0;  // of the candidates
  std::size_t packed = 0, size = 0;
};

class Verifier {
 public:
  Verifier(const KeptShingles& standing, const std::vector<CopyText>& added, const Options& options)
      : standing_(standing),
        added_(added),
        jaccard_(options.jaccard),
        least_(least_containment(options)) {}

  // Appends what of the candidates of one standing document is related to it.
  void verify(std::span<const CandidatePairs::value_type> candidates, std::string_view packed,
              std::vector<VerifiedPair>& out) const {
    std::vector<std::uint32_t> left;
    for (const auto& [place, number] : candidates) left.push_back(number);
    std::vector<std::uint32_t> text;
    std::uint64_t unpacked = 0;
    for (const std::uint64_t end : kSamples) {
      if (unpacked < end) {
        // What is too short for a sample needs all.
        const bool all = std::any_of(left.begin(), left.end(), [&](std::uint32_t number) {
          return below(added_[number].shingles, kSamples.back()).size() < kLeastSample;
        });
        unpacked = all ? kAll : end;
        text = standing_.unpack(packed, unpacked);
      }
      const std::span<const std::uint32_t> sample = below(text, end);
      std::erase_if(left, [&](std::uint32_t number) {
        const Overlap found = overlap(sample, below(added_[number].shingles, end));
        return !may_contain(found.shared, std::min(found.a, found.b), least_, kDeviations);
      });
      if (left.empty()) return;
    }
    if (unpacked < kAll) text = standing_.unpack(packed, kAll);
    for (const std::uint32_t number : left) {
      const VerifiedPair pair{candidates.front().first, number,
                              overlap(text, added_[number].shingles)};
      if (pair.overlap.is_copy(jaccard_) || pair.overlap.is_containment()) out.push_back(pair);
    }
  }

 private:
  const KeptShingles& standing_;
  const std::vector<CopyText>& added_;
  std::uint16_t jaccard_;
  std::uint64_t least_;
};

}  // namespace

std::vector<VerifiedPair> related_pairs(const CandidatePairs& candidates, KeptShingles& standing,
                                        const std::vector<CopyText>& added,
                                        const Options& options) {
  const Verifier verifier(standing, added, options);
  std::vector<VerifiedPair> out;
  std::string packed;
  std::vector<Group> groups;
  for (std::size_t first = 0; first < candidates.size();) {
    packed.clear();
    groups.clear();
    for (const std::size_t begin = first; first < candidates.size() && first - begin < kAtOnce;) {
      Group group{first, first, packed.size(), 0};
      const std::uint32_t place = candidates[first].first;
      while (group.end < candidates.size() && candidates[group.end].first == place) ++group.end;
      standing.append_packed(place, packed);
      group.size = packed.size() - group.packed;
      first = group.end;
      groups.push_back(group);
    }
    std::vector<std::vector<VerifiedPair>> found(groups.size());
    parallel_chunks(
        groups.size(), options.threads, [&](std::size_t begin, std::size_t end, unsigned) {
          for (std::size_t i = begin; i < end; ++i) {
            const Group& group = groups[i];
            verifier.verify({candidates.data() + group.begin, group.end - group.begin},
                            std::string_view(packed).substr(group.packed, group.size), found[i]);
          }
        });
    for (const auto& some : found) out.insert(out.end(), some.begin(), some.end());
  }
  return out;
}

}  // namespace newsfold::cluster

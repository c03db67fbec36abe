#include "newsfold/cluster/collection_frequency.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "base/fixed_log.h"
#include "cluster/collection_idf.h"
#include "cluster/window.h"

namespace newsfold::cluster {
namespace {

constexpr int kCellShift = 32 - std::countr_zero(CollectionFrequency::kCells);

// The prior's documents that have a feature, by the table's idf: kPrior * 2^(-idf / 16), 1/65536.
constexpr auto kPriorCounts = [] {
  // 2^(-k / 16) in 1/65536.
  constexpr std::array<std::uint64_t, 16> kSixteenths = {65536, 62757, 60097, 57549, 55109, 52773,
                                                         50535, 48393, 46341, 44376, 42495, 40693,
                                                         38968, 37316, 35734, 34219};
  std::array<std::uint64_t, 256> out{};
  for (std::size_t idf = 0; idf < out.size(); ++idf) {
    out[idf] = CollectionFrequency::kPrior * kSixteenths[idf % 16] >> (idf / 16);
  }
  return out;
}();

// The step whose drop is nearest. `drop`: 1/65536 bit.
unsigned step_of(std::int64_t drop) {
  unsigned step = 0;
  while (step + 1 < kCommonnessSteps &&
         2 * drop > (kCommonnessDrops[step] + kCommonnessDrops[step + 1]) * std::int64_t{4096}) {
    ++step;
  }
  return step;
}

}  // namespace

void CollectionFrequency::add(const Fingerprint& fingerprint) {
  for (const std::uint32_t hash : fingerprint.strongest) {
    std::uint16_t& cell = cells_[hash >> kCellShift];
    cell += cell < std::numeric_limits<std::uint16_t>::max() ? 1 : 0;
  }
  if (++documents_ < kMostDocuments) return;
  for (std::uint16_t& cell : cells_) cell /= 2;
  documents_ /= 2;
}

void CollectionFrequency::mark(Fingerprint& fingerprint) const {
  constexpr std::uint32_t kSpared = 1;
  const std::int64_t all = fixed_log2(std::uint64_t{kPrior + documents_} << 16);
  for (StoryFeature& feature : fingerprint.features) {
    const std::uint32_t seen = cells_[feature.hash >> kCellShift];
    feature.set_commonness(0);
    if (seen <= kSpared) continue;
    const std::uint64_t count = kPriorCounts[feature.idf] + (std::uint64_t{seen - kSpared} << 16);
    feature.set_commonness(step_of(feature.idf * std::int64_t{4096} + fixed_log2(count) - all));
  }
}

void mark_collection(const std::vector<Document>& documents,
                     const std::vector<std::uint32_t>& original,
                     const std::function<Fingerprint&(std::uint32_t document)>& fingerprint) {
  std::vector<std::uint32_t> stand;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (original[i] == i && documents[i].clusters) stand.push_back(i);
  }
  const Timeline timeline(documents, std::move(stand), 0);
  CollectionFrequency frequency;
  for (std::uint32_t position = 0; position < timeline.size(); ++position) {
    Fingerprint& now = fingerprint(timeline.document(position));
    frequency.mark(now);
    frequency.add(now);
  }
}

}  // namespace newsfold::cluster

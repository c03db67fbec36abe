#include "cluster/profile.h"

#include <algorithm>
#include <numeric>

#include "base/integer_sqrt.h"
#include "cluster/collection_idf.h"

namespace newsfold::cluster {
namespace {

std::uint16_t root(std::uint64_t squares) {
  return static_cast<std::uint16_t>(std::min<std::uint64_t>(integer_sqrt(squares), 65535));
}

// Into a descending list, of which the last one drops out.
void insert(std::uint8_t idf, std::array<std::uint8_t, kRarestStated>& list) {
  if (idf <= list.back()) return;
  std::size_t at = list.size() - 1;
  for (; at > 0 && list[at - 1] < idf; --at) list[at] = list[at - 1];
  list[at] = idf;
}

// Of weights, by what they are of.
struct Squares {
  std::array<std::uint64_t, kFeatureKinds> kind{};
  std::uint64_t title = 0, lead = 0;

  void add(const StoryFeature& feature, std::uint64_t weight) {
    const std::uint64_t square = weight * weight;
    kind[static_cast<std::size_t>(feature.kind())] += square;
    title += feature.in_title() ? square : 0;
    lead += feature.in_lead() ? square : 0;
  }
};

CollectionNorms collection_norms(const Squares& squares) {
  const auto of_kind = [&](FeatureKind kind) {
    return root(squares.kind[static_cast<std::size_t>(kind)]);
  };
  return {.all = root(std::accumulate(squares.kind.begin(), squares.kind.end(), std::uint64_t{0})),
          .words = of_kind(FeatureKind::kWord),
          .name_words = of_kind(FeatureKind::kNameWord),
          .entities = of_kind(FeatureKind::kEntity),
          .title = root(squares.title),
          .lead = root(squares.lead)};
}

}  // namespace

Profile profile(const Fingerprint& fingerprint) {
  Profile out;
  Squares squares, left;  // in the table's weights, and what the collection leaves of them
  std::array<std::size_t, kFeatureKinds> count{};
  std::size_t title_count = 0;
  for (const StoryFeature& feature : fingerprint.features) {
    squares.add(feature, feature.weight);
    left.add(feature, collection_weight(feature, feature.commonness()));
    ++count[static_cast<std::size_t>(feature.kind())];
    title_count += feature.in_title();
    out.lead_numbers |= feature.in_lead() && feature.kind() == FeatureKind::kNumber;
    for_stated(feature, [&](Stated stated) {
      insert(feature.idf, out.rarest[static_cast<std::size_t>(stated)]);
    });
  }
  for (std::size_t kind = 0; kind < kFeatureKinds; ++kind) {
    out.norm[kind] = root(squares.kind[kind]);
    out.count[kind] = static_cast<std::uint8_t>(std::min<std::size_t>(count[kind], 255));
  }
  out.title_norm = root(squares.title);
  out.lead_norm = root(squares.lead);
  out.collection = collection_norms(left);
  out.title_count = static_cast<std::uint8_t>(std::min<std::size_t>(title_count, 255));
  const DensitySample& sample = fingerprint.density;
  out.reference = static_cast<std::uint16_t>(
      std::accumulate(sample.begin(), sample.end(), std::uint32_t{0}) / sample.size());
  return out;
}

}  // namespace newsfold::cluster

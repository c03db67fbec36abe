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

CollectionNorms collection_norms(const Fingerprint& fingerprint) {
  std::array<std::uint64_t, kFeatureKinds> squares{};
  std::uint64_t all = 0, title = 0, lead = 0;
  for (const StoryFeature& feature : fingerprint.features) {
    const std::uint64_t weight = collection_weight(feature, feature.commonness());
    const std::uint64_t square = weight * weight;
    squares[static_cast<std::size_t>(feature.kind())] += square;
    all += square;
    title += feature.in_title() ? square : 0;
    lead += feature.in_lead() ? square : 0;
  }
  const auto of_kind = [&](FeatureKind kind) {
    return root(squares[static_cast<std::size_t>(kind)]);
  };
  return {.all = root(all),
          .words = of_kind(FeatureKind::kWord),
          .name_words = of_kind(FeatureKind::kNameWord),
          .entities = of_kind(FeatureKind::kEntity),
          .title = root(title),
          .lead = root(lead)};
}

}  // namespace

Profile profile(const Fingerprint& fingerprint) {
  Profile out;
  std::array<std::uint64_t, kFeatureKinds> squares{};
  std::array<std::size_t, kFeatureKinds> count{};
  std::uint64_t title = 0, lead = 0;
  std::size_t title_count = 0;
  for (const StoryFeature& feature : fingerprint.features) {
    const std::uint64_t square = std::uint64_t{feature.weight} * feature.weight;
    const auto kind = static_cast<std::size_t>(feature.kind());
    squares[kind] += square;
    ++count[kind];
    title += feature.in_title() ? square : 0;
    lead += feature.in_lead() ? square : 0;
    title_count += feature.in_title();
    out.lead_numbers |= feature.in_lead() && feature.kind() == FeatureKind::kNumber;
    for_stated(feature, [&](Stated stated) {
      insert(feature.idf, out.rarest[static_cast<std::size_t>(stated)]);
    });
  }
  for (std::size_t kind = 0; kind < kFeatureKinds; ++kind) {
    out.norm[kind] = root(squares[kind]);
    out.count[kind] = static_cast<std::uint8_t>(std::min<std::size_t>(count[kind], 255));
  }
  out.title_norm = root(title);
  out.lead_norm = root(lead);
  out.collection = collection_norms(fingerprint);
  out.title_count = static_cast<std::uint8_t>(std::min<std::size_t>(title_count, 255));
  const DensitySample& sample = fingerprint.density;
  out.reference = static_cast<std::uint16_t>(
      std::accumulate(sample.begin(), sample.end(), std::uint32_t{0}) / sample.size());
  return out;
}

}  // namespace newsfold::cluster

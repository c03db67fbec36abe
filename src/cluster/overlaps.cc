#include "cluster/overlaps.h"

#include <algorithm>

namespace newsfold::cluster {
namespace {

// `mine` is what `other` is to the document that has it, too.
void find(const StoryFeature& mine, const StoryFeature& other, Found& out) {
  const std::uint64_t square = std::uint64_t{mine.weight} * mine.weight;
  out.all += square;
  if (!mine.in_lead()) return;
  out.lead += square;
  if (mine.in_title()) {
    out.title += square;
    if (other.in_lead()) out.title_in_lead += square;
  }
  for_stated(mine, [&](Stated stated) {
    auto& lacked = out.lacked[static_cast<std::size_t>(stated)];
    const auto at = std::find(lacked.begin(), lacked.end(), mine.idf);
    if (at != lacked.end()) *at = 0;
  });
}

void add_titles(FeatureKind kind, std::int32_t bits, InTitles& out) {
  if (kind == FeatureKind::kWord) {
    out.word_bits += bits;
    out.rarest_word = std::max(out.rarest_word, bits);
  }
  if (kind == FeatureKind::kNameWord || kind == FeatureKind::kEntity) {
    out.name_bits += bits;
    out.rarest_name = std::max(out.rarest_name, bits);
  }
  out.entities += kind == FeatureKind::kEntity;
}

}  // namespace

Overlaps overlaps(const Fingerprint& a, const Profile& of_a, const VectorProbe& b,
                  const Profile& of_b) {
  Overlaps out;
  out.of_a.lacked = of_a.rarest;
  out.of_b.lacked = of_b.rarest;
  b.for_shared(a.features, [&](const StoryFeature& x, const StoryFeature& y) {
    const FeatureKind kind = std::max(x.kind(), y.kind());
    Shared& shared = out.kind[static_cast<std::size_t>(kind)];
    const std::uint64_t product = std::uint64_t{x.weight} * y.weight;
    const std::int32_t bits = std::min(x.idf, y.idf);
    shared.product += product;
    shared.bits += bits;
    shared.rarest = std::max(shared.rarest, bits);
    ++shared.count;
    find(x, y, out.of_a);
    find(y, x, out.of_b);
    if (x.in_title() && y.in_lead()) out.title_lead += product;
    if (x.in_lead() && y.in_title()) out.lead_title += product;
    if (x.in_lead() && y.in_lead()) {
      out.leads += product;
      out.lead_numbers += kind == FeatureKind::kNumber;
    }
    if (x.in_title() && y.in_title()) {
      out.titles += product;
      add_titles(kind, bits, out.in_titles);
    }
  });
  return out;
}

}  // namespace newsfold::cluster

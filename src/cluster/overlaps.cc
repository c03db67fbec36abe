#include "cluster/overlaps.h"

#include <algorithm>
#include <cstring>

#include "cluster/collection_idf.h"

namespace newsfold::cluster {
namespace {

// Takes one entry of this idf out. Of eight bytes at once: which entry is equal is chance.
void take_out(std::uint8_t idf, std::array<std::uint8_t, kRarestStated>& lacked) {
  static_assert(kRarestStated == sizeof(std::uint64_t));
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHighest = kOnes << 7;
  std::uint64_t list;
  std::memcpy(&list, lacked.data(), sizeof(list));
  const std::uint64_t other = list ^ kOnes * idf;
  const std::uint64_t equal = (other - kOnes) & ~other & kHighest;  // the lowest bit is right
  const std::uint64_t lowest = equal & (~equal + 1);
  list &= ~((lowest << 1) - (lowest >> 7));
  std::memcpy(lacked.data(), &list, sizeof(list));
}

// A feature of a title or lead: `mine` is what `other` is to the document that has it, too.
void find(const StoryFeature& mine, const StoryFeature& other, Found& out) {
  const std::uint64_t square = std::uint64_t{mine.weight} * mine.weight;
  out.lead += square;
  if (mine.in_title()) {
    out.title += square;
    if (other.in_lead()) out.title_in_lead += square;
  }
  for_stated(mine, [&](Stated stated) {
    take_out(mine.idf, out.lacked[static_cast<std::size_t>(stated)]);
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

void add_here(const StoryFeature& x, const StoryFeature& y, FeatureKind kind, InCollection& out) {
  // The later document's is the better informed one.
  const unsigned step = std::max(x.commonness(), y.commonness());
  const std::uint64_t of_a = collection_weight(x, step), of_b = collection_weight(y, step);
  const std::uint64_t product = of_a * of_b;
  const std::int32_t bits = std::min(collection_idf(x, step), collection_idf(y, step));
  const auto k = static_cast<std::size_t>(kind);
  out.product[k] += product;
  out.all += product;
  out.of_a += of_a * of_a;
  out.of_b += of_b * of_b;
  out.bits[k] += bits;
  out.rarest[k] = std::max(out.rarest[k], bits);
  if (!x.in_lead() || !y.in_lead()) return;
  out.leads += product;
  if (!x.in_title() || !y.in_title()) return;
  out.titles += product;
  if (kind == FeatureKind::kWord) out.rarest_title_word = std::max(out.rarest_title_word, bits);
  if (kind == FeatureKind::kNameWord || kind == FeatureKind::kEntity)
    out.rarest_title_name = std::max(out.rarest_title_name, bits);
}

}  // namespace

Overlaps overlaps(const Fingerprint& a, const Profile& of_a, const VectorProbe& b,
                  const Profile& of_b) {
  Overlaps out;
  out.of_a.lacked = of_a.rarest;
  out.of_b.lacked = of_b.rarest;
  std::uint64_t all_of_a = 0, all_of_b = 0;
  b.for_shared(a.features, [&](const StoryFeature& x, const StoryFeature& y) {
    const FeatureKind kind = std::max(x.kind(), y.kind());
    Shared& shared = out.kind[static_cast<std::size_t>(kind)];
    const std::uint64_t product = std::uint64_t{x.weight} * y.weight;
    const std::int32_t bits = std::min(x.idf, y.idf);
    shared.product += product;
    shared.bits += bits;
    shared.rarest = std::max(shared.rarest, bits);
    ++shared.count;
    all_of_a += std::uint64_t{x.weight} * x.weight;
    all_of_b += std::uint64_t{y.weight} * y.weight;
    add_here(x, y, kind, out.here);
    if (x.in_lead()) find(x, y, out.of_a);
    if (y.in_lead()) find(y, x, out.of_b);
    if (x.in_lead() && y.in_lead()) {
      out.leads += product;
      out.lead_numbers += kind == FeatureKind::kNumber;
      if (x.in_title()) out.title_lead += product;
      if (y.in_title()) out.lead_title += product;
    }
    if (x.in_title() && y.in_title()) {
      out.titles += product;
      add_titles(kind, bits, out.in_titles);
    }
  });
  out.of_a.all = all_of_a;
  out.of_b.all = all_of_b;
  return out;
}

}  // namespace newsfold::cluster

// What of a document enters all of its pairs.
#pragma once

#include <array>
#include <cstdint>

#include "newsfold/records/fingerprint.h"

namespace newsfold::cluster {

// What a title or lead states, as far as another document may lack it.
enum class Stated : std::uint8_t { kTitleName, kTitleWord, kTitleEntity, kLeadName, kCount };
inline constexpr std::size_t kStated = static_cast<std::size_t>(Stated::kCount);

// Calls visit for each of these that the feature is.
template <typename Visit>
void for_stated(const StoryFeature& feature, const Visit& visit) {
  if (!feature.in_lead()) return;
  const bool entity = feature.kind() == FeatureKind::kEntity;
  const bool name = entity || feature.kind() == FeatureKind::kNameWord;
  if (name) visit(Stated::kLeadName);
  if (!feature.in_title()) return;
  if (name) visit(Stated::kTitleName);
  if (entity) visit(Stated::kTitleEntity);
  if (feature.kind() == FeatureKind::kWord) visit(Stated::kTitleWord);
}

// The idf of the rarest of them, 1/16 bit, descending; 0 where there are fewer. So few suffice: who
// has the eight rarest names of a lead lacks nothing of note.
inline constexpr std::size_t kRarestStated = 8;
using RarestStated = std::array<std::array<std::uint8_t, kRarestStated>, kStated>;

// Lengths of what the collection leaves of weights (collection_idf.h), 1/65535.
struct CollectionNorms {
  std::uint16_t all = 0, words = 0, name_words = 0, entities = 0, title = 0, lead = 0;
};

// 76 bytes.
struct Profile {
  std::array<std::uint16_t, kFeatureKinds> norm{};  // of its features of a kind, 1/65535
  std::uint16_t title_norm = 0;
  std::uint16_t lead_norm = 0;
  CollectionNorms collection;
  std::array<std::uint8_t, kFeatureKinds> count{};  // capped at 255
  std::uint8_t title_count = 0;
  std::uint16_t reference = 0;  // mean of Fingerprint::density, 1/65536
  RarestStated rarest{};
  bool lead_numbers = false;  // the lead states one
};

// Thread-safe. Cost: linear in the features.
Profile profile(const Fingerprint& fingerprint);

}  // namespace newsfold::cluster

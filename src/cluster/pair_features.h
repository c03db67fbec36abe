// What the pair model sees of two documents. All values are integers; every one is the same with
// the documents swapped.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "cluster/profile.h"
#include "cluster/vectors.h"
#include "cluster/window.h"
#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

// The order is that of data/pairs; tests/train/learn_pairs.py reads the names from here.
enum class PairFeature : std::uint8_t {
  // Cosine, 1/65536, and what each kind of feature gives to it.
  kCosine,
  kWords,
  kBigrams,
  kNameWords,
  kNameBigrams,
  kEntities,
  kMonthDays,
  kNumbers,
  kNamesToRest,  // of the cosine, what names give by what all else gives, 1/1024, at most 64
  // Cosines of the parts of a kind or zone alone, 1/65536; -1 where one document has none.
  kWordsAlone,
  kBigramsAlone,
  kNameWordsAlone,
  kEntitiesAlone,
  kNumbersAlone,
  kTitles,
  kTitleLeadHigher,
  kTitleLeadLower,
  kLeads,
  // How crowded both places are, 1/65536: among this input and the reference sample, and by the
  // reference sample alone.
  kDensitySum,
  kDensityLower,
  kDensityHigher,
  kReferenceLower,
  kReferenceHigher,
  kCosineToDensity,  // 1/1024
  kCosineToNearest,  // by that of the nearest other of either end, 1/1024, at most 4
  // Numbers of features.
  kLengthLower,
  kLengthHigher,
  kTitleLengthLower,
  // Shared features: information in 1/16 bit (sum, highest), and per mille of the fewer.
  kSharedWordBits,
  kRarestWord,
  kSharedWords,
  kSharedNameBits,
  kRarestName,
  kSharedNames,
  kSharedEntityBits,
  kRarestEntity,
  kSharedEntities,
  kSharedNumberBits,
  kRarestNumber,
  kSharedNumbers,
  kSharedBigramBits,
  kRarestBigram,
  kSharedNameBigramBits,
  kTitleWordBits,  // of what both titles say
  kRarestTitleWord,
  kTitleNameBits,
  kRarestTitleName,
  // How much of one's title the other has, anywhere and in its lead; of its lead; of all. Per mille
  // of
  // squared weights, the less and the more; -1 where one has none.
  kTitleFoundLess,
  kTitleFoundMore,
  kTitleInLeadLess,
  kTitleInLeadMore,
  kLeadFoundLess,
  kLeadFoundMore,
  kFoundLess,
  kFoundMore,
  // The rarest that one states and the other has nowhere, 1/16 bit: the lower and the higher.
  kLackedTitleNameLower,
  kLackedTitleNameHigher,
  kLackedTitleWordLower,
  kLackedTitleWordHigher,
  kLackedLeadNameLower,
  kLackedLeadNameHigher,
  kLackedTitleEntityLower,
  kLackedTitleEntityHigher,
  // 1: one in common; -1: both have some, none in common; 0: one has none.
  kLeadNumbers,
  kTitleEntities,
  // 1: a day in common; -1: both state days, none in common; 0: one states none.
  kLeadDays,
  kStatedDays,
  kLeadWeekdays,
  kFirstWeekdays,   // of the leads: the same 2, neighbours 1, two days apart -1, three -2; else 0
  kMoreWeekdays,    // of the leads: in common, less the more that one has alone
  kSharedWeekdays,  // per cent of the fewer of all, and 1; 0: one speaks of none
  kEventDays,       // days in common; else minus the days between the nearest; 0: unknown
  kDateGap,         // days between the publication dates; -1: unknown
  kQuotedWords,     // word runs of quotations in common
  // As above, by what the collection leaves of weights and rarity (collection_idf.h).
  kHereCosine,
  kHereWords,
  kHereNameWords,
  kHereWordsAlone,
  kHereNameWordsAlone,
  kHereEntitiesAlone,
  kHereTitles,
  kHereLeads,
  kHereSharedWordBits,
  kHereRarestWord,
  kHereSharedNameBits,
  kHereRarestName,
  kHereRarestEntity,
  kHereRarestTitleWord,
  kHereRarestTitleName,
  kHereFoundLess,
  kHereFoundMore,
  kCount,
};
inline constexpr std::size_t kPairFeatures = static_cast<std::size_t>(PairFeature::kCount);
using PairValues = std::array<std::int32_t, kPairFeatures>;

struct Side {
  const Document* document = nullptr;
  const Profile* profile = nullptr;
  const DensitySample* nearest = nullptr;  // the highest cosines around it: densities()
};
// What of a pair's values those near to both decide, beside its cosine.
inline constexpr std::array kCrowdFeatures = {
    PairFeature::kDensitySum,      PairFeature::kDensityLower,    PairFeature::kDensityHigher,
    PairFeature::kCosineToDensity, PairFeature::kCosineToNearest,
};
using CrowdValues = std::array<std::int32_t, kCrowdFeatures.size()>;
CrowdValues crowd_values(std::int32_t cosine, const DensitySample& a, const DensitySample& b);

PairValues pair_values(const Side& a, const Side& b);
// The same for one document against many. `of_b`: a probe of b's features.
PairValues pair_values(const Side& a, const Side& b, const VectorProbe& of_b);

// Brings near what pair_values() reads of a document's vectors.
void fetch_vectors(const Fingerprint& fingerprint);

}  // namespace newsfold::cluster

#include "cluster/pair_features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

#include "cluster/density.h"
#include "cluster/overlaps.h"
#include "cluster/vectors.h"

namespace newsfold::cluster {
namespace {

constexpr std::int32_t kFarDays = 30;
constexpr std::int32_t kFarGap = 60;
constexpr std::int32_t kMostNames = 64 * 1024;
constexpr std::uint64_t kNormOne = 65535;

std::int32_t alone(std::uint64_t product, std::uint64_t norm_a, std::uint64_t norm_b) {
  if (norm_a == 0 || norm_b == 0) return -1;
  if (product == 0) return 0;  // as of most titles: a division takes longer
  return static_cast<std::int32_t>(
      std::min<std::uint64_t>((product << 16) / (norm_a * norm_b), kOne));
}

// Of ascending lists.
template <typename T>
std::int32_t in_common(const std::vector<T>& a, const std::vector<T>& b) {
  std::int32_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    count += a[i] == b[j];
    const bool advance_a = a[i] <= b[j];
    j += b[j] <= a[i];
    i += advance_a;
  }
  return count;
}

template <typename T>
std::int32_t agreement(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.empty() || b.empty()) return 0;
  return in_common(a, b) > 0 ? 1 : -1;
}

std::int32_t event_days(const std::vector<Day>& a, const std::vector<Day>& b) {
  if (a.empty() || b.empty()) return 0;
  if (const std::int32_t common = in_common(a, b); common > 0) return common;
  std::int32_t nearest = kFarDays;
  for (const Day day : a) {
    const auto after = std::lower_bound(b.begin(), b.end(), day);
    if (after != b.end()) nearest = std::min(nearest, *after - day);
    if (after != b.begin()) nearest = std::min(nearest, day - *(after - 1));
  }
  return -nearest;
}

std::int32_t first_weekdays(unsigned a, unsigned b) {
  constexpr std::array<std::int32_t, 4> kByDistance = {2, 1, -1, -2};
  if (a == Weekdays::kNone || b == Weekdays::kNone) return 0;
  const unsigned after = (a + 7 - b) % 7;
  return kByDistance[std::min(after, 7 - after)];
}

// The cosine of the nearest but this pair's other end.
std::int32_t nearest_other(std::int32_t cosine, const DensitySample& nearest) {
  return nearest[0] > listed(cosine) ? nearest[0] : nearest[1];
}

class Values {
 public:
  std::int32_t& operator[](PairFeature feature) {
    return values_[static_cast<std::size_t>(feature)];
  }
  const PairValues& get() const { return values_; }

 private:
  PairValues values_{};
};

void add_cosines(const Overlaps& shared, const Profile& a, const Profile& b, Values& out) {
  std::uint64_t sum = 0;
  for (std::size_t kind = 0; kind < kFeatureKinds; ++kind) {
    const std::uint64_t product = shared.kind[kind].product;
    sum += product;
    out[static_cast<PairFeature>(static_cast<std::size_t>(PairFeature::kWords) + kind)] =
        static_cast<std::int32_t>(product >> 16);
  }
  out[PairFeature::kCosine] = static_cast<std::int32_t>(std::min<std::uint64_t>(sum >> 16, kOne));
  const std::int32_t names =
      out[PairFeature::kNameWords] + out[PairFeature::kNameBigrams] + out[PairFeature::kEntities];
  const std::int32_t rest = out[PairFeature::kCosine] - names;
  out[PairFeature::kNamesToRest] = static_cast<std::int32_t>(
      std::min<std::int64_t>(std::int64_t{names} * 1024 / std::max(rest, 64), kMostNames));
  const auto of_kind = [&](FeatureKind kind) {
    const auto k = static_cast<std::size_t>(kind);
    return alone(shared.kind[k].product, a.norm[k], b.norm[k]);
  };
  out[PairFeature::kWordsAlone] = of_kind(FeatureKind::kWord);
  out[PairFeature::kBigramsAlone] = of_kind(FeatureKind::kBigram);
  out[PairFeature::kNameWordsAlone] = of_kind(FeatureKind::kNameWord);
  out[PairFeature::kEntitiesAlone] = of_kind(FeatureKind::kEntity);
  out[PairFeature::kNumbersAlone] = of_kind(FeatureKind::kNumber);
  out[PairFeature::kTitles] = alone(shared.titles, a.title_norm, b.title_norm);
  const std::int32_t forth = alone(shared.title_lead, a.title_norm, b.lead_norm);
  const std::int32_t back = alone(shared.lead_title, a.lead_norm, b.title_norm);
  out[PairFeature::kTitleLeadHigher] = std::max(forth, back);
  out[PairFeature::kTitleLeadLower] = std::min(forth, back);
  out[PairFeature::kLeads] = alone(shared.leads, a.lead_norm, b.lead_norm);
}

void add_densities(const Side& a, const Side& b, Values& out) {
  const CrowdValues values = crowd_values(out[PairFeature::kCosine], *a.nearest, *b.nearest);
  for (std::size_t i = 0; i < values.size(); ++i) out[kCrowdFeatures[i]] = values[i];
  out[PairFeature::kReferenceLower] = std::min(a.profile->reference, b.profile->reference);
  out[PairFeature::kReferenceHigher] = std::max(a.profile->reference, b.profile->reference);
}

void add_shared(const Overlaps& shared, const Profile& a, const Profile& b, Values& out) {
  const auto add = [&](FeatureKind kind, PairFeature bits) {
    const auto k = static_cast<std::size_t>(kind);
    const auto first = static_cast<std::size_t>(bits);
    const std::int32_t fewer = std::max<std::int32_t>(std::min(a.count[k], b.count[k]), 1);
    out[static_cast<PairFeature>(first)] = shared.kind[k].bits;
    out[static_cast<PairFeature>(first + 1)] = shared.kind[k].rarest;
    out[static_cast<PairFeature>(first + 2)] =
        std::min<std::int32_t>(shared.kind[k].count * 1000 / fewer, 1000);
  };
  add(FeatureKind::kWord, PairFeature::kSharedWordBits);
  add(FeatureKind::kNameWord, PairFeature::kSharedNameBits);
  add(FeatureKind::kEntity, PairFeature::kSharedEntityBits);
  add(FeatureKind::kNumber, PairFeature::kSharedNumberBits);
}

void add_lower_and_higher(PairFeature lower, std::int32_t a, std::int32_t b, Values& out) {
  out[lower] = std::min(a, b);
  out[static_cast<PairFeature>(static_cast<std::size_t>(lower) + 1)] = std::max(a, b);
}

// Per mille of what squares sum up to; -1 of nothing.
std::int32_t found(std::uint64_t squares, std::uint64_t norm) {
  if (norm == 0) return -1;
  if (squares == 0) return 0;
  return static_cast<std::int32_t>(std::min<std::uint64_t>(squares * 1000 / (norm * norm), 1000));
}

void add_found(const Overlaps& shared, const Profile& a, const Profile& b, Values& out) {
  const Found& x = shared.of_a;
  const Found& y = shared.of_b;
  add_lower_and_higher(PairFeature::kTitleFoundLess, found(x.title, a.title_norm),
                       found(y.title, b.title_norm), out);
  add_lower_and_higher(PairFeature::kTitleInLeadLess, found(x.title_in_lead, a.title_norm),
                       found(y.title_in_lead, b.title_norm), out);
  add_lower_and_higher(PairFeature::kLeadFoundLess, found(x.lead, a.lead_norm),
                       found(y.lead, b.lead_norm), out);
  add_lower_and_higher(PairFeature::kFoundLess, found(x.all, kNormOne), found(y.all, kNormOne),
                       out);
  const auto add_lacked = [&](Stated stated, PairFeature lower) {
    const auto rarest = [&](const Found& of) {
      const auto& lacked = of.lacked[static_cast<std::size_t>(stated)];
      return std::int32_t{*std::max_element(lacked.begin(), lacked.end())};
    };
    add_lower_and_higher(lower, rarest(x), rarest(y), out);
  };
  add_lacked(Stated::kTitleName, PairFeature::kLackedTitleNameLower);
  add_lacked(Stated::kTitleWord, PairFeature::kLackedTitleWordLower);
  add_lacked(Stated::kLeadName, PairFeature::kLackedLeadNameLower);
  add_lacked(Stated::kTitleEntity, PairFeature::kLackedTitleEntityLower);
}

void add_stated(const Overlaps& shared, const Profile& a, const Profile& b, Values& out) {
  const auto of_kind = [&](FeatureKind kind) {
    return shared.kind[static_cast<std::size_t>(kind)];
  };
  out[PairFeature::kSharedBigramBits] = of_kind(FeatureKind::kBigram).bits;
  out[PairFeature::kRarestBigram] = of_kind(FeatureKind::kBigram).rarest;
  out[PairFeature::kSharedNameBigramBits] = of_kind(FeatureKind::kNameBigram).bits;
  out[PairFeature::kTitleWordBits] = shared.in_titles.word_bits;
  out[PairFeature::kRarestTitleWord] = shared.in_titles.rarest_word;
  out[PairFeature::kTitleNameBits] = shared.in_titles.name_bits;
  out[PairFeature::kRarestTitleName] = shared.in_titles.rarest_name;
  const auto agree = [](bool common, bool both) { return common ? 1 : both ? -1 : 0; };
  out[PairFeature::kLeadNumbers] = agree(shared.lead_numbers > 0, a.lead_numbers && b.lead_numbers);
  const auto names_entities = [](const Profile& of) {
    return of.rarest[static_cast<std::size_t>(Stated::kTitleEntity)].front() > 0;
  };
  out[PairFeature::kTitleEntities] =
      agree(shared.in_titles.entities > 0, names_entities(a) && names_entities(b));
}

void add_weekdays(const Weekdays& a, const Weekdays& b, Values& out) {
  out[PairFeature::kFirstWeekdays] = first_weekdays(a.first, b.first);
  if (a.lead != 0 && b.lead != 0) {
    const unsigned common = a.lead & b.lead;
    out[PairFeature::kLeadWeekdays] = common != 0 ? 1 : -1;
    out[PairFeature::kMoreWeekdays] =
        std::popcount(common) -
        std::max(std::popcount(a.lead & ~common), std::popcount(b.lead & ~common));
  }
  if (a.all != 0 && b.all != 0) {
    const unsigned common = a.all & b.all;
    out[PairFeature::kSharedWeekdays] =
        1 + std::popcount(common) * 100 / std::min(std::popcount(a.all), std::popcount(b.all));
  }
}

void add_days(const Document& a, const Document& b, Values& out) {
  const Fingerprint& x = *a.fingerprint;
  const Fingerprint& y = *b.fingerprint;
  out[PairFeature::kLeadDays] = agreement(x.lead_days, y.lead_days);
  out[PairFeature::kStatedDays] = agreement(x.month_days, y.month_days);
  add_weekdays(x.weekdays, y.weekdays, out);
  out[PairFeature::kEventDays] = event_days(x.event_days, y.event_days);
  out[PairFeature::kDateGap] =
      a.date && b.date ? std::min(std::abs(*a.date - *b.date), kFarGap) : -1;
  out[PairFeature::kQuotedWords] = in_common(x.quotes, y.quotes);
}

void add_here(const InCollection& here, const CollectionNorms& a, const CollectionNorms& b,
              Values& out) {
  const auto cosine = [](std::uint64_t product, std::uint64_t norm_a, std::uint64_t norm_b) {
    return std::max(alone(product, norm_a, norm_b), 0);
  };
  const auto product = [&](FeatureKind kind) {
    return here.product[static_cast<std::size_t>(kind)];
  };
  const auto bits = [&](FeatureKind kind) { return here.bits[static_cast<std::size_t>(kind)]; };
  const auto rarest = [&](FeatureKind kind) { return here.rarest[static_cast<std::size_t>(kind)]; };
  out[PairFeature::kHereCosine] = cosine(here.all, a.all, b.all);
  out[PairFeature::kHereWords] = cosine(product(FeatureKind::kWord), a.all, b.all);
  out[PairFeature::kHereNameWords] = cosine(product(FeatureKind::kNameWord), a.all, b.all);
  out[PairFeature::kHereWordsAlone] = alone(product(FeatureKind::kWord), a.words, b.words);
  out[PairFeature::kHereNameWordsAlone] =
      alone(product(FeatureKind::kNameWord), a.name_words, b.name_words);
  out[PairFeature::kHereEntitiesAlone] =
      alone(product(FeatureKind::kEntity), a.entities, b.entities);
  out[PairFeature::kHereTitles] = alone(here.titles, a.title, b.title);
  out[PairFeature::kHereLeads] = alone(here.leads, a.lead, b.lead);
  out[PairFeature::kHereSharedWordBits] = bits(FeatureKind::kWord);
  out[PairFeature::kHereRarestWord] = rarest(FeatureKind::kWord);
  out[PairFeature::kHereSharedNameBits] = bits(FeatureKind::kNameWord);
  out[PairFeature::kHereRarestName] = rarest(FeatureKind::kNameWord);
  out[PairFeature::kHereRarestEntity] = rarest(FeatureKind::kEntity);
  out[PairFeature::kHereRarestTitleWord] = here.rarest_title_word;
  out[PairFeature::kHereRarestTitleName] = here.rarest_title_name;
  add_lower_and_higher(PairFeature::kHereFoundLess, found(here.of_a, a.all),
                       found(here.of_b, b.all), out);
}

}  // namespace

CrowdValues crowd_values(std::int32_t cosine, const DensitySample& a, const DensitySample& b) {
  constexpr std::int32_t kMostToNearest = 4 * 1024;
  const std::int32_t x = density_of(a), y = density_of(b);
  const std::int64_t other = std::max({nearest_other(cosine, a), nearest_other(cosine, b), 1});
  return {
      x + y,
      std::min(x, y),
      std::max(x, y),
      static_cast<std::int32_t>(std::int64_t{cosine} * 2048 / (x + y + 64)),
      static_cast<std::int32_t>(
          std::min<std::int64_t>(std::int64_t{cosine} * 1024 / other, kMostToNearest)),
  };
}

void fetch_vectors(const Fingerprint& fingerprint) {
  fetch_ahead(std::span(fingerprint.features));
  fetch_ahead(std::span(fingerprint.lead_days));
  fetch_ahead(std::span(fingerprint.month_days));
  fetch_ahead(std::span(fingerprint.event_days));
  fetch_ahead(std::span(fingerprint.quotes));
}

PairValues pair_values(const Side& a, const Side& b) {
  return pair_values(a, b, VectorProbe(b.document->fingerprint->features));
}

PairValues pair_values(const Side& a, const Side& b, const VectorProbe& of_b) {
  const Fingerprint& x = *a.document->fingerprint;
  const Fingerprint& y = *b.document->fingerprint;
  const Overlaps shared = overlaps(x, *a.profile, of_b, *b.profile);
  Values out;
  add_cosines(shared, *a.profile, *b.profile, out);
  add_densities(a, b, out);
  const auto length_a = static_cast<std::int32_t>(x.features.size());
  const auto length_b = static_cast<std::int32_t>(y.features.size());
  out[PairFeature::kLengthLower] = std::min(length_a, length_b);
  out[PairFeature::kLengthHigher] = std::max(length_a, length_b);
  out[PairFeature::kTitleLengthLower] = std::min(a.profile->title_count, b.profile->title_count);
  add_shared(shared, *a.profile, *b.profile, out);
  add_found(shared, *a.profile, *b.profile, out);
  add_stated(shared, *a.profile, *b.profile, out);
  add_days(*a.document, *b.document, out);
  add_here(shared.here, a.profile->collection, b.profile->collection, out);
  return out.get();
}

}  // namespace newsfold::cluster

#include "fingerprint/features.h"

#include <algorithm>
#include <bit>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"

namespace newsfold::fingerprint {
namespace {

constexpr std::uint8_t zone_trait(Zone zone) {
  return zone == Zone::kTitle  ? StoryFeature::kTitleTrait
         : zone == Zone::kLead ? StoryFeature::kLeadTrait
                               : 0;
}

void add_words(const std::vector<Token>& tokens, std::vector<CountedFeature>& out) {
  for (const Token& token : tokens) {
    const FeatureKind kind = token.name     ? FeatureKind::kNameWord
                             : token.number ? FeatureKind::kNumber
                                            : FeatureKind::kWord;
    out.push_back({token.hash, zone_weight(token.zone), kind, zone_trait(token.zone)});
  }
}

void add_bigrams(const std::vector<Token>& tokens, std::vector<CountedFeature>& out) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const Token& a = tokens[i - 1];
    const Token& b = tokens[i];
    if ((a.zone == Zone::kTitle) != (b.zone == Zone::kTitle)) continue;
    const std::uint64_t hash = mix64((std::uint64_t{a.hash} << 32 | b.hash) ^ 0xb19a);
    const FeatureKind kind = a.name || b.name ? FeatureKind::kNameBigram : FeatureKind::kBigram;
    out.push_back(
        {static_cast<std::uint32_t>(hash), zone_weight(b.zone), kind, zone_trait(b.zone)});
  }
}

void add_entities(const AnnotatedArticle& article, const std::vector<EntityOccurrence>& occurrences,
                  std::vector<CountedFeature>& out) {
  std::vector<std::uint32_t> hashes;
  for (const Entity& entity : article.entities) {
    hashes.push_back(static_cast<std::uint32_t>(hash64(entity_key(entity), 'e')));
  }
  for (const EntityOccurrence& occurrence : occurrences) {
    out.push_back({hashes[occurrence.entity], zone_weight(occurrence.zone), FeatureKind::kEntity,
                   zone_trait(occurrence.zone)});
  }
}

// Nearly by hash: evenly spread hashes fall by their top bits into about as many buckets as there
// are features. Buckets of many, which such hashes don't make, are sorted.
void sort_nearly(std::vector<CountedFeature>& features) {
  constexpr std::uint32_t kMany = 32;
  thread_local std::vector<CountedFeature> sorted;
  thread_local std::vector<std::uint32_t> ends;
  const auto bits = std::clamp(static_cast<unsigned>(std::bit_width(features.size())), 1U, 16U);
  const auto bucket_of = [bits](const CountedFeature& feature) {
    return feature.hash >> (32 - bits);
  };
  ends.assign((std::size_t{1} << bits) + 1, 0);
  for (const CountedFeature& feature : features) ++ends[bucket_of(feature) + 1];
  for (std::size_t b = 1; b < ends.size(); ++b) ends[b] += ends[b - 1];
  sorted.resize(features.size());
  for (const CountedFeature& feature : features) sorted[ends[bucket_of(feature)]++] = feature;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    if (end - begin > kMany) {
      std::sort(sorted.begin() + begin, sorted.begin() + end,
                [](const auto& x, const auto& y) { return x.hash < y.hash; });
    }
    begin = end;
  }
  features.swap(sorted);
}

// By hash, one feature for each; its occurrences add up. What is a name anywhere is a name.
void join_equal(std::vector<CountedFeature>& features) {
  sort_nearly(features);
  std::size_t kept = 0;
  for (const CountedFeature feature : features) {
    std::size_t at = kept;
    while (at > 0 && features[at - 1].hash > feature.hash) --at;
    if (at > 0 && features[at - 1].hash == feature.hash) {
      CountedFeature& equal = features[at - 1];
      equal.count += feature.count;
      equal.zones |= feature.zones;
      equal.kind = std::max(equal.kind, feature.kind);
      continue;
    }
    std::copy_backward(features.begin() + static_cast<std::ptrdiff_t>(at),
                       features.begin() + static_cast<std::ptrdiff_t>(kept),
                       features.begin() + static_cast<std::ptrdiff_t>(kept) + 1);
    features[at] = feature;
    ++kept;
  }
  features.resize(kept);
}

}  // namespace

std::string entity_key(const Entity& entity) {
  const bool known = entity.id.starts_with('Q') || entity.id.starts_with("gn:");
  if (known) return entity.id;
  std::string key;
  for (const std::string& token : text::name_tokens(entity.name))
    key += text::variant_key(token) + ' ';
  return key;
}

std::vector<CountedFeature> count_features(const AnnotatedArticle& article,
                                           const TokenizedArticle& tokenized,
                                           const std::vector<SpokenDay>& days) {
  std::vector<CountedFeature> out;
  out.reserve(2 * tokenized.tokens.size() + tokenized.occurrences.size());
  add_words(tokenized.tokens, out);
  add_bigrams(tokenized.tokens, out);
  add_entities(article, tokenized.occurrences, out);
  for (const SpokenDay& day : days) {
    const auto hash = static_cast<std::uint32_t>(mix64(0xda7e0000ULL + day.month_day));
    out.push_back({hash, zone_weight(day.zone), FeatureKind::kMonthDay, zone_trait(day.zone)});
  }
  join_equal(out);
  return out;
}

}  // namespace newsfold::fingerprint

#include "newsfold/fingerprint/fingerprint.h"

#include <algorithm>

#include "fingerprint/background.h"
#include "fingerprint/copy.h"
#include "fingerprint/event_days.h"
#include "fingerprint/features.h"
#include "fingerprint/quotes.h"
#include "fingerprint/story_vector.h"
#include "fingerprint/tokens.h"
#include "simd/simhash.h"

namespace newsfold::fingerprint {
namespace {

constexpr std::size_t kMaxFeatures = 256;
constexpr std::size_t kStrongest = 24;
constexpr std::size_t kMaxDays = 24;  // the first ones mentioned

void sign(Fingerprint& fingerprint) {
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint16_t> weights;
  hashes.reserve(fingerprint.features.size());
  weights.reserve(fingerprint.features.size());
  for (const StoryFeature& feature : fingerprint.features) {
    hashes.push_back(feature.hash);
    weights.push_back(feature.weight);
  }
  simd::weighted_wide_simhash(hashes, weights, fingerprint.story2048);
}

template <typename T>
void sort_distinct(std::vector<T>& values) {
  if (values.size() > kMaxDays) values.resize(kMaxDays);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void keep_days(const SpokenDays& spoken, Fingerprint& out) {
  for (const SpokenDay& day : spoken.days) {
    if (day.stated && day.zone != Zone::kBody) out.lead_days.push_back(day.month_day);
    if (day.stated) out.month_days.push_back(day.month_day);
    if (day.day) out.event_days.push_back(*day.day);
  }
  sort_distinct(out.event_days);
  sort_distinct(out.month_days);
  sort_distinct(out.lead_days);
  for (const SpokenWeekday& on : spoken.weekdays)
    out.weekdays.add(on.weekday, on.zone != Zone::kBody);
}

}  // namespace

Fingerprinter::Fingerprinter(std::shared_ptr<const BackgroundTable> table)
    : table_(std::move(table)) {}

Fingerprint Fingerprinter::fingerprint(const AnnotatedArticle& article) const {
  Fingerprint out;
  copy_features(article, out);
  const TokenizedArticle tokenized = tokenize(article);
  const SpokenDays spoken = spoken_days(article.article, tokenized);
  keep_days(spoken, out);
  out.features =
      weigh_features(count_features(article, tokenized, spoken.days), *table_, kMaxFeatures);
  out.strongest = strongest_features(out.features, kStrongest);
  sign(out);
  out.density = table_->nearest_references(out.features);
  out.quotes = quote_runs(article.article.text);
  return out;
}

}  // namespace newsfold::fingerprint

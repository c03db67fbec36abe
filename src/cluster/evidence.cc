#include "cluster/evidence.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "cluster/score.h"
#include "cluster/window.h"

namespace newsfold::cluster {
namespace {

constexpr std::size_t kMaxSharedEntities = 10;
// Runs in Fingerprint::quotes are of this many words: n neighbouring runs make n + 4 words.
constexpr std::uint32_t kQuoteRunWords = 5;

std::vector<std::string> shared_entities(const Document& a, const Document& b,
                                         const EntityIds& entity_ids) {
  std::vector<std::tuple<std::size_t, std::string>> shared;
  for (std::size_t i = 0; i < a.entities.size(); ++i) {
    const auto found = std::find(b.entities.begin(), b.entities.end(), a.entities[i]);
    if (found == b.entities.end()) continue;
    const auto rank = i + static_cast<std::size_t>(found - b.entities.begin());
    shared.emplace_back(rank, std::string(entity_ids(a.entities[i])));
  }
  std::sort(shared.begin(), shared.end());
  std::vector<std::string> out;
  for (auto& [rank, id] : shared) {
    const bool known = std::find(out.begin(), out.end(), id) != out.end();
    if (!known && out.size() < kMaxSharedEntities) out.push_back(std::move(id));
  }
  return out;
}

}  // namespace

std::uint32_t shared_quote_words(const Fingerprint& a, const Fingerprint& b) {
  std::uint32_t runs = 0;
  for (std::size_t i = 0, j = 0; i < a.quotes.size() && j < b.quotes.size();) {
    runs += a.quotes[i] == b.quotes[j];
    const bool advance_a = a.quotes[i] <= b.quotes[j];
    j += b.quotes[j] <= a.quotes[i];
    i += advance_a;
  }
  return runs == 0 ? 0 : runs + kQuoteRunWords - 1;
}

StoryEvidence link_evidence(const Document& document, const Document& other, std::int32_t cosine,
                            const EntityIds& entity_ids) {
  StoryEvidence out;
  out.with = other.id;
  out.cosine = static_cast<std::uint16_t>(std::int64_t{cosine} * 1000 / kOne);
  out.entities = shared_entities(document, other, entity_ids);
  if (document.date && other.date) {
    out.days = static_cast<std::uint32_t>(gap_days(time_span(document), time_span(other)));
  }
  out.quote_words = shared_quote_words(*document.fingerprint, *other.fingerprint);
  return out;
}

}  // namespace newsfold::cluster

#include "extract/metadata/markup_features.h"

namespace newsfold::extract::metadata {
namespace {

// In the order of kMarkupGroups.
enum Group : std::size_t { kHeading, kNearHint, kFarHint, kElement, kLinked };

}  // namespace

void add_markup(const MarkupFacts& facts, const LinearModel& model, std::size_t first_group,
                std::vector<Feature>& features) {
  features.push_back(model.feature(first_group + kHeading, facts.heading));
  features.push_back(model.feature(first_group + kLinked, facts.linked));
  for (std::size_t hint = 0; hint < kHintCount; ++hint) {
    if ((facts.near >> hint & 1U) != 0)
      features.push_back(model.feature(first_group + kNearHint, hint));
    if ((facts.far >> hint & 1U) != 0)
      features.push_back(model.feature(first_group + kFarHint, hint));
  }
  for (std::size_t inside = 0; inside < html::kInsideCount; ++inside) {
    if ((facts.inside >> inside & 1U) != 0)
      features.push_back(model.feature(first_group + kElement, inside));
  }
}

}  // namespace newsfold::extract::metadata

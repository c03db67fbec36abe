// A linear model over grouped yes/no features: integer weights from a reviewed table
// (data/model/*.tsv), in thousandths of a log-odds unit. Sums, comparisons and confidences are
// integers, the same everywhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::extract::metadata {

using Feature = std::uint16_t;

// One property of a candidate, in `values` grades of which at most one holds; a yes/no property has
// one.
struct FeatureGroup {
  std::string_view name;
  std::uint16_t values = 1;
};

class LinearModel {
 public:
  // Rows of the table are name<TAB>weight, name as name() gives it. Rows of features the code
  // doesn't have are ignored; features without a row weigh 0.
  LinearModel(std::string_view table, std::span<const FeatureGroup> groups);

  // Grades beyond the group's last count as the last.
  Feature feature(std::size_t group, std::size_t grade = 0) const {
    const std::size_t last = groups_[group].values - 1U;
    return static_cast<Feature>(first_[group] + std::min(grade, last));
  }
  std::int32_t score(std::span<const Feature> features) const;
  // "distance.3"
  const std::string& name(Feature feature) const { return names_[feature]; }
  // The heaviest features, for people: "byline +812, has-time +640".
  std::string explain(std::span<const Feature> features) const;

 private:
  std::vector<FeatureGroup> groups_;
  std::vector<Feature> first_;  // of each group
  std::vector<std::string> names_;
  std::vector<std::int32_t> weights_;
};

// The number of limits that `value` reaches: grade 0 below the first.
inline std::size_t grade(std::size_t value, std::initializer_list<std::size_t> limits) {
  std::size_t reached = 0;
  for (const std::size_t limit : limits) reached += value >= limit ? 1 : 0;
  return reached;
}

// exp(score / 1000) in units of 2^-20, to a sixteenth; scores beyond 13 either way count as 13.
std::uint64_t likelihood(std::int32_t score);

// 1000 / (1 + exp(-score / 1000)), by a table: per mille.
std::uint16_t per_mille(std::int32_t score);

}  // namespace newsfold::extract::metadata

#include "evaluate/measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace newsfold::evaluate {
namespace {

// Sizes of the gold clusters, of those found, and of their intersections.
struct Sizes {
  std::map<std::uint32_t, double> gold, found;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;

  explicit Sizes(const Labelling& items) {
    for (std::size_t i = 0; i < items.gold.size(); ++i) {
      ++gold[items.gold[i]];
      ++found[items.found[i]];
      ++both[{items.gold[i], items.found[i]}];
    }
  }
};

double pairs(double n) { return n * (n - 1) / 2; }

template <typename Map>
double sum_of_pairs(const Map& sizes) {
  double sum = 0;
  for (const auto& [key, size] : sizes) sum += pairs(size);
  return sum;
}

template <typename Map>
double entropy(const Map& sizes, double n) {
  double sum = 0;
  for (const auto& [key, size] : sizes) sum -= size / n * std::log(size / n);
  return sum;
}

}  // namespace

double f1(double precision, double recall) {
  return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0.0;
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0.0; }

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return ratio(sum, static_cast<double>(values.size()));
}

BCubed b_cubed(const Labelling& items, const std::vector<bool>& judged) {
  const Sizes sizes(items);
  double precision = 0, recall = 0, n = 0;
  for (std::size_t i = 0; i < items.gold.size(); ++i) {
    if (!judged.empty() && !judged[i]) continue;
    const double both = sizes.both.at({items.gold[i], items.found[i]});
    precision += both / sizes.found.at(items.found[i]);
    recall += both / sizes.gold.at(items.gold[i]);
    ++n;
  }
  precision = ratio(precision, n);
  recall = ratio(recall, n);
  return {precision, recall, f1(precision, recall)};
}

Clustering compare_clusterings(const Labelling& items) {
  const Sizes sizes(items);
  const auto n = static_cast<double>(items.gold.size());
  const double together = sum_of_pairs(sizes.both);
  const double found = sum_of_pairs(sizes.found), gold = sum_of_pairs(sizes.gold);
  Clustering out;
  out.gold_clusters = sizes.gold.size();
  out.found_clusters = sizes.found.size();
  if (found > 0) out.pair_precision = together / found;
  if (gold > 0) out.pair_recall = together / gold;
  out.pair_f1 = f1(out.pair_precision, out.pair_recall);
  const double expected = n > 1 ? found * gold / pairs(n) : 0.0;
  const double most = (found + gold) / 2;
  if (most != expected) out.ari = (together - expected) / (most - expected);
  const double gold_entropy = entropy(sizes.gold, n), found_entropy = entropy(sizes.found, n);
  const double joint = entropy(sizes.both, n);
  if (gold_entropy > 0) out.homogeneity = 1 - (joint - found_entropy) / gold_entropy;
  if (found_entropy > 0) out.completeness = 1 - (joint - gold_entropy) / found_entropy;
  out.v_measure = f1(out.homogeneity, out.completeness);
  return out;
}

}  // namespace newsfold::evaluate

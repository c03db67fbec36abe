// Measures of a clustering and of sets. All in fixed order on doubles: figures, never decisions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsfold::evaluate {

// Harmonic mean; 0 where both are 0.
double f1(double precision, double recall);
// 0 of nothing.
double ratio(double part, double whole);
double mean(const std::vector<double>& values);

// Items in clusters: gold[i] and found[i] are the numbers of item i's clusters, from 0.
struct Labelling {
  std::vector<std::uint32_t> gold, found;
};

struct BCubed {
  double precision = 0, recall = 0, f1 = 0;
};
// Bagga & Baldwin 1998; Amigo et al. 2009. Averaged over the items of `judged` (all where empty).
BCubed b_cubed(const Labelling& items, const std::vector<bool>& judged = {});

struct Clustering {
  std::size_t gold_clusters = 0, found_clusters = 0;
  double pair_precision = 1, pair_recall = 1, pair_f1 = 0;  // over unordered pairs
  double ari = 1;                                           // Hubert & Arabie 1985
  double homogeneity = 1, completeness = 1, v_measure = 0;  // Rosenberg & Hirschberg 2007
};
Clustering compare_clusterings(const Labelling& items);

}  // namespace newsfold::evaluate

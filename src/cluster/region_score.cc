#include "cluster/region_score.h"

#include <algorithm>

#include "cluster/candidates.h"
#include "cluster/density.h"
#include "cluster/pair_model.h"
#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

static_assert(kMaxCandidates <= 64, "a list's places are bits of a word");

// Pairs by their later document and place in its list, and what is seen of them: many at once, as
// the model judges a vector of pairs in the time of one.
struct Measured {
  struct Place {
    std::uint32_t node = 0;
    std::uint32_t in_list = 0;
  };
  std::vector<Place> places;
  std::vector<PairValues> values;
};

class Rescorer {
 public:
  Rescorer(Region& region, const Thresholds& limits, unsigned threads)
      : region_(region), limits_(limits), threads_(threads) {}

  void run();

 private:
  std::vector<std::uint32_t> shifted() const;
  DensitySample nearest_to(std::uint32_t node) const;
  void choose_new();
  void choose_around(std::uint32_t node);
  void choose_shifted();
  bool shifts(std::uint32_t node, const KeptCandidate& candidate) const;
  void choose(std::vector<std::uint64_t>& places, std::uint32_t node, std::size_t place) const {
    places.resize(region_.size());
    places[node] |= std::uint64_t{1} << place;
  }
  void measure(std::uint32_t node, Measured& out) const;
  void score(const Measured& measured);

  Region& region_;
  const Thresholds& limits_;
  unsigned threads_;
  // By node: places in its list to be scored, and those at one of whose ends a density moved.
  std::vector<std::uint64_t> chosen_, moved_;
};

void Rescorer::run() {
  choose_new();
  for (const std::uint32_t node : shifted()) {
    region_.reach(node);
    const DensitySample nearest = nearest_to(node);
    if (nearest == region_[node].kept.nearest) continue;
    region_[node].kept.nearest = nearest;
    choose_around(node);
  }
  std::vector<std::uint32_t> later, ends;
  chosen_.resize(region_.size());
  choose_shifted();
  for (std::uint32_t node = 0; node < region_.size(); ++node) {
    if (chosen_[node] == 0) continue;
    later.push_back(node);
    ends.push_back(node);
    const std::vector<KeptCandidate>& list = region_[node].kept.candidates;
    for (std::size_t k = 0; k < list.size(); ++k) {
      if ((chosen_[node] >> k & 1) != 0) ends.push_back(region_.find(list[k].document));
    }
    region_.relist(node, list);
  }
  region_.fetch(std::move(ends));
  parallel_chunks(later.size(), threads_, [&](std::size_t begin, std::size_t end, unsigned) {
    Measured measured;
    for (std::size_t i = begin; i < end; ++i) measure(later[i], measured);
    score(measured);
  });
}

// Both ends of pairs that came or went.
std::vector<std::uint32_t> Rescorer::shifted() const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t node = 0; node < region_.size(); ++node) {
    if (!region_[node].listed) continue;
    const std::vector<KeptCandidate>& now = region_[node].kept.candidates;
    const std::vector<KeptCandidate>& before = region_[node].before;
    bool changed = region_[node].entering;
    for (const auto& [list, other] : {std::pair(&now, &before), std::pair(&before, &now)}) {
      for (const KeptCandidate& candidate : *list) {
        if (find_in(*other, candidate.document) != nullptr) continue;
        changed = true;
        const std::uint32_t end = region_.find(candidate.document);
        if (end != Region::kUnknown && !region_[end].leaving) out.push_back(end);
      }
    }
    if (changed && !region_[node].leaving) out.push_back(node);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

DensitySample Rescorer::nearest_to(std::uint32_t node) const {
  const KeptDocument& kept = region_[node].kept;
  Density density(kept.sample);
  for (const KeptCandidate& candidate : kept.candidates) density.add(candidate.cosine);
  for (const std::uint32_t later : region_[node].later) {
    const KeptCandidate* own = find_in(region_[later].kept.candidates, kept.number);
    if (own != nullptr) density.add(own->cosine);
  }
  return density.highest();
}

void Rescorer::choose_new() {
  for (std::uint32_t node = 0; node < region_.size(); ++node) {
    if (!region_[node].listed) continue;
    const std::vector<KeptCandidate>& now = region_[node].kept.candidates;
    for (std::size_t k = 0; k < now.size(); ++k) {
      if (find_in(region_[node].before, now[k].document) != nullptr) continue;
      choose(chosen_, node, k);
    }
  }
}

void Rescorer::choose_around(std::uint32_t node) {
  const auto known = [&](const KeptCandidate& candidate) {
    return region_.find(candidate.document) != Region::kUnknown;
  };
  const std::vector<KeptCandidate>& own = region_[node].kept.candidates;
  for (std::size_t k = 0; k < own.size(); ++k) {
    if (known(own[k])) choose(moved_, node, k);
  }
  for (const std::uint32_t later : region_[node].later) {
    const std::vector<KeptCandidate>& list = region_[later].kept.candidates;
    const KeptCandidate* found = find_in(list, region_[node].kept.number);
    if (found != nullptr && known(*found)) {
      choose(moved_, later, static_cast<std::size_t>(found - list.data()));
    }
  }
}

// Most of what crowds change moves by little, between the same thresholds of the model as before.
void Rescorer::choose_shifted() {
  for (std::uint32_t node = 0; node < moved_.size(); ++node) {
    const std::uint64_t undecided = moved_[node] & ~chosen_[node];
    if (undecided == 0) continue;
    const std::vector<KeptCandidate>& list = region_[node].kept.candidates;
    for (std::size_t k = 0; k < list.size(); ++k) {
      if ((undecided >> k & 1) != 0 && shifts(node, list[k])) choose(chosen_, node, k);
    }
  }
}

bool Rescorer::shifts(std::uint32_t node, const KeptCandidate& candidate) const {
  const Region::Node& a = region_[node];
  const Region::Node& b = region_[region_.find(candidate.document)];
  const CrowdValues before = crowd_values(candidate.cosine, a.nearest_before, b.nearest_before);
  const CrowdValues now = crowd_values(candidate.cosine, a.kept.nearest, b.kept.nearest);
  const PairModel& model = builtin_pair_model();
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (model.tells_apart(kCrowdFeatures[i], before[i], now[i])) return true;
  }
  return false;
}

void Rescorer::measure(std::uint32_t node, Measured& out) const {
  // How far ahead what leads to the next thing is fetched.
  constexpr std::size_t kSides = 6, kFingerprints = 4, kVectors = 2;
  const std::vector<KeptCandidate>& list = region_[node].kept.candidates;
  std::vector<std::uint32_t> others;
  for (std::uint32_t k = 0; k < list.size(); ++k) {
    if ((chosen_[node] >> k & 1) == 0) continue;
    out.places.push_back({node, k});
    others.push_back(region_.find(list[k].document));
  }
  const Side later = region_.side(node);
  const VectorProbe probe(region_.fingerprint(node).features);
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (i + kSides < others.size()) region_.fetch_side(others[i + kSides]);
    if (i + kFingerprints < others.size())
      fetch_ahead(std::span(&region_.fingerprint(others[i + kFingerprints]), 1));
    if (i + kVectors < others.size()) fetch_vectors(region_.fingerprint(others[i + kVectors]));
    out.values.push_back(pair_values(region_.side(others[i]), later, probe));
  }
}

// Writes nothing but the lists of these later documents.
void Rescorer::score(const Measured& measured) {
  const PairModel& model = builtin_pair_model();
  std::vector<std::int32_t> log_odds(measured.values.size());
  model.log_odds(measured.values, log_odds);
  for (std::size_t i = 0; i < log_odds.size(); ++i) {
    const auto [node, in_list] = measured.places[i];
    const std::int32_t score = pair_score(measured.values[i], log_odds[i]);
    region_[node].kept.candidates[in_list].score =
        static_cast<std::uint16_t>(score < limits_.edge ? 0 : score);
  }
}

}  // namespace

void rescore(Region& region, const Thresholds& limits, unsigned threads) {
  Rescorer(region, limits, threads).run();
}

}  // namespace newsfold::cluster

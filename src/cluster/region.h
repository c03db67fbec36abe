// The part of a standing story graph that an update looks at, in memory.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <unordered_map>
#include <vector>

#include "cluster/node_index.h"
#include "cluster/pair_features.h"
#include "cluster/window.h"
#include "newsfold/cluster/extend_stories.h"

namespace newsfold::cluster {

// Null where the list does not name the document.
const KeptCandidate* find_in(const std::vector<KeptCandidate>& list, DocumentNumber number);

// Documents are named by their index in the order of loading. Not thread-safe but where it says so.
class Region {
 public:
  struct Node {
    KeptDocument kept;  // as it will be
    TimeSpan span;
    std::vector<KeptCandidate> before;  // its list until now, where `listed`
    std::vector<std::uint32_t> later;   // documents whose list, now or before, names this one
    DensitySample nearest_before{};
    bool listed = false;  // its list is a new one
    bool entering = false;
    bool leaving = false;

    const std::vector<KeptCandidate>& candidates_before() const {
      return listed ? before : kept.candidates;
    }
  };

  Region(const GraphChange& change, StoryMemory& memory, std::uint32_t window_days);

  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  Node& operator[](std::uint32_t node) { return nodes_[node]; }
  const Node& operator[](std::uint32_t node) const { return nodes_[node]; }
  // kUnknown for a number that no loaded document has.
  std::uint32_t find(DocumentNumber number) const { return index_.find(number); }
  static constexpr std::uint32_t kUnknown = NodeIndex::kUnknown;

  // Loads what may share a window with the node: after it all of `later` is known.
  void reach(std::uint32_t node) { reach(nodes_[node].span); }
  void reach(const LeavingDocument& document);
  // By the order of time.
  bool earlier(std::uint32_t a, std::uint32_t b) const;
  // Gives a document another list, which names loaded or expired documents only. Scores of pairs
  // that were in the list of now or before stay.
  void relist(std::uint32_t node, std::vector<KeptCandidate> list);

  // Makes features, profiles and the like of these nodes available; nodes may repeat.
  void fetch(std::vector<std::uint32_t> nodes);
  // REQUIRES: fetched. Thread-safe.
  const Fingerprint& fingerprint(std::uint32_t node) const { return *features_[node].fingerprint; }
  // As the pair model sees it, among those near it now. REQUIRES: fetched. Thread-safe.
  Side side(std::uint32_t node) const;
  // Brings near what side() points to.
  void fetch_side(std::uint32_t node) const { fetch_ahead(std::span(&features_[node], 1)); }

 private:
  struct Features {
    const Fingerprint* fingerprint = nullptr;
    Profile profile;
    Document document;  // with a date and a fingerprint
  };

  void reach(const TimeSpan& span);
  std::uint32_t add(KeptDocument&& kept);
  void set_features(std::uint32_t node, const Fingerprint* fingerprint);

  StoryMemory& memory_;
  std::int64_t window_;
  std::deque<Node> nodes_;
  NodeIndex index_;
  std::unordered_map<DocumentNumber, std::vector<std::uint32_t>> awaited_;  // by lists, not loaded
  std::vector<DayRange> loaded_;                                            // ascending, apart
  std::deque<Fingerprint> fingerprints_;
  std::deque<Features> features_;
};

}  // namespace newsfold::cluster

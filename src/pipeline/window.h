// The standing documents that a batch touches or may touch, beside the batch's own.
#pragma once

#include <deque>
#include <unordered_map>
#include <vector>

#include "newsfold/cluster/cluster.h"
#include "newsfold/pipeline/update.h"
#include "pipeline/batch.h"

namespace newsfold::pipeline {

struct Member {
  state::Document row;
  Fingerprint fingerprint;
};

// Standing documents first, by number, then the batch's in its order.
class Window {
 public:
  // Takes their fingerprints, shingles included, out
  // of the batch.
  Window(state::State& state, Batch& batch, const UpdateOptions& options);

  std::uint32_t standing() const { return standing_; }
  std::size_t size() const { return members_.size(); }
  const Member& member(std::size_t index) const { return members_[index]; }
  Member& member(std::size_t index) { return members_[index]; }
  // By document id.
  std::size_t index_of(std::string_view id) const { return by_id_.at(id); }

  // Views into this window; entities are left out.
  std::vector<cluster::Document> documents() const;
  // Reads the state for a standing document.
  std::vector<std::uint32_t> shingles(std::size_t index);

 private:
  void add_standing(const std::vector<state::Number>& numbers);
  void add_new(Batch& batch);

  state::State& state_;
  std::uint32_t standing_ = 0;
  std::deque<Member> members_;  // a deque: ids are looked up by views into it
  std::unordered_map<std::string_view, std::size_t> by_id_;
};

// When a document may have been written; nothing where nothing tells.
std::optional<DayRange> span_of(const state::Document& document);
inline constexpr DayRange kAlways{-1'000'000'000, 1'000'000'000};

}  // namespace newsfold::pipeline

// A batch's documents and the standing ones that their copies are decided with.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsfold/cluster/copy_probe.h"
#include "newsfold/pipeline/update.h"
#include "pipeline/batch.h"

namespace newsfold::pipeline {

struct Member {
  state::Document row;
  Fingerprint fingerprint;  // of a standing document copy64 alone
};

// Standing documents first, by number, then the batch's in its order: those that are copies of new
// ones, or contain or stand in them, and whatever is linked to these by copies of copies.
class CopySet {
 public:
  // Takes their fingerprints, shingles included, out of the batch. `reader`: the same state, or
  // another connection to it, through which all sketches and many shingles are read: what else the
  // state keeps at hand stays there. REQUIRES: the state outlives this.
  CopySet(state::State& state, state::State& reader, Batch& batch, const UpdateOptions& options);

  std::uint32_t standing() const { return standing_; }
  std::size_t size() const { return members_.size(); }
  const Member& member(std::size_t index) const { return members_[index]; }
  // Of a document of the batch.
  Fingerprint& fingerprint(std::size_t index) { return members_[index].fingerprint; }
  // By document id.
  std::size_t index_of(std::string_view id) const { return by_id_.at(id); }

  // Reads the state.
  cluster::CopyDecision decide(const cluster::Options& options);

 private:
  // A standing document, and a new one by its place in the batch.
  struct Related {
    state::Number standing = 0;
    std::uint32_t added = 0;
    cluster::Overlap overlap;
  };

  static std::vector<Related> related_to(state::State& reader, const Batch& batch,
                                         const cluster::Options& options);
  void add_standing(std::vector<state::Number> open, const cluster::Options& options);

  state::State& state_;
  std::vector<Related> related_;
  std::uint32_t standing_ = 0;
  std::deque<Member> members_;  // a deque: ids are looked up by views into it
  std::unordered_map<std::string_view, std::size_t> by_id_;
};

}  // namespace newsfold::pipeline

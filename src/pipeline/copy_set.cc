#include "pipeline/copy_set.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "newsfold/cluster/copy_probe.h"
#include "pipeline/story_refresh.h"

namespace newsfold::pipeline {
namespace {

using state::Number;

// Standing documents whose shingles are kept while copies are decided: some 30 MB.
constexpr std::size_t kMostKept = 16384;

// Standing documents that may be copies of new ones, or contain or stand in them.
std::set<Number> copy_candidates(state::State& state, const Batch& batch,
                                 const cluster::Options& options) {
  std::vector<cluster::CopySketch> sketches;
  for (const NewDocument& added : batch.documents) {
    const Fingerprint& fingerprint = added.document.fingerprint;
    if (!fingerprint.copy64) continue;
    const std::span<const std::uint32_t> all = fingerprint.shingles;
    const std::size_t size = cluster::sketch_size(all);
    sketches.push_back({*fingerprint.copy64, all.first(size), size == all.size()});
  }
  std::set<Number> out;
  if (sketches.empty()) return out;
  cluster::CopyProbe probe(sketches, options.hamming);
  std::vector<Number> passed;
  std::vector<cluster::CopySketch> some;
  state.each_sketch_block([&](const state::SketchBlock& block) {
    some.clear();
    for (std::size_t i = 0; i < block.documents.size(); ++i) {
      const std::span<const std::uint32_t> entries(block.entries.data() + block.begins[i],
                                                   block.entries.data() + block.begins[i + 1]);
      some.push_back({block.copy64[i], entries, block.complete[i]});
    }
    passed.insert(passed.end(), block.documents.begin(), block.documents.end());
    probe.pass(some);
  });
  for (const auto& [added, standing] : probe.found(options.threads)) out.insert(passed[standing]);
  return out;
}

}  // namespace

CopySet::CopySet(state::State& state, Batch& batch, const UpdateOptions& options) : state_(state) {
  const std::set<Number> numbers = copy_candidates(state, batch, options.pipeline.cluster);
  add_standing({numbers.begin(), numbers.end()});
  // A copy cluster is decided on as a whole.
  std::set<std::string> clusters;
  for (const Member& member : members_) {
    if (member.row.copy) clusters.insert(member.row.copy->cluster);
  }
  std::set<Number> missing;
  for (const std::string& cluster : clusters) {
    for (const Number number : state.members_of_copy(cluster)) {
      if (!numbers.contains(number)) missing.insert(number);
    }
  }
  add_standing({missing.begin(), missing.end()});
  std::sort(members_.begin(), members_.end(),
            [](const Member& a, const Member& b) { return a.row.number < b.row.number; });
  standing_ = static_cast<std::uint32_t>(members_.size());
  for (NewDocument& added : batch.documents) {
    members_.push_back(
        {.row = row_of(added), .fingerprint = std::move(added.document.fingerprint)});
  }
  for (std::size_t i = 0; i < members_.size(); ++i) by_id_.emplace(members_[i].row.id, i);
}

void CopySet::add_standing(const std::vector<Number>& numbers) {
  for (const Number number : numbers) {
    std::optional<state::Document> row = state_.document(number);
    if (!row || row->gone != state::Gone::kNo) continue;
    Member& member = members_.emplace_back();
    member.row = std::move(*row);
    member.fingerprint.copy64 = member.row.copy64;
  }
}

cluster::CopyDecision CopySet::decide(const cluster::Options& options) {
  std::vector<cluster::Document> documents;
  documents.reserve(size());
  for (const Member& member : members_) {
    documents.push_back(as_document(member.row));
    documents.back().fingerprint = &member.fingerprint;
  }
  std::mutex mutex;  // a state serves one thread
  std::size_t kept = 0;
  const auto shingles = [&](std::uint32_t index) {
    Member& member = members_[index];
    if (index >= standing_) return member.fingerprint.shingles;
    const std::lock_guard lock(mutex);
    if (!member.fingerprint.shingles.empty()) return member.fingerprint.shingles;
    std::vector<std::uint32_t> read = state_.shingles(member.row.number);
    // Each is asked for several times.
    if (kept++ < kMostKept) member.fingerprint.shingles = read;
    return read;
  };
  return cluster::decide_copies(documents, options, shingles);
}

}  // namespace newsfold::pipeline

#include "pipeline/copy_set.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <tuple>

#include "newsfold/cluster/overlap.h"
#include "pipeline/story_refresh.h"

namespace newsfold::pipeline {
namespace {

using state::Number;

// Standing documents whose shingles are kept while copies are decided: some 30 MB.
constexpr std::size_t kMostKept = 16384;

// What two texts of so many shingles share at most where the containment is known, rounded down.
cluster::Overlap at_most(std::uint16_t share, std::size_t a, std::size_t b) {
  const std::size_t lesser = std::min(a, b);
  const std::size_t shared = std::min(lesser, (share + 1) * lesser / 1000);
  return {static_cast<std::uint32_t>(shared), static_cast<std::uint32_t>(a),
          static_cast<std::uint32_t>(b)};
}

// The batch's documents that can be compared, and where in it they stand.
struct Comparable {
  std::vector<std::uint32_t> places;
  std::vector<cluster::CopyText> texts;
};

Comparable comparable(const Batch& batch) {
  Comparable out;
  for (std::uint32_t place = 0; place < batch.documents.size(); ++place) {
    const Fingerprint& fingerprint = batch.documents[place].document.fingerprint;
    if (!fingerprint.copy64) continue;
    out.places.push_back(place);
    out.texts.push_back({*fingerprint.copy64, fingerprint.shingles});
  }
  return out;
}

// Of the documents that passed a probe.
class PassedShingles : public cluster::KeptShingles {
 public:
  PassedShingles(state::State& state, const std::vector<Number>& passed)
      : state_(state), passed_(passed) {}

  void append_packed(std::uint32_t place, std::string& out) override {
    state_.append_packed_shingles(passed_[place], out);
  }
  std::vector<std::uint32_t> unpack(std::string_view packed, std::uint64_t end) const override {
    return state::unpack_shingles(packed, end);
  }

 private:
  state::State& state_;
  const std::vector<Number>& passed_;
};

// Appends the documents of a block, the latest first.
void append(const state::SketchBlock& block, std::vector<cluster::CopySketch>& sketches,
            std::vector<Number>& documents) {
  for (std::size_t i = block.documents.size(); i-- > 0;) {
    const std::span<const std::uint32_t> entries(block.entries.data() + block.begins[i],
                                                 block.entries.data() + block.begins[i + 1]);
    sketches.push_back({block.copy64[i], entries, block.complete[i]});
  }
  documents.insert(documents.end(), block.documents.rbegin(), block.documents.rend());
}

// Passes all standing documents. Gives them in their order.
std::vector<Number> pass_standing(state::State& state, cluster::CopyProbe& probe) {
  constexpr std::size_t kBlocks = 16;  // at once
  std::vector<Number> passed;
  std::vector<state::SketchBlock> blocks;
  std::vector<cluster::CopySketch> sketches;
  const auto pass = [&] {
    sketches.clear();
    for (const state::SketchBlock& block : blocks) append(block, sketches, passed);
    probe.pass(sketches);
    blocks.clear();
  };
  state.each_sketch_block(state::State::Order::kLatestFirst, [&](state::SketchBlock&& block) {
    blocks.push_back(std::move(block));
    if (blocks.size() == kBlocks) pass();
  });
  pass();
  return passed;
}

}  // namespace

CopySet::CopySet(state::State& state, state::State& reader, Batch& batch,
                 const UpdateOptions& options)
    : state_(state), related_(related_to(reader, batch, options.pipeline.cluster)) {
  std::vector<Number> open;
  for (const Related& related : related_) open.push_back(related.standing);
  add_standing(std::move(open), options.pipeline.cluster);
  std::sort(members_.begin(), members_.end(),
            [](const Member& a, const Member& b) { return a.row.number < b.row.number; });
  standing_ = static_cast<std::uint32_t>(members_.size());
  for (NewDocument& added : batch.documents) {
    members_.push_back(
        {.row = row_of(added), .fingerprint = std::move(added.document.fingerprint)});
  }
  for (std::size_t i = 0; i < members_.size(); ++i) by_id_.emplace(members_[i].row.id, i);
}

// By standing document.
std::vector<CopySet::Related> CopySet::related_to(state::State& reader, const Batch& batch,
                                                  const cluster::Options& options) {
  const Comparable added = comparable(batch);
  if (added.places.empty()) return {};
  cluster::CopyProbe probe(added.texts, options);
  const std::vector<Number> passed = pass_standing(reader, probe);
  PassedShingles standing(reader, passed);
  std::vector<Related> out;
  for (const cluster::VerifiedPair& pair :
       cluster::related_pairs(probe.found(), standing, added.texts, options)) {
    out.push_back({passed[pair.a], added.places[pair.b], pair.overlap});
  }
  std::sort(out.begin(), out.end(), [](const Related& a, const Related& b) {
    return std::tie(a.standing, a.added) < std::tie(b.standing, b.added);
  });
  return out;
}

// A copy cluster is decided on as a whole, and so are clusters between which pairs of copies stand:
// these pairs are kept as containments.
void CopySet::add_standing(std::vector<Number> open, const cluster::Options& options) {
  std::set<Number> seen;
  std::set<std::string> clusters;
  while (!open.empty()) {
    const Number number = open.back();
    open.pop_back();
    if (!seen.insert(number).second) continue;
    std::optional<state::Document> row = state_.document(number);
    if (!row || row->gone != state::Gone::kNo) continue;
    if (row->copy && clusters.insert(row->copy->cluster).second) {
      const std::vector<Number> members = state_.members_of_copy(row->copy->cluster);
      open.insert(open.end(), members.begin(), members.end());
    }
    std::string packed;
    std::vector<std::uint32_t> shingles;
    for (const auto& [other, share] :
         state_.contained_with(number, cluster::least_containment_of_copies(options.jaccard))) {
      if (seen.contains(other)) continue;
      if (shingles.empty()) shingles = state_.shingles(number);
      packed.clear();
      state_.append_packed_shingles(other, packed);
      const cluster::Overlap most = at_most(share, shingles.size(), state::count_shingles(packed));
      if (!most.is_copy(options.jaccard)) continue;
      const std::vector<std::uint32_t> text = state::unpack_shingles(packed);
      if (cluster::overlap(shingles, text).is_copy(options.jaccard)) open.push_back(other);
    }
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
  std::vector<cluster::VerifiedPair> known;
  for (const Related& related : related_) {
    const auto at = std::lower_bound(
        members_.begin(), members_.begin() + standing_, related.standing,
        [](const Member& member, Number number) { return member.row.number < number; });
    if (at == members_.begin() + standing_ || at->row.number != related.standing) continue;  // gone
    known.push_back({static_cast<std::uint32_t>(at - members_.begin()), standing_ + related.added,
                     related.overlap});
  }
  return cluster::decide_copies(documents, standing_, known, options, shingles);
}

}  // namespace newsfold::pipeline

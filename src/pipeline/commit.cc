#include "pipeline/commit.h"

#include <algorithm>
#include <ctime>
#include <map>

#include "newsfold/cluster/collection_frequency.h"
#include "newsfold/cluster/copy_probe.h"
#include "pipeline/commit_stories.h"
#include "pipeline/copy_set.h"
#include "pipeline/page_samples.h"
#include "pipeline/removal.h"

namespace newsfold::pipeline {
namespace {

using state::Number;
using state::Operation;

class BatchCommitter {
 public:
  BatchCommitter(state::State& state, Batch& batch, const std::vector<FileMark>& files,
                 const UpdateOptions& options, Counters& counters)
      : state_(state), batch_(batch), files_(files), options_(options), counters_(counters) {}

  // Errors: those of reading, while the state is fine.
  Status run(state::State& copy_reader, EntityCommitter& entities, StoryMemory& memory);

 private:
  void store_documents();
  void store_files();
  void store_copies(const CopySet& set, const cluster::CopyDecision& found);
  void mark_collection(CopySet& set, const std::vector<std::uint32_t>& original);
  void store_features(const CopySet& set);

  const cluster::Options& cluster_options() const { return options_.pipeline.cluster; }
  Number number_of(const Place& place) const {
    return place.known != 0 ? place.known : batch_.documents[place.added].number;
  }

  state::State& state_;
  Batch& batch_;
  const std::vector<FileMark>& files_;
  const UpdateOptions& options_;
  Counters& counters_;
};

Status BatchCommitter::run(state::State& copy_reader, EntityCommitter& entities,
                           StoryMemory& memory) {
  store_documents();
  store_files();
  if (batch_.documents.empty()) return ok_status();
  entities.start(batch_);
  copy_reader.begin_reading();
  CopySet set(state_, copy_reader, batch_, options_);
  copy_reader.end_reading();
  const cluster::CopyDecision copies = set.decide(cluster_options());
  store_copies(set, copies);
  if (cluster_options().stories) mark_collection(set, copies.original);
  store_features(set);
  // Before the stories, which keep all cores busy: beside this, on one thread, others read ahead.
  const Status named = entities.commit(batch_);
  if (cluster_options().stories)
    StoryCommitter(state_, set, copies, cluster_options()).commit(memory);
  state_.add_round(std::time(nullptr), batch_.documents.size());
  return copy_reader.status().ok() ? named : copy_reader.status();
}

void BatchCommitter::store_documents() {
  for (NewDocument& added : batch_.documents) {
    const Article& article = added.document.annotated.article;
    if (added.replaces != 0) {
      const auto replaced = state_.document(added.replaces);
      if (replaced) remove_document(state_, *replaced, state::Gone::kReplaced, cluster_options());
    }
    added.number = state_.add(row_of(added));
    if (added.replaces != 0) {
      ++counters_["replaced"];
      state_.log(
          {.operation = Operation::kReplace, .document = added.number, .other = added.replaces});
    }
    state_.log(
        {.operation = Operation::kAdd, .document = added.number, .text = article.provenance.path});
    if (!added.record.empty()) state_.put_record(added.number, added.record);
    state_.put_shingles(added.number, added.document.fingerprint.shingles);
    if (added.page) state_.put_page_sample(stored_sample(*added.page, added.number), kPagesOfSite);
  }
}

// Where documents were found; and what stood alone in a file that now holds another was replaced.
void BatchCommitter::store_files() {
  std::map<std::size_t, Number> rows;
  std::map<std::size_t, Number> last;  // document
  const auto row_of = [&](std::size_t file) {
    const auto [at, added] = rows.try_emplace(file, 0);
    // Until it is read to its end it counts as unread.
    if (added) {
      state::File row{.path = files_[file].input.path};
      if (const auto& known = files_[file].known) row.document = known->document;
      at->second = state_.put_file(row);
    }
    return at->second;
  };
  for (const Place& place : batch_.places) {
    const Number document = number_of(place);
    last[place.file] = document;
    if (!state_.add_place(document, row_of(place.file)) || place.known == 0) continue;
    ++counters_["duplicates"];
  }
  for (const ReadFile& read : batch_.files) {
    const FileMark& mark = files_[read.file];
    const Number row = row_of(read.file);
    const bool single = read.documents == 1 && !read.given_ids && last.contains(read.file);
    const Number now = single ? last[read.file] : 0;
    const Number before = mark.known ? mark.known->document : 0;
    state_.put_file({.number = row,
                     .path = mark.input.path,
                     .size = read.unreadable ? std::nullopt : mark.size,
                     .mtime = mark.mtime,
                     .document = now,
                     .issue = read.issue});
    if (before == 0 || now == 0 || before == now) continue;
    state_.remove_place(before, row);
    const auto old = state_.document(before);
    if (!old || old->gone != state::Gone::kNo || !state_.places(before).empty()) continue;
    ++counters_["replaced"];
    remove_document(state_, *old, state::Gone::kReplaced, cluster_options());
    state_.log({.operation = Operation::kReplace, .document = now, .other = before});
  }
}

void BatchCommitter::store_copies(const CopySet& set, const cluster::CopyDecision& found) {
  for (std::size_t i = 0; i < set.size(); ++i) {
    const state::Document& row = set.member(i).row;
    std::optional<state::Copy> now;
    if (const auto& copy = found.copy[i]) {
      const Number of = copy->of.empty() ? 0 : set.member(set.index_of(copy->of)).row.number;
      now = state::Copy{copy->id, of, copy->hamming, copy->jaccard};
    }
    set_copy(state_, row.number, row.copy, now);
    for (const Containment& contained : found.contains[i]) {
      const std::size_t shorter = set.index_of(contained.id);
      if (std::max(i, shorter) < set.standing()) continue;
      state_.put_contained(row.number, {set.member(shorter).row.number, contained.containment});
    }
  }
}

// As a run in the order of time does.
void BatchCommitter::mark_collection(CopySet& set, const std::vector<std::uint32_t>& original) {
  cluster::CollectionFrequency frequency;
  if (auto known = state_.collection();
      known && known->cells.size() == cluster::CollectionFrequency::kCells) {
    frequency = {std::move(known->cells), known->documents};
  }
  for (std::size_t i = set.standing(); i < set.size(); ++i) {
    if (!set.member(i).row.clusters) continue;
    frequency.mark(set.fingerprint(i));
    if (original[i] == i) frequency.add(set.member(i).fingerprint);
  }
  state_.put_collection(frequency.cells(), frequency.documents());
}

// What later documents are compared with.
void BatchCommitter::store_features(const CopySet& set) {
  state::SketchBlock sketches;
  sketches.begins.push_back(0);
  for (std::size_t i = set.standing(); i < set.size(); ++i) {
    const Member& member = set.member(i);
    if (!member.row.clusters) continue;
    if (member.row.copy64) {
      const std::vector<std::uint32_t>& all = member.fingerprint.shingles;
      const std::size_t size = cluster::sketch_size(all);
      sketches.documents.push_back(member.row.number);
      sketches.copy64.push_back(*member.row.copy64);
      sketches.entries.insert(sketches.entries.end(), all.begin(),
                              all.begin() + static_cast<std::ptrdiff_t>(size));
      sketches.begins.push_back(static_cast<std::uint32_t>(sketches.entries.size()));
      sketches.complete.push_back(size == all.size());
    }
    if (!cluster_options().stories) continue;
    state_.put_fingerprint(member.row.number, member.fingerprint);
  }
  if (!sketches.documents.empty()) state_.append_sketches(sketches);
  state_.drop_fingerprints(options_.window);
}

}  // namespace

Status Committer::commit(Batch& batch, const std::vector<FileMark>& files) {
  state_.begin();
  const Status read = BatchCommitter(state_, batch, files, options_, counters_)
                          .run(*copy_reader_, entities_, memory_);
  if (read.ok()) return state_.commit();
  state_.roll_back();
  return read;
}

}  // namespace newsfold::pipeline

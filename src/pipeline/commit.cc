#include "pipeline/commit.h"

#include <algorithm>
#include <ctime>
#include <map>
#include <mutex>
#include <set>

#include "newsfold/base/hash.h"
#include "newsfold/cluster/copy_probe.h"
#include "newsfold/cluster/increment.h"
#include "pipeline/removal.h"
#include "pipeline/story_plan.h"
#include "pipeline/story_refresh.h"
#include "pipeline/window.h"

namespace newsfold::pipeline {
namespace {

using state::Number;
using state::Operation;

class BatchCommitter {
 public:
  BatchCommitter(state::State& state, Batch& batch, const std::vector<FileMark>& files,
                 const UpdateOptions& options, Counters& counters)
      : state_(state), batch_(batch), files_(files), options_(options), counters_(counters) {}

  void run(EntityCommitter& entities);

 private:
  void store_documents();
  void store_files();
  void store_features(const Window& window);
  void find_links(Window& window);
  void store_copies(const Window& window, const cluster::Increment& found);
  void store_stories(const Window& window, const cluster::Increment& found);
  Number new_story(const std::string& minted, Number split_from, Number first);

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

void BatchCommitter::run(EntityCommitter& entities) {
  store_documents();
  store_files();
  if (!batch_.documents.empty()) {
    Window window(state_, batch_, options_);
    find_links(window);
    entities.commit(batch_);
    store_features(window);
    state_.add_round(std::time(nullptr), batch_.documents.size());
  }
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

void BatchCommitter::find_links(Window& window) {
  std::mutex mutex;  // a state serves one thread
  const auto shingles = [&](std::uint32_t index) {
    if (index >= window.standing()) return window.shingles(index);
    const std::lock_guard lock(mutex);
    return window.shingles(index);
  };
  const cluster::Increment found =
      cluster::add_documents(window.documents(), window.standing(), cluster_options(), shingles,
                             [](std::uint32_t) { return std::string_view(); });
  store_copies(window, found);
  store_stories(window, found);
}

void BatchCommitter::store_copies(const Window& window, const cluster::Increment& found) {
  const auto number_of_id = [&](const std::string& id) {
    return window.member(window.index_of(id)).row.number;
  };
  for (std::size_t i = 0; i < found.touched.size(); ++i) {
    const state::Document& row = window.member(found.touched[i]).row;
    const Assignment& assignment = found.assignments[i];
    std::optional<state::Copy> now;
    if (const auto& copy = assignment.copy) {
      now = state::Copy{copy->id, copy->of.empty() ? 0 : number_of_id(copy->of), copy->hamming,
                        copy->jaccard};
    }
    set_copy(state_, row.number, row.copy, now);
    for (const Containment& contained : assignment.contains) {
      state_.put_contained(row.number, {number_of_id(contained.id), contained.containment});
    }
    if (!assignment.story) continue;
    std::vector<state::Evidence> evidence;
    for (const StoryEvidence& link : assignment.story->evidence) {
      evidence.push_back({.with = number_of_id(link.with),
                          .cosine = link.cosine,
                          .days = link.days,
                          .quote_words = link.quote_words});
    }
    if (!evidence.empty() || found.touched[i] < window.standing()) {
      state_.put_evidence(row.number, evidence);
    }
  }
}

// Bears the canonical and the title of its first document until the log says otherwise.
Number BatchCommitter::new_story(const std::string& minted, Number split_from, Number first) {
  const auto row = state_.document(first);
  state::Story story{.id = minted, .canonical = first};
  if (row && !row->title.empty()) story.titled = first;
  // The founder's first story may have kept its id and gone on without the founder.
  for (std::uint64_t n = 1; state_.story_by_id(story.id); ++n) {
    story.id = hex64(hash64(minted, n));
  }
  story.number = state_.put_story(story);
  if (split_from != 0) {
    state_.log({.operation = Operation::kSplit, .story = story.number, .other = split_from});
  }
  return story.number;
}

void BatchCommitter::store_stories(const Window& window, const cluster::Increment& found) {
  std::map<std::string_view, std::vector<StoryMember>> by_minted;
  std::map<Number, Number> story_of;  // as stored so far
  for (std::size_t i = 0; i < found.touched.size(); ++i) {
    const state::Document& row = window.member(found.touched[i]).row;
    if (!found.assignments[i].story) continue;
    by_minted[found.assignments[i].story->id].push_back({row.number, row.story});
    story_of[row.number] = row.story;
  }
  std::vector<std::string> minted;
  std::vector<std::vector<StoryMember>> clusters;
  for (auto& [id, members] : by_minted) {
    minted.emplace_back(id);
    clusters.push_back(std::move(members));
  }
  const StoryPlan plan = plan_stories(clusters);
  std::set<Number> changed;
  for (const auto& [gone, kept] : plan.merges) {
    for (const Number document : state_.members_of_story(gone)) {
      state_.set_story(document, kept);
      story_of[document] = kept;
    }
    std::optional<state::Story> row = state_.story(gone);
    if (row) {
      row->merged_into = kept;
      state_.put_story(*row);
    }
    state_.log({.operation = Operation::kMerge, .story = kept, .other = gone});
    changed.insert(kept);
  }
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const Number story =
        plan.story[i] != 0 ? plan.story[i]
                           : new_story(minted[i], plan.split_from[i], clusters[i].front().document);
    for (const StoryMember& member : clusters[i]) {
      Number& stored = story_of[member.document];
      if (stored == story) continue;
      if (stored != 0) changed.insert(stored);
      changed.insert(story);
      stored = story;
      state_.set_story(member.document, story);
      state_.log({.operation = Operation::kAssign, .document = member.document, .story = story});
    }
  }
  for (const Number story : changed) refresh_story(state_, story, cluster_options());
}

// What later documents are compared with.
void BatchCommitter::store_features(const Window& window) {
  state::SketchBlock sketches;
  sketches.begins.push_back(0);
  for (std::size_t i = window.standing(); i < window.size(); ++i) {
    const Member& member = window.member(i);
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
    state_.put_vector(member.row.number, member.fingerprint, span_of(member.row).value_or(kAlways));
  }
  if (!sketches.documents.empty()) state_.append_sketches(sketches);
  constexpr std::size_t kVectorsKept = 100'000;
  state_.drop_vectors(kVectorsKept);
}

}  // namespace

Status Committer::commit(Batch& batch, const std::vector<FileMark>& files) {
  state_.begin();
  BatchCommitter(state_, batch, files, options_, counters_).run(entities_);
  return state_.commit();
}

}  // namespace newsfold::pipeline

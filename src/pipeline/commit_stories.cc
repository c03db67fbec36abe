#include "pipeline/commit_stories.h"

#include <algorithm>
#include <numeric>

#include "newsfold/cluster/canonical.h"
#include "pipeline/story_refresh.h"

namespace newsfold::pipeline {
namespace {

using state::Number;
using state::Operation;

bool stood_in_graph(const state::Document& row) {
  return row.clusters && (!row.copy || row.copy->of == 0);
}

std::uint16_t per_mille(std::int32_t cosine) {
  constexpr std::int64_t kOne = 65536;
  return static_cast<std::uint16_t>(cosine * std::int64_t{1000} / kOne);
}

std::vector<state::Evidence> evidence(const std::vector<cluster::StoryLink>& links) {
  std::vector<state::Evidence> out;
  out.reserve(links.size());
  for (const cluster::StoryLink& link : links) {
    out.push_back({.with = link.with,
                   .cosine = per_mille(link.cosine),
                   .days = link.days,
                   .quote_words = link.quote_words});
  }
  return out;
}

}  // namespace

StoryCommitter::StoryCommitter(state::State& state, const CopySet& set,
                               const cluster::CopyDecision& copies, const cluster::Options& options)
    : state_(state),
      set_(set),
      options_(options),
      original_(copies.original),
      copies_of_(set.size()) {
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (original_[i] != i) copies_of_[original_[i]].push_back(i);
    place_.emplace(set.member(i).row.number, i);
    rows_.emplace(set.member(i).row.number, set.member(i).row);
  }
}

void StoryCommitter::commit(StoryMemory& memory) {
  const cluster::GraphChange change = this->change();
  const cluster::GraphUpdate update = cluster::extend_stories(change, memory, options_);
  store_graph(change, update);
  store_stories(update.stories);
  follow_originals();
  for (const Number story : changed_) refresh_story(state_, story, options_);
}

cluster::GraphChange StoryCommitter::change() {
  cluster::GraphChange out;
  for (std::size_t i = 0; i < set_.size(); ++i) {
    const state::Document& row = set_.member(i).row;
    const bool is_new = i >= set_.standing();
    const bool stood = !is_new && stood_in_graph(row);
    const bool stands = row.clusters && original_[i] == i;
    if (stands && !stood) enter(i, out);
    if (stood && !stands && state_.has_graph_node(row.number)) {
      out.leaving.push_back({StoryMemory::number(row.number), row.date, row.range});
    }
  }
  return out;
}

void StoryCommitter::enter(std::size_t index, cluster::GraphChange& change) {
  const Member& member = set_.member(index);
  cluster::EnteringDocument entering{StoryMemory::number(member.row.number),
                                     as_document(member.row)};
  entering.document.fingerprint = &member.fingerprint;
  if (index < set_.standing()) {
    auto kept = state_.fingerprint(member.row.number);
    if (!kept) return;  // so old that it stays where it is
    entering.document.fingerprint = &entering_.emplace_back(std::move(*kept));
  }
  change.entering.push_back(entering);
}

void StoryCommitter::store_graph(const cluster::GraphChange& change,
                                 const cluster::GraphUpdate& update) {
  for (const cluster::GraphUpdate::Stored& stored : update.stored) {
    state_.put_graph_node(graph_node(stored.document));
  }
  for (const cluster::LeavingDocument& document : change.leaving) {
    state_.remove_graph_node(document.number);
    state_.put_evidence(document.number, {});
  }
  for (const cluster::LinksOf& links : update.links) {
    state_.put_evidence(links.document, evidence(links.links));
  }
}

state::Document& StoryCommitter::row(Number document) {
  const auto [at, added] = rows_.try_emplace(document);
  if (added) at->second = state_.document(document).value_or(state::Document());
  return at->second;
}

std::vector<StoryMember> StoryCommitter::with_copies(const Originals& originals) {
  std::vector<Number> documents;
  for (const cluster::DocumentNumber original : originals) {
    documents.push_back(original);
    const auto place = place_.find(original);
    if (place != place_.end()) {
      for (const std::size_t copy : copies_of_[place->second]) {
        if (set_.member(copy).row.clusters) documents.push_back(set_.member(copy).row.number);
      }
    } else if (const auto& copy = row(original).copy) {
      for (const Number member : state_.members_of_copy(copy->cluster)) {
        if (member != original) documents.push_back(member);
      }
    }
  }
  std::sort(documents.begin(), documents.end());
  std::vector<StoryMember> out;
  out.reserve(documents.size());
  for (const Number document : documents) out.push_back({document, row(document).story});
  return out;
}

void StoryCommitter::store_stories(const std::vector<Originals>& stories) {
  std::vector<std::vector<StoryMember>> clusters;
  clusters.reserve(stories.size());
  for (const Originals& originals : stories) clusters.push_back(with_copies(originals));
  std::sort(clusters.begin(), clusters.end(),
            [](const auto& a, const auto& b) { return a.front().document < b.front().document; });
  const StoryPlan plan = plan_stories(clusters);
  for (const auto& [gone, kept] : plan.merges) merge(gone, kept);
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const std::vector<StoryMember>& members = clusters[i];
    const bool is_new = plan.story[i] == 0;
    const Number story = is_new ? new_story(members, plan.split_from[i]) : plan.story[i];
    for (const StoryMember& member : members) assign(member.document, story);
    // As it was made it is right for its first document.
    if (is_new && members.size() == 1) changed_.erase(story);
  }
}

void StoryCommitter::merge(Number gone, Number kept) {
  for (const Number document : state_.members_of_story(gone)) {
    state_.set_story(document, kept);
    row(document).story = kept;
  }
  std::optional<state::Story> story = state_.story(gone);
  if (story) {
    story->merged_into = kept;
    state_.put_story(*story);
  }
  state_.log({.operation = Operation::kMerge, .story = kept, .other = gone});
  changed_.insert(kept);
}

void StoryCommitter::assign(Number document, Number story) {
  Number& stored = row(document).story;
  if (stored == story) return;
  if (stored != 0) changed_.insert(stored);
  changed_.insert(story);
  stored = story;
  state_.set_story(document, story);
  state_.log({.operation = Operation::kAssign, .document = document, .story = story});
}

// Bears the canonical and the title of its first document until the log says otherwise.
Number StoryCommitter::new_story(const std::vector<StoryMember>& members, Number split_from) {
  std::vector<cluster::Document> documents;
  documents.reserve(members.size());
  for (const StoryMember& member : members) documents.push_back(as_document(row(member.document)));
  std::vector<std::uint32_t> all(members.size());
  std::iota(all.begin(), all.end(), 0U);
  const std::string minted = cluster::story_id(documents[cluster::founder(documents, all)].id);
  const Number first = members.front().document;
  state::Story story{.id = minted, .canonical = first};
  if (!documents.front().title.empty()) story.titled = first;
  // The founder's first story may have kept its id and gone on without the founder.
  for (std::uint64_t n = 1; state_.story_by_id(story.id); ++n) {
    story.id = another_id(minted, n);
  }
  story.number = state_.put_story(story);
  if (split_from != 0) {
    state_.log({.operation = Operation::kSplit, .story = story.number, .other = split_from});
  }
  return story.number;
}

void StoryCommitter::follow_originals() {
  for (std::size_t i = 0; i < set_.size(); ++i) {
    const state::Document& copy = set_.member(i).row;
    if (original_[i] == i || !copy.clusters) continue;
    const Number story = row(set_.member(original_[i]).row.number).story;
    if (story != 0) assign(copy.number, story);
  }
}

}  // namespace newsfold::pipeline

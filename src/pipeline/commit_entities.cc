#include "pipeline/commit_entities.h"

#include <algorithm>

#include "pipeline/forbidden.h"

namespace newsfold::pipeline {
namespace {

using state::EntityRow;
using state::Number;

// normalize's own ids begin with n:, everything else is a registry's.
bool is_registered(const EntityRow& entity) { return !entity.id.starts_with("n:"); }

void merge(state::State& state, const EntityRow& a, const EntityRow& b) {
  if (a.number == b.number || (is_registered(a) && is_registered(b))) return;
  const bool keeps_b = is_registered(b) || (!is_registered(a) && b.number < a.number);
  const EntityRow& kept = keeps_b ? b : a;
  EntityRow gone = keeps_b ? a : b;
  gone.merged_into = kept.number;
  state.put_entity(gone);
  state.log(
      {.operation = state::Operation::kEntityMerge, .story = kept.number, .other = gone.number});
}

Number put_entity(state::State& state, const resolve::Resolver& resolver, std::uint32_t number) {
  return state.put_entity({.id = std::string(resolver.id(number)),
                           .name = std::string(resolver.name(number)),
                           .type = resolver.type(number)});
}

// As the state gives them back, so that an update in one go decides as one in two.
std::vector<Entity> keep_names(std::vector<Entity>&& entities) {
  for (Entity& entity : entities) {
    entity.mentions = {};
    entity.title_mentions = {};
    entity.caption_mentions = {};
    entity.decisions = {};
  }
  return std::move(entities);
}

}  // namespace

EntityRow root_entity(state::State& state, EntityRow entity) {
  while (entity.merged_into != 0) {
    auto next = state.entity(entity.merged_into);
    if (!next) break;
    entity = std::move(*next);
  }
  return entity;
}

void EntityCommitter::read_standing() {
  standing_ = state_.named_documents(kNamedDocuments);
  std::unordered_map<Number, Names> kept;
  for (const Number document : standing_) {
    const auto known = names_.find(document);
    kept.emplace(document,
                 known == names_.end() ? state_.names(document) : std::move(known->second));
  }
  names_.swap(kept);
}

void EntityCommitter::start(const Batch& batch) {
  read_standing();
  const bool alone = options_.pipeline.threads <= 1;
  found_ = std::async(alone ? std::launch::deferred : std::launch::async,
                      [this, &batch] { return find(batch); });
}

EntityCommitter::Found EntityCommitter::find(const Batch& batch) {
  Found out;
  out.resolver = resolve::Resolver(forbidden_by(*options_.pipeline.gazetteer));
  for (const Number document : standing_) out.resolver.add(names_.at(document), {});
  for (const NewDocument& added : batch.documents) {
    const AnnotatedArticle& annotated = added.document.annotated;
    out.resolver.add(annotated.entities, annotated.article.language);
  }
  out.resolver.finish();
  auto document = static_cast<std::uint32_t>(standing_.size());
  for (const NewDocument& added : batch.documents) {
    out.strongest.push_back(
        strongest(out.resolver, document++, strengths(added.document.annotated.entities)));
  }
  look_up(out);
  return out;
}

// By id, as the index has them.
void EntityCommitter::look_up(Found& found) {
  std::vector<std::uint32_t> numbers;
  for (const std::vector<Strongest>& entities : found.strongest) {
    for (const Strongest& entity : entities) numbers.push_back(entity.number);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    return found.resolver.id(a) < found.resolver.id(b);
  });
  reader_->begin_reading();
  for (const std::uint32_t number : numbers) {
    auto known = reader_->entity_by_id(found.resolver.id(number));
    if (known) found.numbers.emplace(number, root_entity(*reader_, std::move(*known)).number);
  }
  reader_->end_reading();
}

Status EntityCommitter::commit(Batch& batch) {
  Found found = found_.get();
  if (!reader_->status().ok()) return reader_->status();
  const auto all = static_cast<std::uint32_t>(batch.documents.size());
  for (std::uint32_t place = 0; place < all; ++place) {
    NewDocument& added = batch.documents[place];
    std::vector<state::Mention> mentions;
    for (const Strongest& entity : found.strongest[place]) {
      const auto [at, is_new] = found.numbers.try_emplace(entity.number, 0);
      if (is_new) at->second = put_entity(state_, found.resolver, entity.number);
      mentions.push_back({at->second, entity.strength});
    }
    state_.put_mentions(added.number, mentions);
    if (place + kNamedDocuments < all) continue;  // would be dropped with what came before
    Names& entities = added.document.annotated.entities;
    state_.put_names(added.number, entities);
    names_[added.number] = keep_names(std::move(entities));
  }
  state_.drop_names(kNamedDocuments);
  for (const auto& [id, into] : found.resolver.merges()) {
    auto from = state_.entity_by_id(id);
    auto to = state_.entity_by_id(into);
    if (from && to) merge(state_, root_entity(state_, *from), root_entity(state_, *to));
  }
  return ok_status();
}

}  // namespace newsfold::pipeline

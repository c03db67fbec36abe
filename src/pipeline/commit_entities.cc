#include "pipeline/commit_entities.h"

#include "pipeline/forbidden.h"
#include "pipeline/strength.h"

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

EntityRow stored_entity(state::State& state, const resolve::Resolver& resolver,
                        std::uint32_t number) {
  if (auto known = state.entity_by_id(resolver.id(number))) {
    return root_entity(state, std::move(*known));
  }
  EntityRow added{.id = std::string(resolver.id(number)),
                  .name = std::string(resolver.name(number)),
                  .type = resolver.type(number)};
  added.number = state.put_entity(added);
  return added;
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
  resolver_ = std::async(alone ? std::launch::deferred : std::launch::async, [this, &batch] {
    resolve::Resolver resolver(forbidden_by(*options_.pipeline.gazetteer));
    for (const Number document : standing_) resolver.add(names_.at(document), {});
    for (const NewDocument& added : batch.documents) {
      const AnnotatedArticle& annotated = added.document.annotated;
      resolver.add(annotated.entities, annotated.article.language);
    }
    resolver.finish();
    return resolver;
  });
}

void EntityCommitter::commit(Batch& batch) {
  const resolve::Resolver resolver = resolver_.get();
  std::unordered_map<std::uint32_t, Number> stored;
  const auto standing = static_cast<std::uint32_t>(standing_.size());
  const auto all = static_cast<std::uint32_t>(batch.documents.size());
  for (std::uint32_t place = 0; place < all; ++place) {
    NewDocument& added = batch.documents[place];
    Names& entities = added.document.annotated.entities;
    std::vector<state::Mention> mentions;
    for (const Strongest& entity : strongest(resolver, standing + place, strengths(entities))) {
      const auto [at, is_new] = stored.try_emplace(entity.number, 0);
      if (is_new) at->second = stored_entity(state_, resolver, entity.number).number;
      mentions.push_back({at->second, entity.strength});
    }
    state_.put_mentions(added.number, mentions);
    if (place + kNamedDocuments < all) continue;  // would be dropped with what came before
    state_.put_names(added.number, entities);
    names_[added.number] = keep_names(std::move(entities));
  }
  state_.drop_names(kNamedDocuments);
  for (const auto& [id, into] : resolver.merges()) {
    auto from = state_.entity_by_id(id);
    auto to = state_.entity_by_id(into);
    if (from && to) merge(state_, root_entity(state_, *from), root_entity(state_, *to));
  }
}

}  // namespace newsfold::pipeline

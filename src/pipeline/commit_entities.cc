#include "pipeline/commit_entities.h"

#include <unordered_map>

namespace newsfold::pipeline {
namespace {

using state::EntityRow;
using state::Number;

// normalize's own ids begin with n:, everything else is a registry's.
bool is_registered(const EntityRow& entity) { return !entity.id.starts_with("n:"); }

void merge(state::State& state, EntityRow a, EntityRow b) {
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

}  // namespace

EntityRow root_entity(state::State& state, EntityRow entity) {
  while (entity.merged_into != 0) {
    auto next = state.entity(entity.merged_into);
    if (!next) break;
    entity = std::move(*next);
  }
  return entity;
}

void commit_entities(state::State& state, const Window& window) {
  const resolve::Resolver& resolver = window.resolver();
  std::unordered_map<std::uint32_t, Number> stored;
  for (std::size_t i = window.standing(); i < window.size(); ++i) {
    std::vector<state::Mention> mentions;
    for (const Strongest& entity : window.strongest_entities(i)) {
      const auto [at, added] = stored.try_emplace(entity.number, 0);
      if (added) at->second = stored_entity(state, resolver, entity.number).number;
      mentions.push_back({at->second, entity.strength});
    }
    state.put_mentions(window.member(i).row.number, mentions);
  }
  for (const auto& [id, into] : resolver.merges()) {
    auto from = state.entity_by_id(id);
    auto to = state.entity_by_id(into);
    if (from && to) merge(state, root_entity(state, *from), root_entity(state, *to));
  }
}

}  // namespace newsfold::pipeline

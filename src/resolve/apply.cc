#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "newsfold/resolve/resolve.h"

namespace newsfold::resolve {
namespace {

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void join(Entity& to, const Entity& from) {
  append(to.mentions, from.mentions);
  append(to.title_mentions, from.title_mentions);
  append(to.caption_mentions, from.caption_mentions);
  append(to.decisions, from.decisions);
  for (const std::string& surface : from.surfaces) {
    if (std::find(to.surfaces.begin(), to.surfaces.end(), surface) == to.surfaces.end()) {
      to.surfaces.push_back(surface);
    }
  }
}

// Title, text, captions.
auto first_mention(const Entity& entity) {
  if (!entity.title_mentions.empty()) return std::tuple(0, 0U, entity.title_mentions.front().begin);
  if (!entity.mentions.empty()) return std::tuple(1, 0U, entity.mentions.front().begin);
  if (entity.caption_mentions.empty()) return std::tuple(3, 0U, 0U);
  const CaptionSpan& span = entity.caption_mentions.front();
  return std::tuple(2, span.caption, span.span.begin);
}

}  // namespace

std::vector<Entity> apply(const Resolver& resolver, std::uint32_t document,
                          std::vector<Entity> entities) {
  const std::vector<std::uint32_t> numbers = resolver.entity_numbers(document);
  std::vector<Entity> out;
  std::unordered_map<std::uint32_t, std::size_t> place;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const auto [at, added] = place.try_emplace(numbers[i], out.size());
    if (!added) {
      join(out[at->second], entities[i]);
      continue;
    }
    Entity& entity = out.emplace_back(std::move(entities[i]));
    entity.id = resolver.id(numbers[i]);
    entity.name = resolver.name(numbers[i]);
    entity.type = resolver.type(numbers[i]);
  }
  for (Entity& entity : out) {
    std::sort(entity.mentions.begin(), entity.mentions.end());
    std::sort(entity.title_mentions.begin(), entity.title_mentions.end());
    std::sort(entity.caption_mentions.begin(), entity.caption_mentions.end());
  }
  std::sort(out.begin(), out.end(), [](const Entity& a, const Entity& b) {
    const auto x = first_mention(a);
    const auto y = first_mention(b);
    return x != y ? x < y : a.id < b.id;
  });
  return out;
}

}  // namespace newsfold::resolve

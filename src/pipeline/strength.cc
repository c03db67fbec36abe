#include "pipeline/strength.h"

#include <algorithm>
#include <limits>

namespace newsfold::pipeline {
namespace {

// A headline names what the story is about.
constexpr std::size_t kTitleStrength = 3;

std::uint16_t strength(const Entity& entity) {
  const std::size_t sum = entity.mentions.size() + entity.caption_mentions.size() +
                          kTitleStrength * entity.title_mentions.size();
  return static_cast<std::uint16_t>(
      std::min<std::size_t>(sum, std::numeric_limits<std::uint16_t>::max()));
}

}  // namespace

std::vector<std::uint16_t> strengths(const std::vector<Entity>& entities) {
  std::vector<std::uint16_t> out;
  out.reserve(entities.size());
  for (const Entity& entity : entities) out.push_back(strength(entity));
  return out;
}

std::vector<Strongest> strongest(const resolve::Resolver& resolver, std::uint32_t document,
                                 const std::vector<std::uint16_t>& strengths) {
  const std::vector<std::uint32_t> numbers = resolver.entity_numbers(document);
  std::vector<Strongest> out;
  out.reserve(numbers.size());
  for (std::size_t i = 0; i < numbers.size() && i < strengths.size(); ++i) {
    out.push_back({numbers[i], strengths[i]});
  }
  std::sort(out.begin(), out.end(),
            [](const Strongest& a, const Strongest& b) { return a.number < b.number; });
  std::size_t kept = 0;
  for (const Strongest& next : out) {
    if (kept > 0 && out[kept - 1].number == next.number) {
      out[kept - 1].strength += next.strength;
    } else {
      out[kept++] = next;
    }
  }
  out.resize(kept);
  std::sort(out.begin(), out.end(), [&](const Strongest& a, const Strongest& b) {
    if (a.strength != b.strength) return a.strength > b.strength;
    return resolver.id(a.number) < resolver.id(b.number);
  });
  return out;
}

bool clusters(ArticleStatus status) {
  return status != ArticleStatus::kEmpty && status != ArticleStatus::kNotArticle;
}

}  // namespace newsfold::pipeline

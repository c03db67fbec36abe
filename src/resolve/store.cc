#include "resolve/store.h"

#include <algorithm>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"

namespace newsfold::resolve {

const std::string& Node::name() const {
  const auto best = std::min_element(names.begin(), names.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return best->first;
}

void Store::add(const std::vector<Entity>& entities) {
  const auto document = static_cast<std::uint32_t>(begins_.size());
  begins_.push_back(occurrences_.size());
  std::uint64_t signature = entities.size();
  for (const Entity& entity : entities) {
    const std::uint32_t node = intern(entity);
    occurrences_.push_back(node);
    if (nodes_[node].documents.empty() || nodes_[node].documents.back() != document) {
      nodes_[node].documents.push_back(document);
    }
    remember_surfaces(entity, node);
    signature += mix64(hash64(entity.id) + entity.count());  // a sum: in no order
  }
  signatures_.push_back(mix64(signature));
}

std::size_t Store::size(std::uint32_t document) const {
  const std::uint64_t end =
      document + 1 < begins_.size() ? begins_[document + 1] : occurrences_.size();
  return end - begins_[document];
}

std::uint32_t Store::intern(const Entity& entity) {
  const auto [at, added] = by_id_.try_emplace(entity.id, static_cast<std::uint32_t>(nodes_.size()));
  if (added) {
    Node node;
    node.id = entity.id;
    node.type = entity.type;
    node.known = !entity.id.starts_with("n:");
    nodes_.push_back(std::move(node));
  }
  auto& names = nodes_[at->second].names;
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&entity](const auto& n) { return n.first == entity.name; });
  if (found == names.end()) {
    names.emplace_back(entity.name, 1);
  } else {
    ++found->second;
  }
  return at->second;
}

void Store::remember_surfaces(const Entity& entity, std::uint32_t node) {
  const auto remember = [&](const std::string& surface) {
    const std::uint64_t mark = mix64(hash64(surface) + node);
    if (!seen_.insert(mark).second) return;
    std::string key = text::name_key(surface);
    if (key.empty()) return;
    std::vector<std::string>& keys = nodes_[node].keys;
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  };
  remember(entity.name);
  for (const std::string& surface : entity.surfaces) remember(surface);
}

}  // namespace newsfold::resolve

#include "resolve/store.h"

#include <algorithm>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"

namespace newsfold::resolve {

namespace {

constexpr std::uint32_t kNoKey = UINT32_MAX;  // of a name without letters and digits

// Where the spelling's key stands among the node's keys.
std::uint32_t key_of(const std::string& spelling, Node& node) {
  std::string key = text::name_key(spelling);
  if (key.empty()) return kNoKey;
  const auto found = std::find(node.keys.begin(), node.keys.end(), key);
  const auto at = static_cast<std::uint32_t>(found - node.keys.begin());
  if (found == node.keys.end()) node.keys.push_back(std::move(key));
  return at;
}

}  // namespace

const NodeName& Node::best_name() const {
  return *std::min_element(names.begin(), names.end(), [](const auto& a, const auto& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.name < b.name;
  });
}

const std::string& Node::key() const {
  static const std::string kEmpty;
  const std::uint32_t at = best_name().key;
  return at == kNoKey ? kEmpty : keys[at];
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
  count_name(entity.name, nodes_[at->second]);
  return at->second;
}

void Store::count_name(const std::string& name, Node& node) {
  const auto found = std::find_if(node.names.begin(), node.names.end(),
                                  [&](const auto& n) { return n.name == name; });
  if (found == node.names.end()) {
    node.names.push_back({name, 1, key_of(name, node)});
  } else {
    ++found->documents;
  }
}

void Store::remember_surfaces(const Entity& entity, std::uint32_t node) {
  for (const std::string& surface : entity.surfaces) {
    if (surface == entity.name) continue;
    const std::uint64_t mark = mix64(hash64(surface) + node);
    if (seen_.insert(mark).second) key_of(surface, nodes_[node]);
  }
}

}  // namespace newsfold::resolve

// What resolve remembers of all documents: distinct names and who occurs where.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "newsfold/records/entity.h"

namespace newsfold::resolve {

// A name as normalize gave it.
struct NodeName {
  std::string name;
  std::uint32_t documents = 0;
  std::uint32_t key = 0;  // its text::name_key, into the node's keys
};

// Everything that bears one id in normalize's output.
struct Node {
  std::string id;
  EntityType type = EntityType::kOther;
  bool known = false;  // the id is a registry's, not one of normalize's own
  std::vector<NodeName> names;
  std::vector<std::string> keys;  // text::name_key of its names and surfaces, distinct, none empty
  std::vector<std::uint32_t> documents;

  // The most frequent name; of equals the least in bytes.
  const std::string& name() const { return best_name().name; }
  // text::name_key of name(), which may be empty.
  const std::string& key() const;

 private:
  const NodeName& best_name() const;
};

class Store {
 public:
  void add(const std::vector<Entity>& entities);

  const std::vector<Node>& nodes() const { return nodes_; }
  std::uint32_t document_count() const { return static_cast<std::uint32_t>(begins_.size()); }
  // The document's entities as nodes, parallel to what add() got.
  const std::uint32_t* begin(std::uint32_t document) const {
    return occurrences_.data() + begins_[document];
  }
  std::size_t size(std::uint32_t document) const;
  // A number that depends on what the document names and on nothing else.
  std::uint64_t signature(std::uint32_t document) const { return signatures_[document]; }

 private:
  std::uint32_t intern(const Entity& entity);
  static void count_name(const std::string& name, Node& node);
  void remember_surfaces(const Entity& entity, std::uint32_t node);

  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>
      called_;                              // hash of the word → nodes
  std::unordered_set<std::uint64_t> seen_;  // (node, surface) pairs that were looked at
  std::vector<std::uint32_t> occurrences_;
  std::vector<std::uint64_t> begins_;
  std::vector<std::uint64_t> signatures_;
};

}  // namespace newsfold::resolve

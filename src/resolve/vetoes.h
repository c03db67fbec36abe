// Merges that the user forbids.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "newsfold/resolve/resolve.h"
#include "resolve/store.h"

namespace newsfold::resolve {

class Vetoes {
 public:
  explicit Vetoes(std::vector<Forbidden> forbidden) {
    for (Forbidden& pair : forbidden) pairs_.emplace(std::move(pair.name), std::move(pair.id));
  }

  bool forbids(const std::string& name, const std::string& id) const {
    return !pairs_.empty() && pairs_.contains({name, id});
  }
  // Whether any name of `node` must not fall under `id`.
  bool forbids(const Node& node, const std::string& id) const {
    if (pairs_.empty()) return false;
    for (const std::string& key : node.keys) {
      if (forbids(key, id)) return true;
    }
    return false;
  }

 private:
  std::set<std::pair<std::string, std::string>> pairs_;  // text::name_key, id
};

}  // namespace newsfold::resolve

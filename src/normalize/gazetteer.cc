#include "newsfold/normalize/gazetteer.h"

namespace newsfold::normalize {

std::shared_ptr<const Gazetteer> builtin_gazetteer() { return nullptr; }
Result<std::shared_ptr<const Gazetteer>> load_gazetteer(const std::vector<std::string>&) {
  return builtin_gazetteer();
}

}  // namespace newsfold::normalize

#include "resolve/common_names.h"

namespace newsfold::resolve {
namespace {

constexpr std::uint32_t kCommonFirst = 5;
constexpr std::uint32_t kCommonLast = 4;

std::uint32_t count(const std::unordered_map<std::string, std::uint32_t>& counts,
                    std::string_view word) {
  const auto found = counts.find(std::string(word));
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

CommonNames::CommonNames(const Store& store) {
  for (const Node& node : store.nodes()) {
    if (node.type != EntityType::kPerson) continue;
    const std::string& key = node.key();
    const std::size_t at = key.rfind(' ');
    if (at == std::string::npos) continue;
    ++first_[key.substr(0, key.find(' '))];
    ++last_[key.substr(at + 1)];
  }
}

bool CommonNames::is_common(std::string_view key) const {
  const std::size_t at = key.rfind(' ');
  if (at == std::string_view::npos || key.find(' ') != at)
    return false;  // a middle name tells apart
  return count(first_, key.substr(0, at)) >= kCommonFirst &&
         count(last_, key.substr(at + 1)) >= kCommonLast;
}

std::uint32_t CommonNames::bearers_of_first(const std::string& word) const {
  return count(first_, word);
}

}  // namespace newsfold::resolve

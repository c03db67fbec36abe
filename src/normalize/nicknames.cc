#include "normalize/nicknames.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/embedded.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"

NEWSFOLD_EMBEDDED(newsfold_nicknames);

namespace newsfold::normalize {
namespace {

using Member = std::pair<std::uint64_t, std::uint32_t>;  // name, line of the file

std::vector<Member> read_groups() {
  std::vector<Member> members;
  std::string_view file = embedded(newsfold_nicknames_begin, newsfold_nicknames_end);
  for (std::uint32_t line_number = 0; !file.empty(); ++line_number) {
    std::string_view line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(line.size() + 1, file.size()));
    if (line.starts_with('#')) continue;
    while (!line.empty()) {
      const std::string_view name = line.substr(0, line.find(' '));
      members.emplace_back(hash64(text::fold_name_token(name)), line_number);
      line.remove_prefix(std::min(name.size() + 1, line.size()));
    }
  }
  std::sort(members.begin(), members.end());
  return members;
}

}  // namespace

bool may_be_one_first_name(std::uint64_t a, std::uint64_t b) {
  static const std::vector<Member> kMembers = read_groups();
  for (auto at = std::lower_bound(kMembers.begin(), kMembers.end(), Member{a, 0});
       at != kMembers.end() && at->first == a; ++at) {
    if (std::binary_search(kMembers.begin(), kMembers.end(), Member{b, at->second})) return true;
  }
  return false;
}

}  // namespace newsfold::normalize

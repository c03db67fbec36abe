// --files-from.
#include <algorithm>

#include "ingest/byte_source.h"
#include "ingest/text_file.h"

namespace newsfold::ingest {

Result<std::vector<std::string>> read_path_list(const std::string& path, bool nul_separated) {
  constexpr std::uint64_t kMaxBytes = 4ULL << 30;
  auto source = open_file(path);
  if (!source.ok()) return Error{source.error().code, path + ": " + source.error().message};
  const auto bytes = read_all(*source.value(), kMaxBytes);
  if (!bytes.ok()) return Error{bytes.error().code, path + ": " + bytes.error().message};
  std::vector<std::string> paths;
  std::string_view rest = bytes.value();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(nul_separated ? '\0' : '\n'), rest.size());
    std::string_view item = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!nul_separated && item.ends_with('\r')) item.remove_suffix(1);
    if (!item.empty()) paths.emplace_back(item);
  }
  return paths;
}

}  // namespace newsfold::ingest

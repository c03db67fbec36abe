#include "newsfold/normalize/gazetteer.h"

#include "base/embedded.h"
#include "newsfold/base/files.h"
#include "newsfold/base/hash.h"
#include "normalize/gazetteer_layers.h"

NEWSFOLD_EMBEDDED(newsfold_gazetteer);

namespace newsfold::normalize {
namespace {

// The build wrote these bytes: they open.
const BlobGazetteer& shipped() {
  static const BlobGazetteer kShipped =
      BlobGazetteer::open(embedded(newsfold_gazetteer_begin, newsfold_gazetteer_end)).value();
  return kShipped;
}

}  // namespace

std::shared_ptr<const Gazetteer> builtin_gazetteer() {
  return std::make_shared<const BlobGazetteer>(shipped());
}

std::uint64_t shipped_version() {
  return hash64(embedded(newsfold_gazetteer_begin, newsfold_gazetteer_end));
}

Result<std::shared_ptr<const Gazetteer>> load_gazetteer(
    const std::vector<std::string>& alias_files) {
  if (alias_files.empty()) return builtin_gazetteer();
  GazetteerSource user;
  for (const std::string& path : alias_files) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes.ok()) return bytes.error();
    const Status added = add_alias_rows(bytes.value(), path, user);
    if (!added.ok()) return added.error();
  }
  return std::shared_ptr<const Gazetteer>(std::make_shared<LayeredGazetteer>(shipped(), user));
}

}  // namespace newsfold::normalize

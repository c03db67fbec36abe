// Alias files: parsing the TSV form that ships and that users write.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/records/entity.h"

namespace newsfold::normalize {

// One alias of one id, as tokens' hashes.
struct SourceAlias {
  std::vector<std::uint64_t> token_hashes;
  std::uint32_t entry = 0;  // index into GazetteerSource::entries
  std::uint8_t flags = 0;   // GazetteerFlags
};

// A row flagged "forbid".
struct SourceForbidden : SourceAlias {
  std::string name;  // text::name_key
};

struct SourceEntry {
  std::string id;
  std::string name;  // of the first row that doesn't forbid; empty if all rows forbid
  EntityType type = EntityType::kOther;
  std::uint32_t prominence = 0;  // the largest any row gives
  std::string within;            // id of the place that holds it, of the first row that gives one
};

struct GazetteerSource {
  std::vector<SourceEntry> entries;        // in order of first occurrence
  std::vector<SourceAlias> aliases;        // in order of occurrence
  std::vector<SourceForbidden> forbidden;  // rows flagged "forbid"
  std::map<std::string, std::uint32_t, std::less<>> entry_of_id;
};

// Adds the rows of one file. `path` is for messages: "path:line: reason". Errors: kBadData for a
// row with fewer than three columns, an unknown type or flag, a type that contradicts the id's
// first row, a prominence that is no number, or an alias without letters and digits or of more than
// 24 tokens.
Status add_alias_rows(std::string_view bytes, const std::string& path, GazetteerSource& source);

}  // namespace newsfold::normalize

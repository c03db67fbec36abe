// The tables, by version of the schema; SCHEMA.md describes them.
#pragma once

#include <cstdint>
#include <span>

#include "newsfold/base/status.h"
#include "state/database.h"

namespace newsfold::state {

// "nfst": tells a state from other SQLite files.
inline constexpr std::int64_t kApplicationId = 0x6e667374;

// migrations()[v] takes a database of version v to v + 1; version 0 is an empty file.
std::span<const char* const> migrations();

// Brings the database to the last version, all of it in one transaction. Errors: kBadState where it
// is newer than that, or is no state.
Status migrate(Database& database, std::span<const char* const> migrations);
// For readers, who must not write. Errors: kBadState where it is not of the last version.
Status check_version(Database& database);

}  // namespace newsfold::state

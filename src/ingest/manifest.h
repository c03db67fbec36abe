#pragma once

#include <string_view>
#include <vector>

#include "newsfold/ingest/ingest.h"

namespace newsfold::ingest {

// A path without "./" at its front, doubled slashes and a slash at its end: how manifest rows and
// files are matched.
std::string plain_path(std::string_view path);

// The rows of a manifest's text, sorted by path. `name` stands in messages.
Result<std::vector<ManifestRow>> parse_manifest(std::string_view text, std::string_view name);

// The file's row: by its path, else by its path inside its collection. REQUIRES: rows sorted by
// path.
const ManifestRow* find_row(const std::vector<ManifestRow>& rows, const InputFile& file);

}  // namespace newsfold::ingest

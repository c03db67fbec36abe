// The labelled sets' files, row by row.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <simdjson.h>

#include "train/pages.h"

namespace newsfold::train {

[[noreturn]] void fail(const std::string& message);

// A gzipped file's bytes; exits with a message when it can't be read.
std::string read_gz(const std::string& path);

// Calls visit(row, page) for each row of the sets of which gold covers at least 80 %; the page has
// its set, id, site, language and part. Exits as read_pages does.
void for_each_row(const std::string& directory, const std::string& splits,
                  const std::vector<std::string>& sets,
                  const std::function<void(const simdjson::dom::element&, LabelledPage)>& visit);

}  // namespace newsfold::train

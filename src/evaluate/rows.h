// JSON lines, row by row.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "newsfold/base/status.h"

namespace newsfold::evaluate {

using Json = simdjson::dom::element;
using Row = simdjson::dom::object;

// Calls visit(id, row) for each line; blank lines are left out. `id` is "id" as text_of; a row is
// valid during the visit. Errors, naming `role` and the line: kBadJson where a line is no object,
// kBadRecord where it has no id, the visit's own.
Status each_row(std::string_view lines, std::string_view role,
                const std::function<Status(const std::string& id, const Row&)>& visit);

// The value of a key; nothing when it is absent or null.
std::optional<Json> find(const Row& row, std::string_view key);
// Empty when absent, null or of another type.
std::string string_of(const Row& row, std::string_view key);
std::optional<double> number_of(const Row& row, std::string_view key);
std::vector<std::string> strings_of(const Row& row, std::string_view key);
// Python's: absent, null, false, 0, "", [] and {} are not.
bool is_true(const Row& row, std::string_view key);
// A string's text, any other value's JSON.
std::string text_of(const Json& value);
// Where a document stands, for people: its "url", else its "file"; empty where it has neither.
std::string place_of(const Row& row);

}  // namespace newsfold::evaluate

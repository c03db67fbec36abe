#include "evaluate/rows.h"

#include <algorithm>

namespace newsfold::evaluate {
namespace {

Error in_line(ErrorCode code, std::string_view role, std::size_t number, std::string_view what) {
  return {code, std::string(role) + ", line " + std::to_string(number) + ": " + std::string(what)};
}

}  // namespace

Status each_row(std::string_view lines, std::string_view role,
                const std::function<Status(const std::string& id, const Row&)>& visit) {
  simdjson::dom::parser parser;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Row row;
    if (const auto error = parser.parse(line.data(), line.size()).get_object().get(row)) {
      return in_line(ErrorCode::kBadJson, role, number, simdjson::error_message(error));
    }
    const auto id = find(row, "id");
    if (!id) return in_line(ErrorCode::kBadRecord, role, number, "no \"id\"");
    if (const Status status = visit(text_of(*id), row); !status.ok()) {
      return in_line(status.error().code, role, number, status.error().message);
    }
  }
  return ok_status();
}

std::optional<Json> find(const Row& row, std::string_view key) {
  Json value;
  if (row.at_key(key).get(value) || value.is_null()) return std::nullopt;
  return value;
}

std::string string_of(const Row& row, std::string_view key) {
  std::string_view text;
  if (row.at_key(key).get_string().get(text)) return {};
  return std::string(text);
}

std::optional<double> number_of(const Row& row, std::string_view key) {
  double number = 0;
  if (row.at_key(key).get_double().get(number)) return std::nullopt;
  return number;
}

std::vector<std::string> strings_of(const Row& row, std::string_view key) {
  std::vector<std::string> out;
  simdjson::dom::array items;
  if (row.at_key(key).get_array().get(items)) return out;
  for (const Json item : items) {
    std::string_view text;
    if (!item.get_string().get(text)) out.emplace_back(text);
  }
  return out;
}

bool is_true(const Row& row, std::string_view key) {
  const auto value = find(row, key);
  if (!value) return false;
  switch (value->type()) {
    case simdjson::dom::element_type::BOOL:
      return bool(*value);
    case simdjson::dom::element_type::STRING:
      return !std::string_view(*value).empty();
    case simdjson::dom::element_type::ARRAY:
      return simdjson::dom::array(*value).size() > 0;
    case simdjson::dom::element_type::OBJECT:
      return simdjson::dom::object(*value).size() > 0;
    default:
      return number_of(row, key).value_or(0) != 0;
  }
}

std::string text_of(const Json& value) {
  std::string_view text;
  if (!value.get_string().get(text)) return std::string(text);
  return simdjson::minify(value);
}

std::string place_of(const Row& row) {
  const std::string url = string_of(row, "url");
  return url.empty() ? string_of(row, "file") : url;
}

}  // namespace newsfold::evaluate

#include "ingest/header_fields.h"

#include <algorithm>

namespace newsfold::ingest {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

std::string_view without_quotes(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
  return text.substr(0, text.find_first_of("\"' \t"));
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

HeaderFields::HeaderFields(std::string_view block) {
  while (!block.empty()) {
    const std::string_view line = take_line(block);
    if (!line.empty() && (line.front() == ' ' || line.front() == '\t') && !fields_.empty()) {
      fields_.back().second.append(" ").append(trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields_.emplace_back(to_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
  }
}

std::string_view HeaderFields::get(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const auto& field) { return field.first == name; });
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

MediaType parse_media_type(std::string_view value) {
  MediaType out;
  out.type = to_lower(trim(value.substr(0, value.find_first_of(";,"))));
  const std::string lower = to_lower(value);
  const std::size_t charset = lower.find("charset");
  if (charset == std::string::npos) return out;
  const std::size_t equals = lower.find_first_not_of(" \t", charset + 7);
  if (equals == std::string::npos || lower[equals] != '=') return out;
  value = value.substr(equals + 1);
  out.charset = without_quotes(value.substr(0, value.find_first_of(";,")));
  return out;
}

std::size_t head_size(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;) {
    std::size_t next = at + 1;
    if (next < bytes.size() && bytes[next] == '\r') ++next;
    if (next < bytes.size() && bytes[next] == '\n') return next + 1;
    at = bytes.find('\n', at + 1);
  }
  return std::string_view::npos;
}

}  // namespace newsfold::ingest

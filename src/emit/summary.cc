#include "emit/json_writer.h"
#include "newsfold/emit/emit.h"

namespace newsfold::emit {

std::string summary_json(const std::map<std::string, std::uint64_t>& counters) {
  std::string out = "{";
  Separator separator(out);
  for (const auto& [name, value] : counters) {
    separator.next();
    append_string(out, name);
    out += ':';
    append_number(out, value);
  }
  out += '}';
  return out;
}

}  // namespace newsfold::emit

// Records and tables as bytes. Key order is fixed; output depends on nothing but the arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "newsfold/records/assignment.h"
#include "newsfold/records/entity.h"

namespace newsfold::emit {

// One article record as a JSON object, no newline at its end. `copy64` prints as
// metadata.fingerprint; without an assignment (extract) copy and story are null and contains is
// empty. `removed` stands in the record only when keep_removed.
std::string article_record(const AnnotatedArticle& article, std::optional<std::uint64_t> copy64,
                           const Assignment* assignment, bool keep_removed);

// A row of the terminal's story table.
struct StoryRow {
  std::string id, title;
  std::string first_date, last_date;  // ISO, or empty
  std::size_t size = 0, sources = 0, copies = 0;
  std::vector<std::string> entities;  // names, strongest first
};
// Largest first, then by date and id. width: columns of the terminal (at least 40); colour: ANSI
// escapes.
std::string story_table(const std::vector<StoryRow>& rows, std::size_t width, bool colour);

// One JSON object: counter names, sorted, and their values. No newline at its end.
std::string summary_json(const std::map<std::string, std::uint64_t>& counters);

}  // namespace newsfold::emit

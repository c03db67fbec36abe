#include "pipeline/tally.h"

#include <string>

namespace newsfold::pipeline {

void tally_document(const Processed& document, Counters& counters) {
  const Article& article = document.annotated.article;
  ++counters["documents"];
  counters["bytes"] += document.bytes;
  if (document.replaced > 0) counters["invalid_utf8_replaced"] += document.replaced;
  ++counters["status_" + std::string(status_name(article.status))];
  for (std::size_t kind = 0; kind < kLineKindCount; ++kind) {
    if (document.removed[kind] == 0) continue;
    counters["lines_removed"] += document.removed[kind];
    const auto name = line_kind_name(static_cast<LineKind>(kind));
    counters["lines_removed_" + std::string(name)] += document.removed[kind];
  }
}

void tally_issue(const ingest::Issue& issue, Counters& counters) {
  ++counters["skipped"];
  ++counters["skipped_" + std::string(error_name(issue.error.code))];
}

void tally_assignments(const std::vector<Assignment>& assignments, Counters& counters) {
  for (const Assignment& assignment : assignments) {
    if (assignment.copy) ++counters[assignment.copy->of.empty() ? "copy_clusters" : "copies"];
    counters["contains"] += assignment.contains.size();
    if (!assignment.story || !assignment.story->canonical) continue;
    ++counters["stories"];
    if (assignment.story->size > 1) ++counters["stories_of_several"];
  }
}

}  // namespace newsfold::pipeline

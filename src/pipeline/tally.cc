#include "pipeline/tally.h"

#include <string>

namespace newsfold::pipeline {

void tally_document(const Processed& document, Counters& counters) {
  const Article& article = document.annotated.article;
  ++counters["documents"];
  counters["bytes"] += document.bytes;
  ++counters["status_" + std::string(status_name(article.status))];
  counters["lines_removed"] += article.removed.size();
  for (const RemovedLine& line : article.removed) {
    ++counters["lines_removed_" + std::string(line_kind_name(line.kind))];
  }
}

void tally_issue(const ingest::Issue& issue, Counters& counters) {
  ++counters["skipped"];
  ++counters["skipped_" + std::string(error_name(issue.error.code))];
}

}  // namespace newsfold::pipeline

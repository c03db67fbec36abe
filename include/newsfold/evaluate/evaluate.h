// The field's own metrics of article records against labels: what `newsfold eval` prints.
//
// Gold and predictions are JSON lines, matched by "id". Gold rows hold, by task:
//   lines       "labels": one character a line of the dump, '1' article, '0' not, '-' neither
//   judged
//               nor blank; or "body_lines": the numbers of the article's lines; and "line_kinds":
//               {number: kind}. Predictions are records with `removed` (--keep-removed). Rows
//               without line labels (pages in HTML) are counted and left out.
//   extraction  "gold": the article's text; "with", "without": passages that belong, or don't
//   metadata    "title", "date" (ISO), "authors"
//   entities    "text", "mentions": [{"start", "end" (code points), "type", "target", ...}]
//   events      "label": the document's cluster; "single": true for a document of no other's event
// A gold document without prediction counts as one that found nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/status.h"

namespace newsfold::evaluate {

enum class Task : std::uint8_t { kLines, kExtraction, kMetadata, kEntities, kEvents };

struct Options {
  std::string field;          // of the prediction; empty: "text" or "story"
  std::string gold_field;     // of gold rows; empty: "gold" or "label"
  double min_coverage = 0.8;  // extraction: rows whose "gold_coverage" is below are left out
  std::string types = "PER,ORG,LOC";  // entities: the types that count
  std::size_t worst = 10;             // cases listed of each kind
};

struct Figure {
  std::string name;
  double value = 0;
  bool is_count = false;
};

struct Report {
  std::vector<Figure> figures;     // in a fixed order
  std::vector<std::string> worst;  // lines for people: the worst cases, worst first
};

// Linear in the texts but for the matching within a document. Pure and thread-safe. Errors:
// kBadJson and kBadRecord with the file's role and the line; kBadRecord where no gold row can be
// judged.
Result<Report> evaluate(Task task, std::string_view gold, std::string_view predictions,
                        const Options& options);

// A figure a line, four decimals, then the worst cases.
std::string report_text(const Report& report);
// One JSON object of the figures, as many digits as they have.
std::string report_json(const Report& report);

}  // namespace newsfold::evaluate

#include "ingest/json_lines.h"

#include "ingest/json_record.h"
#include "ingest/line_reader.h"

namespace newsfold::ingest {

bool read_json_lines(ByteSource& source, const FileProvenance& file, const Options& options,
                     const DocumentSink& sink, const IssueSink& issues) {
  JsonRecordParser parser(options);
  LineReader lines(source, options.max_document_bytes, kJsonPadding);
  Line line;
  while (lines.next(line)) {
    if (line.too_long) {
      const std::string limit = std::to_string(options.max_document_bytes);
      issues({file.path, line.number, {ErrorCode::kTooLarge, "over " + limit + " bytes"}});
      continue;
    }
    if (line.text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto document = parser.parse(line.text);
    if (!document.ok()) {
      issues({file.path, line.number, document.error()});
      continue;
    }
    if (document.value().kind != ContentKind::kRecord) complete(document.value(), file);
    if (!sink(std::move(document.value()))) return false;
  }
  if (!lines.status().ok()) issues({file.path, 0, lines.status().error()});
  return true;
}

}  // namespace newsfold::ingest

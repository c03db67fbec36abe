#include "newsfold/ingest/ingest.h"

#include "ingest/manifest.h"
#include "ingest/read_stream.h"

namespace newsfold::ingest {

Reader::Reader(Options options, std::vector<ManifestRow> manifest)
    : options_(std::move(options)), manifest_(std::move(manifest)) {}

bool Reader::read(const InputFile& file, const DocumentSink& sink, const IssueSink& issues,
                  RecordCounts* counts) const {
  const FileProvenance about =
      file_provenance(file, find_row(manifest_, file), options_.source_from_directory);
  auto bytes = open_file(file.path);
  if (!bytes.ok()) {
    issues({about.path, 0, bytes.error()});
    return true;
  }
  RecordCounts unused;
  return read_stream(std::move(bytes.value()), about, options_, sink, issues,
                     counts != nullptr ? *counts : unused);
}

}  // namespace newsfold::ingest

#include "newsfold/ingest/ingest.h"

#include "ingest/manifest.h"
#include "ingest/read_stream.h"
#include "ingest/text_file.h"

namespace newsfold::ingest {

Result<std::string> read_decompressed(const std::string& path) {
  constexpr std::uint64_t kMaxBytes = 4ULL << 30;
  const auto failed = [&](const Error& error) {
    return Error{error.code, path + ": " + error.message};
  };
  auto file = open_file(path);
  if (!file.ok()) return failed(file.error());
  const auto source = decompressed(std::move(file.value()));
  if (!source.ok()) return failed(source.error());
  auto bytes = read_all(*source.value(), kMaxBytes);
  if (!bytes.ok()) return failed(bytes.error());
  return bytes;
}

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

#include "newsfold/ingest/ingest.h"

#include "newsfold/base/files.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {

Result<std::vector<ManifestRow>> read_manifest(const std::string&) { return std::vector<ManifestRow>{}; }

std::vector<InputFile> list_inputs(const std::vector<std::string>& paths, std::vector<Issue>&) {
  std::vector<InputFile> out;
  for (const std::string& path : paths) out.push_back({path, path});
  return out;
}

Result<std::vector<std::string>> read_path_list(const std::string&, bool) {
  return std::vector<std::string>{};
}

Reader::Reader(Options options, std::vector<ManifestRow> manifest)
    : options_(std::move(options)), manifest_(std::move(manifest)) {}

bool Reader::read(const InputFile& file, const DocumentSink& sink, const IssueSink& issues) const {
  auto bytes = read_file(file.path);
  if (!bytes.ok()) {
    issues({file.path, 0, bytes.error()});
    return true;
  }
  RawDocument document;
  document.id = hash128_hex(bytes.value());
  document.content_hash = hash64(bytes.value());
  document.provenance.path = file.path;
  document.provenance.collection = file.collection;
  document.content = std::move(bytes.value());
  return sink(std::move(document));
}

}  // namespace newsfold::ingest

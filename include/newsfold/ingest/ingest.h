// Paths and stdin to documents: walks directories, sniffs formats, decompresses, converts to UTF-8.
//
// A file is sniffed, not believed: its bytes decide between text, JSON lines and WARC, plain, gz or
// zst. One text file is one document; in JSON lines each object is one, in WARC and WET files each
// archived page. A bad file, line or record is reported once to the sink's issues and the rest goes
// on.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/records/raw_document.h"

namespace newsfold::ingest {

enum class InputFormat : std::uint8_t { kAuto, kText, kHtml, kJsonLines, kWarc };

struct Options {
  InputFormat format = InputFormat::kAuto;
  std::string text_field = "text";
  std::string html_field = "html";
  std::string id_field = "id";
  bool no_strip = false;  // texts are articles already
  bool source_from_directory = false;
  // Of one document, decompressed; longer ones are kTooLarge.
  std::uint64_t max_document_bytes = 16ULL << 20;
};

// A row of --manifest: `path url source date added`, tab-separated; empty columns say nothing.
struct ManifestRow {
  std::string path, url, source, date, added;
};
Result<std::vector<ManifestRow>> read_manifest(const std::string& path);

struct InputFile {
  std::string path;        // "-" is stdin
  std::string collection;  // the directory it was found under, or the file itself
};

// A file or line that was skipped, and why. line 0: the whole file.
struct Issue {
  std::string path;
  std::uint64_t line = 0;
  Error error;
};

// Directories are walked (hidden names and symlink loops left out), the result is sorted by path
// bytes with equal paths once; "-" keeps its place at the end. Unreadable paths go to issues.
std::vector<InputFile> list_inputs(const std::vector<std::string>& paths,
                                   std::vector<Issue>& issues);

// Paths from --files-from: one a line, or NUL-separated. "-" reads stdin.
Result<std::vector<std::string>> read_path_list(const std::string& path, bool nul_separated);

// All bytes of a file as it is, but for gzip and zstd: labels and other data beside documents. "-"
// reads stdin. Errors: kUnreadable, kBadCompression, kTooLarge (4 GiB), naming the path.
Result<std::string> read_decompressed(const std::string& path);

using DocumentSink = std::function<bool(RawDocument&&)>;  // false: stop reading
using IssueSink = std::function<void(Issue&&)>;
// What became of an archive's records, by counter: "warc_records", "warc_request", ...
// (ingest/warc.h).
using RecordCounts = std::map<std::string, std::uint64_t, std::less<>>;

// Reads documents one by one, bounded by max_document_bytes of memory plus buffers. Thread-safe for
// distinct calls. REQUIRES: manifest rows sorted by path.
class Reader {
 public:
  Reader(Options options, std::vector<ManifestRow> manifest);

  // The documents of one file in their order. False when the sink stopped it. Adds to `counts`,
  // where given, what an archive holds besides documents.
  bool read(const InputFile& file, const DocumentSink& sink, const IssueSink& issues,
            RecordCounts* counts = nullptr) const;

 private:
  Options options_;
  std::vector<ManifestRow> manifest_;
};

}  // namespace newsfold::ingest

// Which outlet a document is from, as far as its record, the manifest, its URL and its path tell.
#pragma once

#include <string>
#include <string_view>

#include "newsfold/ingest/ingest.h"

namespace newsfold::ingest {

// The host of a URL (with or without scheme): lower case, without user, port, "www." and final dot.
// Empty when there is none.
std::string host_of_url(std::string_view url);

// The innermost directory of a path that is a host name ("dumps/kyivindependent.com/1.txt"), lower
// case, without "www."; else empty. A file's own name never counts: "notes.md" is no outlet in
// Moldova.
std::string host_in_path(std::string_view path);

// What a file tells about every document in it; computed once a file.
struct FileProvenance {
  std::string path, collection;  // valid UTF-8
  std::string host;              // host_in_path
  std::string directory;  // name of the containing directory, only with source_from_directory
  const ManifestRow* row = nullptr;
};
FileProvenance file_provenance(const InputFile& file, const ManifestRow* row,
                               bool source_from_directory);

// Fills what the record itself left open: path, collection, url, hostname, added, source, date.
void complete(RawDocument& document, const FileProvenance& file);

}  // namespace newsfold::ingest

// One line of JSON lines to one document.
#pragma once

#include <memory>
#include <string_view>

#include "newsfold/base/status.h"
#include "newsfold/ingest/ingest.h"

namespace newsfold::ingest {

// Bytes behind a line that simdjson may read (never use).
inline constexpr std::size_t kJsonPadding = 64;

// Holds the parser's buffers; make one a thread.
class JsonRecordParser {
 public:
  explicit JsonRecordParser(const Options& options);
  ~JsonRecordParser();
  JsonRecordParser(const JsonRecordParser&) = delete;
  JsonRecordParser& operator=(const JsonRecordParser&) = delete;

  // The document, with what the record itself tells of its provenance. Errors: kBadJson (not one
  // JSON object), kBadRecord (wrong type, nothing to read, unknown schema), kUnsupportedFormat
  // (html). REQUIRES: kJsonPadding readable bytes behind the line.
  Result<RawDocument> parse(std::string_view line);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Whether a line begins as a JSON object does: "{", then a key and ":", or "}".
bool looks_like_json_object(std::string_view line);

}  // namespace newsfold::ingest

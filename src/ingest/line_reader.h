#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/byte_source.h"

namespace newsfold::ingest {

struct Line {
  std::string_view text;     // without its end (LF or CRLF); valid until the next call
  std::uint64_t number = 0;  // 1-based
  bool too_long = false;     // over the limit: text is empty, the line was skipped
};

// The lines of a stream, in a buffer that never holds more than one line and a chunk. Behind every
// line `padding` bytes may be read. A byte order mark of UTF-8 at the start is left out.
class LineReader {
 public:
  // max_line: bytes.
  LineReader(ByteSource& source, std::size_t max_line, std::size_t padding);

  // False at the end or at an error of the source: see status(). A last line without an end counts
  // as one, but not when the source failed behind it.
  bool next(Line& line);
  const Status& status() const { return status_; }

 private:
  void fill();
  bool skip_to_line_end();
  std::string_view take(std::size_t end, std::size_t next);

  ByteSource& source_;
  std::size_t max_line_;
  std::size_t padding_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // of the bytes not yet given
  std::size_t end_ = 0;
  std::uint64_t number_ = 0;
  bool ended_ = false;
  Status status_ = ok_status();
};

}  // namespace newsfold::ingest

// A window onto a stream of bytes: look as far ahead as needed, then take what was understood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/byte_source.h"

namespace newsfold::ingest {

class Lookahead {
 public:
  explicit Lookahead(ByteSource& source) : source_(source) {}

  // The next `size` bytes; fewer where the stream ends or fails first (see status()). Valid until
  // the next call. Memory: the largest `size` asked for, plus 256 KB.
  std::string_view look(std::size_t size);
  // Takes bytes that were looked at. REQUIRES: size <= what the last look() gave.
  void take(std::size_t size) { begin_ += size; }
  // Drops up to `size` bytes, looked at or not; how many there were.
  std::uint64_t skip(std::uint64_t size);

  const Status& status() const { return status_; }
  // Behind damage of a compressed stream: goes on where the source can. True where bytes follow;
  // then status() is ok. REQUIRES: nothing is left to look at.
  bool resume();

 private:
  bool fill();

  ByteSource& source_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;
  bool ended_ = false;
  Status status_ = ok_status();
};

}  // namespace newsfold::ingest

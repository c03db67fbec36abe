// The records of a WARC or WET file: ISO 28500, versions 1.0 and 1.1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/header_fields.h"
#include "ingest/lookahead.h"

namespace newsfold::ingest {

struct WarcRecord {
  std::uint64_t number = 0;  // 1-based
  HeaderFields fields;
  std::string_view block;      // valid until the next record
  bool over_limit = false;     // block is only its first bytes
  std::optional<Error> error;  // the record can't be used; fields are those that could be read
};

// Reads on behind damage: where a record's length is wrong or its head makes no sense, the next
// line that begins a record is looked for; where a gzip member or zstd frame is damaged, in those
// behind it.
class WarcRecordReader {
 public:
  // Blocks over max_block bytes are not kept whole. Memory: max_block and a chunk.
  WarcRecordReader(ByteSource& source, std::uint64_t max_block)
      : ahead_(source), max_block_(max_block) {}

  // False at the end, or where the source failed: see status(), unless the last record told.
  bool next(WarcRecord& record);
  const Status& status() const { return status_; }

 private:
  bool skip_line_ends();
  bool at_record();
  bool read_head(WarcRecord& record, std::uint64_t& length);
  void read_block(WarcRecord& record, std::uint64_t length);
  void pass_block(WarcRecord& record, std::uint64_t length);
  void fail(WarcRecord& record, std::string_view why);
  void find_record();

  Lookahead ahead_;
  std::uint64_t max_block_;
  std::uint64_t number_ = 0;
  std::size_t to_take_ = 0;  // the last record's block
  std::string first_bytes_;  // of a block over the limit
  Status status_ = ok_status();
  bool status_told_ = false;  // with a record
};

}  // namespace newsfold::ingest

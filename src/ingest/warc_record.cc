#include "ingest/warc_record.h"

#include <algorithm>
#include <utility>

namespace newsfold::ingest {
namespace {

constexpr std::size_t kMaxHead = 1 << 16;
constexpr std::size_t kMarkSize = 7;  // "WARC/1."
constexpr std::size_t kMaxLineEnds = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_mark(std::string_view bytes) {
  return bytes.size() >= kMarkSize && bytes.starts_with("WARC/") && is_digit(bytes[5]) &&
         bytes[6] == '.';
}

// Of the next line that begins a record, the first line left out.
std::size_t find_mark(std::string_view bytes) {
  for (std::size_t at = bytes.find("\nWARC/"); at != std::string_view::npos;
       at = bytes.find("\nWARC/", at + 1)) {
    if (is_mark(bytes.substr(at + 1))) return at + 1;
  }
  return std::string_view::npos;
}

std::optional<std::uint64_t> parse_length(std::string_view digits) {
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  std::uint64_t length = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    length = length * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return length;
}

// Whether what stands behind a block is what may: line ends, then a record or nothing. The stream
// may end, or the view, within the next record's first bytes.
bool is_block_end(std::string_view tail) {
  const std::size_t first = tail.find_first_not_of("\r\n");
  if (first == std::string_view::npos) return true;
  return tail.substr(first, 5) == std::string_view("WARC/").substr(0, tail.size() - first);
}

}  // namespace

bool WarcRecordReader::skip_line_ends() {
  for (;;) {
    const std::string_view byte = ahead_.look(1);
    if (byte.empty()) return false;
    if (byte[0] != '\r' && byte[0] != '\n' && byte[0] != '\0') return true;
    ahead_.take(1);
  }
}

bool WarcRecordReader::at_record() { return is_mark(ahead_.look(kMarkSize)); }

// Goes to the first byte of the next line that begins a record, or to the end.
void WarcRecordReader::find_record() {
  for (;;) {
    const std::string_view bytes = ahead_.look(kMaxHead);
    const std::size_t found = find_mark(bytes);
    if (found != std::string_view::npos) return ahead_.take(found);
    if (bytes.size() < kMaxHead) return ahead_.take(bytes.size());
    ahead_.take(bytes.size() - kMarkSize);  // a part of a mark may stand there
  }
}

// Where the source failed, its own error says more than that bytes are missing.
void WarcRecordReader::fail(WarcRecord& record, std::string_view why) {
  record.error = Error{ErrorCode::kBadRecord, std::string(why)};
  if (ahead_.status().ok() || !ahead_.look(1).empty()) return;
  record.error = ahead_.status().error();
  status_told_ = true;
}

bool WarcRecordReader::read_head(WarcRecord& record, std::uint64_t& length) {
  if (!at_record()) {
    find_record();
    fail(record, "no WARC record begins here");
    return false;
  }
  const std::string_view bytes = ahead_.look(kMaxHead);
  const std::size_t head = head_size(bytes);
  if (head == std::string_view::npos) {
    const bool ends = bytes.size() < kMaxHead;
    find_record();
    fail(record, ends ? "the file ends within its head" : "its head does not end");
    return false;
  }
  record.fields = HeaderFields(bytes.substr(0, head));
  ahead_.take(head);
  const auto found = parse_length(record.fields.get("content-length"));
  if (!found) {
    find_record();
    fail(record, "no Content-Length");
    return false;
  }
  length = *found;
  return true;
}

void WarcRecordReader::read_block(WarcRecord& record, std::uint64_t length) {
  const auto size = static_cast<std::size_t>(length);
  const std::string_view bytes = ahead_.look(size + kMaxLineEnds);
  if (bytes.size() >= size && is_block_end(bytes.substr(size))) {
    record.block = bytes.substr(0, size);
    to_take_ = size;
    return;
  }
  const bool ends = bytes.size() < size;
  find_record();
  fail(record,
       ends && ahead_.look(1).empty() ? "the file ends within it" : "its Content-Length is wrong");
}

// Of a block that is too large to be kept the first bytes are.
void WarcRecordReader::pass_block(WarcRecord& record, std::uint64_t length) {
  first_bytes_ = ahead_.look(static_cast<std::size_t>(std::min<std::uint64_t>(length, kMaxHead)));
  const bool ends = ahead_.skip(length) < length;
  if (!ends && is_block_end(ahead_.look(kMaxLineEnds))) {
    record.block = first_bytes_;
    record.over_limit = true;
    return;
  }
  find_record();
  fail(record, ends ? "the file ends within it" : "its Content-Length is wrong");
}

bool WarcRecordReader::next(WarcRecord& record) {
  ahead_.take(to_take_);
  to_take_ = 0;
  record = {};
  while (!skip_line_ends()) {
    if (!status_told_) status_ = ahead_.status();
    if (!ahead_.resume()) return false;
    if (std::exchange(status_told_, false)) continue;
    record.number = ++number_;
    record.error = std::exchange(status_, ok_status()).error();
    return true;
  }
  record.number = ++number_;
  std::uint64_t length = 0;
  if (!read_head(record, length)) return true;
  if (length <= max_block_) {
    read_block(record, length);
  } else {
    pass_block(record, length);
  }
  return true;
}

}  // namespace newsfold::ingest

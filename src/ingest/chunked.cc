#include "ingest/chunked.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace newsfold::ingest {
namespace {

constexpr std::size_t kMaxSizeLine = 1024;  // bytes, chunk extensions included

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Of a size line without its end: digits, then nothing, blanks or an extension.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
  std::uint64_t size = 0;
  std::size_t digits = 0;
  while (digits < line.size() && hex_digit(line[digits]) >= 0) {
    if (digits == 15) return std::nullopt;
    size = size * 16 + static_cast<std::uint64_t>(hex_digit(line[digits++]));
  }
  const std::size_t rest = line.find_first_not_of(" \t\r", digits);
  if (digits == 0 || (rest != std::string_view::npos && line[rest] != ';')) return std::nullopt;
  return size;
}

class ChunkedSource : public ByteSource {
 public:
  explicit ChunkedSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    while (left_ == 0) {
      if (last_) return std::size_t{0};
      if (const Status status = begin_chunk(); !status.ok()) return status.error();
    }
    const auto filled = fill();
    if (!filled.ok()) return filled.error();
    if (!filled.value()) return damaged("ends early");
    const std::size_t count =
        static_cast<std::size_t>(std::min<std::uint64_t>({size, left_, end_ - at_}));
    std::copy_n(buffer_.data() + at_, count, to);
    at_ += count;
    left_ -= count;
    inside_ = true;
    return count;
  }

 private:
  static Error damaged(const std::string& what) {
    return {ErrorCode::kBadRecord, "chunked body: " + what};
  }

  // False at the end of the source.
  Result<bool> fill() {
    if (at_ < end_) return true;
    const auto count = source_->read(buffer_.data(), buffer_.size());
    if (!count.ok()) return count.error();
    at_ = 0;
    end_ = count.value();
    return end_ > 0;
  }

  Result<std::string> line() {
    std::string out;
    while (out.size() < kMaxSizeLine) {
      const auto filled = fill();
      if (!filled.ok()) return filled.error();
      if (!filled.value()) return damaged("ends early");
      const char c = buffer_[at_++];
      if (c == '\n') return out;
      out += c;
    }
    return damaged("no chunk size");
  }

  Status begin_chunk() {
    if (inside_) {  // the line end behind the chunk's data
      const auto end = line();
      if (!end.ok()) return end.error();
      if (!end.value().empty() && end.value() != "\r") return damaged("longer than its size");
      inside_ = false;
    }
    const auto header = line();
    if (!header.ok()) return header.error();
    const auto size = chunk_size(header.value());
    if (!size) return damaged("no chunk size");
    left_ = *size;
    last_ = left_ == 0;
    return ok_status();
  }

  std::unique_ptr<ByteSource> source_;
  std::array<char, 1 << 16> buffer_;
  std::size_t at_ = 0, end_ = 0;
  std::uint64_t left_ = 0;  // bytes of the chunk not yet given
  bool inside_ = false;     // some of a chunk's data was given
  bool last_ = false;
};

}  // namespace

bool is_chunked(std::string_view head) {
  const std::size_t end = head.substr(0, kMaxSizeLine).find('\n');
  return end != std::string_view::npos && chunk_size(head.substr(0, end)).has_value();
}

std::unique_ptr<ByteSource> dechunk(std::unique_ptr<ByteSource> source) {
  return std::make_unique<ChunkedSource>(std::move(source));
}

}  // namespace newsfold::ingest

#include "ingest/line_reader.h"

#include <algorithm>
#include <cstring>

namespace newsfold::ingest {
namespace {

constexpr std::size_t kChunk = 1 << 17;
constexpr std::string_view kMark = "\xef\xbb\xbf";

}  // namespace

LineReader::LineReader(ByteSource& source, std::size_t max_line, std::size_t padding)
    : source_(source), max_line_(max_line), padding_(padding), buffer_(kChunk + padding) {}

// One read behind what is there; the buffer grows only where a line needs it.
void LineReader::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - padding_ - end_ < kChunk / 2) {
    const std::size_t most = max_line_ + kChunk + padding_;
    buffer_.resize(std::max(std::min(buffer_.size() * 2, most), end_ + kChunk + padding_));
  }
  const auto count = source_.read(buffer_.data() + end_, buffer_.size() - padding_ - end_);
  if (!count.ok()) {
    status_ = count.error();
    ended_ = true;
    return;
  }
  end_ += count.value();
  ended_ = count.value() == 0;
}

std::string_view LineReader::take(std::size_t end, std::size_t next) {
  std::string_view line(buffer_.data() + begin_, end - begin_);
  begin_ = next;
  ++number_;
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (number_ == 1 && line.starts_with(kMark)) line.remove_prefix(kMark.size());
  return line;
}

// Drops bytes up to the next line end. False when the stream ended first.
bool LineReader::skip_to_line_end() {
  for (;;) {
    const void* found = std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
    if (found != nullptr) {
      begin_ = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) + 1;
      return true;
    }
    begin_ = end_;
    if (ended_) return false;
    fill();
  }
}

bool LineReader::next(Line& line) {
  line = {};
  for (std::size_t searched = 0;;) {
    const std::size_t from = begin_ + searched;
    const void* found = std::memchr(buffer_.data() + from, '\n', end_ - from);
    const std::size_t length =
        found != nullptr
            ? static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) - begin_
            : end_ - begin_;
    if (length > max_line_) {
      skip_to_line_end();
      line.number = ++number_;
      line.too_long = true;
      return true;
    }
    if (found != nullptr) {
      line.text = take(begin_ + length, begin_ + length + 1);
      line.number = number_;
      return true;
    }
    if (ended_) {
      if (length == 0 || !status_.ok()) return false;
      line.text = take(end_, end_);
      line.number = number_;
      return true;
    }
    searched = length;
    fill();
  }
}

}  // namespace newsfold::ingest

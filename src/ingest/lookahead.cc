#include "ingest/lookahead.h"

#include <algorithm>
#include <cstring>

namespace newsfold::ingest {
namespace {

constexpr std::size_t kChunk = 1 << 17;

}  // namespace

bool Lookahead::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < kChunk) buffer_.resize(std::max(buffer_.size() * 2, end_ + kChunk));
  const auto count = source_.read(buffer_.data() + end_, buffer_.size() - end_);
  if (!count.ok()) status_ = count.error();
  end_ += count.ok() ? count.value() : 0;
  ended_ = !count.ok() || count.value() == 0;
  return !ended_;
}

std::string_view Lookahead::look(std::size_t size) {
  while (end_ - begin_ < size && fill()) {
  }
  return {buffer_.data() + begin_, std::min(size, end_ - begin_)};
}

bool Lookahead::resume() {
  while (!status_.ok() && status_.error().code == ErrorCode::kBadCompression) {
    status_ = ok_status();
    ended_ = false;
    if (!look(1).empty()) return true;
  }
  return false;
}

std::uint64_t Lookahead::skip(std::uint64_t size) {
  std::uint64_t left = size;
  while (left > 0) {
    const std::size_t have = look(1).empty() ? 0 : end_ - begin_;
    if (have == 0) break;
    const std::size_t now = static_cast<std::size_t>(std::min<std::uint64_t>(left, have));
    begin_ += now;
    left -= now;
  }
  return size - left;
}

}  // namespace newsfold::ingest

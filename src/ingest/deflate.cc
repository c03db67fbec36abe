#include "ingest/deflate.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace newsfold::ingest {
namespace {

// RFC 1950 section 2.2: method 8, and a check of the first two bytes.
bool has_zlib_header(const Bytef* bytes, std::size_t size) {
  return size >= 2 && (bytes[0] & 0x0f) == 8 && (bytes[0] * 256U + bytes[1]) % 31 == 0;
}

class InflateSource : public ByteSource {
 public:
  explicit InflateSource(std::unique_ptr<ByteSource> source)
      : source_(std::make_unique<PeekableSource>(std::move(source))) {}
  ~InflateSource() override {
    if (ready_) inflateEnd(&stream_);
  }
  InflateSource(const InflateSource&) = delete;
  InflateSource& operator=(const InflateSource&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (!ready_) {
      const auto head = source_->peek(2);
      if (!head.ok()) return head.error();
      if (head.value().empty()) return std::size_t{0};
      const auto* first = reinterpret_cast<const Bytef*>(head.value().data());
      const bool zlib = has_zlib_header(first, head.value().size());
      if (inflateInit2(&stream_, zlib ? MAX_WBITS : -MAX_WBITS) != Z_OK)
        return damaged("no memory");
      ready_ = true;
    }
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted && !ended_) {
      if (stream_.avail_in == 0) {
        const auto count = source_->read(buffer_.data(), buffer_.size());
        if (!count.ok()) return count.error();
        if (count.value() == 0) return damaged("truncated");
        stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
        stream_.avail_in = static_cast<uInt>(count.value());
      }
      const int code = inflate(&stream_, Z_NO_FLUSH);
      ended_ = code == Z_STREAM_END;
      if (!ended_ && code != Z_OK && code != Z_BUF_ERROR) {
        return damaged(stream_.msg != nullptr ? stream_.msg : "damaged");
      }
    }
    return static_cast<std::size_t>(wanted - stream_.avail_out);
  }

 private:
  static Error damaged(const std::string& what) {
    return {ErrorCode::kBadCompression, "deflate: " + what};
  }

  std::unique_ptr<PeekableSource> source_;
  z_stream stream_{};
  std::array<char, 1 << 16> buffer_;
  bool ready_ = false, ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> inflate_source(std::unique_ptr<ByteSource> source) {
  return std::make_unique<InflateSource>(std::move(source));
}

}  // namespace newsfold::ingest

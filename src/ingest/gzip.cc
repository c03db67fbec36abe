#include "ingest/gzip.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <zlib.h>

namespace newsfold::ingest {
namespace {

constexpr std::size_t kBufferSize = 1 << 16;
constexpr std::string_view kMagic = "\x1f\x8b\x08";
constexpr int kGzipOnly = 15 + 16;  // zlib: the largest window, a gzip header and nothing else

class GzipSource : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {
    stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
    ready_ = inflateInit2(&stream_, kGzipOnly) == Z_OK;
  }
  ~GzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (!ready_) return damaged("no memory");
    if (lost_) {
      const Status found = find_member();
      if (!found.ok()) return found.error();
    }
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted) {
      if (stream_.avail_in == 0) {
        const auto more = fill();
        if (!more.ok()) return more.error();
        if (stream_.avail_in == 0) {
          if (inside_member_) return damaged("truncated");
          return std::size_t{0};
        }
      }
      if (!inside_member_ && !begin_member()) {
        if (stream_.avail_in == 0) continue;
        return damaged("other bytes behind the last member");
      }
      const int code = inflate(&stream_, Z_NO_FLUSH);
      if (code == Z_STREAM_END) {
        inside_member_ = false;
      } else if (code != Z_OK && code != Z_BUF_ERROR) {
        return damaged(stream_.msg != nullptr ? stream_.msg : "damaged");
      }
    }
    return static_cast<std::size_t>(wanted - stream_.avail_out);
  }

 private:
  Error damaged(const std::string& what) {
    lost_ = true;
    inside_member_ = false;
    return {ErrorCode::kBadCompression, "gzip: " + what};
  }

  // Behind what is left of the input.
  Status fill() {
    std::memmove(buffer_.data(), stream_.next_in, stream_.avail_in);
    const auto count =
        source_->read(buffer_.data() + stream_.avail_in, buffer_.size() - stream_.avail_in);
    if (!count.ok()) return count.error();
    stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
    stream_.avail_in += static_cast<uInt>(count.value());
    return ok_status();
  }

  // Behind damage: goes to the next bytes that may begin a member, or to the end.
  Status find_member() {
    for (;;) {
      const std::string_view left(reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in);
      const auto at = static_cast<uInt>(find_magic(left, kMagic));
      stream_.next_in += at;
      stream_.avail_in -= at;
      if (stream_.avail_in >= kMagic.size()) break;
      const uInt partial = stream_.avail_in;
      if (const Status filled = fill(); !filled.ok()) return filled;
      if (stream_.avail_in == partial) stream_.avail_in = 0;
      if (stream_.avail_in == 0) break;
    }
    lost_ = false;
    return ok_status();
  }

  // Skips padding; false when no member begins here (or everything was padding).
  bool begin_member() {
    while (any_member_ && stream_.avail_in > 0 && *stream_.next_in == 0) {
      ++stream_.next_in;
      --stream_.avail_in;
    }
    if (stream_.avail_in == 0) return false;
    if (any_member_ && (*stream_.next_in != 0x1f || inflateReset(&stream_) != Z_OK)) return false;
    any_member_ = inside_member_ = true;
    return true;
  }

  std::unique_ptr<ByteSource> source_;
  z_stream stream_{};
  std::array<char, kBufferSize> buffer_;
  bool ready_ = false;
  bool lost_ = false;  // behind damage
  bool any_member_ = false;
  bool inside_member_ = false;
};

}  // namespace

bool is_gzip(std::string_view head) { return head.starts_with(kMagic); }

std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> source) {
  return std::make_unique<GzipSource>(std::move(source));
}

}  // namespace newsfold::ingest

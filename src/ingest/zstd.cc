#include "ingest/zstd.h"

#include <vector>

#include <zstd.h>

namespace newsfold::ingest {
namespace {

constexpr int kMaxWindowLog = 27;

struct Free {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

class ZstdSource : public ByteSource {
 public:
  explicit ZstdSource(std::unique_ptr<ByteSource> source)
      : source_(std::move(source)), stream_(ZSTD_createDStream()), buffer_(ZSTD_DStreamInSize()) {
    ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0) {
      // A full output buffer may have left bytes inside the decoder: it is asked before the source
      // is.
      if (input_.pos == input_.size && !more_inside_) {
        const auto count = source_->read(buffer_.data(), buffer_.size());
        if (!count.ok()) return count.error();
        if (count.value() == 0) {
          if (inside_frame_) return damaged("truncated");
          return std::size_t{0};
        }
        input_ = {buffer_.data(), count.value(), 0};
      }
      const std::size_t code = ZSTD_decompressStream(stream_.get(), &out, &input_);
      if (ZSTD_isError(code) != 0) return damaged(ZSTD_getErrorName(code));
      inside_frame_ = code != 0;
      more_inside_ = out.pos == out.size && inside_frame_;
    }
    return out.pos;
  }

 private:
  static Error damaged(const std::string& what) {
    return {ErrorCode::kBadCompression, "zstd: " + what};
  }

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  std::vector<char> buffer_;
  ZSTD_inBuffer input_{nullptr, 0, 0};
  bool inside_frame_ = false;
  bool more_inside_ = false;
};

}  // namespace

bool is_zstd(std::string_view head) {
  using namespace std::string_view_literals;
  const bool is_skippable =
      head.size() >= 4 && (head[0] & '\xf0') == '\x50' && head.substr(1, 3) == "\x2a\x4d\x18"sv;
  return is_skippable || head.starts_with("\x28\xb5\x2f\xfd"sv);
}

std::unique_ptr<ByteSource> unzstd(std::unique_ptr<ByteSource> source) {
  return std::make_unique<ZstdSource>(std::move(source));
}

}  // namespace newsfold::ingest

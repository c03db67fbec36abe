#include "ingest/zstd.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include <zstd.h>

namespace newsfold::ingest {
namespace {

constexpr int kMaxWindowLog = 27;
constexpr std::string_view kMagic = "\x28\xb5\x2f\xfd";

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
    if (lost_) {
      const Status found = find_frame();
      if (!found.ok()) return found.error();
    }
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0) {
      // A full output buffer may have left bytes inside the decoder: it is asked before the source
      // is.
      if (input_.pos == input_.size && !more_inside_) {
        if (const Status filled = fill(); !filled.ok()) return filled.error();
        if (input_.size == 0) {
          if (inside_frame_) return damaged("truncated");
          return std::size_t{0};
        }
      }
      const std::size_t before = input_.pos;
      const std::size_t code = ZSTD_decompressStream(stream_.get(), &out, &input_);
      if (ZSTD_isError(code) != 0) {
        // It says nothing of where it failed; past the first byte, so that it can't fail there
        // again.
        input_.pos = std::min(before + 1, input_.size);
        return damaged(ZSTD_getErrorName(code));
      }
      inside_frame_ = code != 0;
      more_inside_ = out.pos == out.size && inside_frame_;
    }
    return out.pos;
  }

 private:
  Error damaged(const std::string& what) {
    lost_ = true;
    inside_frame_ = more_inside_ = false;
    return {ErrorCode::kBadCompression, "zstd: " + what};
  }

  // Behind what is left of the input.
  Status fill() {
    const std::size_t left = input_.size - input_.pos;
    std::memmove(buffer_.data(), buffer_.data() + input_.pos, left);
    const auto count = source_->read(buffer_.data() + left, buffer_.size() - left);
    if (!count.ok()) return count.error();
    input_ = {buffer_.data(), left + count.value(), 0};
    return ok_status();
  }

  // Behind damage: goes to the next bytes that may begin a frame, or to the end.
  Status find_frame() {
    ZSTD_DCtx_reset(stream_.get(), ZSTD_reset_session_only);
    for (;;) {
      input_.pos += find_magic({buffer_.data() + input_.pos, input_.size - input_.pos}, kMagic);
      const std::size_t left = input_.size - input_.pos;
      if (left >= kMagic.size()) break;
      if (const Status filled = fill(); !filled.ok()) return filled;
      if (input_.size == left) input_.pos = left;
      if (input_.pos == input_.size) break;
    }
    lost_ = false;
    return ok_status();
  }

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  std::vector<char> buffer_;
  ZSTD_inBuffer input_{nullptr, 0, 0};
  bool lost_ = false;  // behind damage
  bool inside_frame_ = false;
  bool more_inside_ = false;
};

}  // namespace

bool is_zstd(std::string_view head) {
  using namespace std::string_view_literals;
  const bool is_skippable =
      head.size() >= 4 && (head[0] & '\xf0') == '\x50' && head.substr(1, 3) == "\x2a\x4d\x18"sv;
  return is_skippable || head.starts_with(kMagic);
}

std::unique_ptr<ByteSource> unzstd(std::unique_ptr<ByteSource> source) {
  return std::make_unique<ZstdSource>(std::move(source));
}

}  // namespace newsfold::ingest

#include "ingest/zstd.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include <zstd.h>

#include "ingest/text_file.h"

namespace newsfold::ingest {
namespace {

constexpr int kMaxWindowLog = 27;
constexpr std::string_view kMagic = "\x28\xb5\x2f\xfd";
constexpr std::string_view kDictionaryFrame = "\x5d\x2a\x4d\x18";
constexpr std::string_view kDictionary = "\x37\xa4\x30\xec";
constexpr std::size_t kFrameHead = 8;  // of a skippable frame: its magic and its size
constexpr std::size_t kMaxDictionary = std::size_t{16} << 20;

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
    if (!begun_) {
      begun_ = true;
      if (const Status loaded = load_dictionary(); !loaded.ok()) return loaded.error();
    }
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

  // An archive may begin with the dictionary that all its frames were made with. A frame of that
  // kind which holds none is somebody else's, and skipped like any other.
  Status load_dictionary() {
    if (const Status filled = fill_to(kFrameHead); !filled.ok()) return filled;
    if (input_.size < kFrameHead || !view().starts_with(kDictionaryFrame)) return ok_status();
    std::size_t size = 0;
    for (std::size_t i = kFrameHead; i-- > kDictionaryFrame.size();) {
      size = size << 8U | static_cast<unsigned char>(buffer_[i]);
    }
    if (const Status filled = fill_to(kFrameHead + kMagic.size()); !filled.ok()) return filled;
    const std::string_view contents = view().substr(kFrameHead, size);
    const bool is_packed = contents.starts_with(kMagic);
    if (!is_packed && !contents.starts_with(kDictionary)) return ok_status();
    if (size > kMaxDictionary) return damaged("dictionary too large");
    if (const Status filled = fill_to(kFrameHead + size); !filled.ok()) return filled;
    if (input_.size < kFrameHead + size) return damaged("truncated");
    std::string dictionary(view().substr(kFrameHead, size));
    if (is_packed) {
      auto unpacked = read_all(*unzstd(view_source(dictionary)), kMaxDictionary);
      if (!unpacked.ok()) return damaged("dictionary: " + unpacked.error().message);
      dictionary = std::move(unpacked.value());
    }
    const std::size_t code =
        ZSTD_DCtx_loadDictionary(stream_.get(), dictionary.data(), dictionary.size());
    if (ZSTD_isError(code) != 0) return damaged(ZSTD_getErrorName(code));
    return ok_status();
  }

  std::string_view view() const { return {buffer_.data() + input_.pos, input_.size - input_.pos}; }

  // Until `size` bytes of the input are there, or all.
  Status fill_to(std::size_t size) {
    buffer_.resize(std::max(buffer_.size(), size));
    input_.src = buffer_.data();
    while (input_.size - input_.pos < size) {
      const std::size_t before = input_.size - input_.pos;
      if (const Status filled = fill(); !filled.ok()) return filled;
      if (input_.size == before) break;
    }
    return ok_status();
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
      input_.pos += find_magic(view(), kMagic);
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
  bool begun_ = false;
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

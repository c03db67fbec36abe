#include "ingest/brotli.h"

#include <array>
#include <cstdint>

#include <brotli/decode.h>

namespace newsfold::ingest {
namespace {

struct Free {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

class BrotliSource : public ByteSource {
 public:
  explicit BrotliSource(std::unique_ptr<ByteSource> source)
      : source_(std::move(source)),
        state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (state_ == nullptr) return damaged("no memory");
    auto* out = reinterpret_cast<std::uint8_t*>(to);
    std::size_t room = size;
    while (room == size && result_ != BROTLI_DECODER_RESULT_SUCCESS) {
      if (result_ == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && left_ == 0) {
        const auto count = source_->read(buffer_.data(), buffer_.size());
        if (!count.ok()) return count.error();
        if (count.value() == 0) return damaged("truncated");
        next_ = reinterpret_cast<const std::uint8_t*>(buffer_.data());
        left_ = count.value();
      }
      result_ = BrotliDecoderDecompressStream(state_.get(), &left_, &next_, &room, &out, nullptr);
      if (result_ == BROTLI_DECODER_RESULT_ERROR) {
        return damaged(BrotliDecoderErrorString(BrotliDecoderGetErrorCode(state_.get())));
      }
    }
    return size - room;
  }

 private:
  static Error damaged(const std::string& what) {
    return {ErrorCode::kBadCompression, "brotli: " + what};
  }

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<BrotliDecoderState, Free> state_;
  std::array<char, 1 << 16> buffer_;
  const std::uint8_t* next_ = nullptr;
  std::size_t left_ = 0;
  BrotliDecoderResult result_ = BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT;
};

}  // namespace

std::unique_ptr<ByteSource> unbrotli(std::unique_ptr<ByteSource> source) {
  return std::make_unique<BrotliSource>(std::move(source));
}

}  // namespace newsfold::ingest

#include "state/compressed.h"

#include <memory>

#include <zstd.h>

namespace newsfold::state {
namespace {

constexpr int kLevel = 3;
// No record is larger than the largest document with its markup; a damaged size must not be
// allocated.
constexpr unsigned long long kMaximum = 1ULL << 30;

// Making one costs more than compressing a small text with it.
ZSTD_CCtx* context() {
  struct Free {
    void operator()(ZSTD_CCtx* made) const { ZSTD_freeCCtx(made); }
  };
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> kKept(ZSTD_createCCtx());
  return kKept.get();
}

}  // namespace

std::string compress(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compressCCtx(context(), out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
  out.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return out;
}

std::string decompress(std::string_view bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMaximum) {
    return {};
  }
  std::string out(size, '\0');
  const std::size_t got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  return ZSTD_isError(got) != 0 ? std::string() : out;
}

}  // namespace newsfold::state

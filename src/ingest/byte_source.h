// Streams of bytes: a file, its decompression, its transcoding.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "newsfold/base/status.h"

namespace newsfold::ingest {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Writes at most `size` bytes to `to`; their number, 0 at the end. After an error the source is
  // done; only behind kBadCompression may one read on: at the next gzip member or zstd frame, whose
  // bytes need not begin where those before ended. REQUIRES: size > 0.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
};

// Where `magic` begins in `bytes`, or what may be its first bytes at their end; else their size.
std::size_t find_magic(std::string_view bytes, std::string_view magic);

// Bytes that outlive the source.
std::unique_ptr<ByteSource> view_source(std::string_view bytes);

// "-" is stdin. Errors: kUnreadable.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);

// A source with its first bytes looked at beforehand.
class PeekableSource : public ByteSource {
 public:
  explicit PeekableSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // The first bytes, `size` of them where the source has so many; they will be read again. An error
  // after some bytes comes with the read behind them; an error before any byte comes here.
  Result<std::string_view> peek(std::size_t size);

  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  std::unique_ptr<ByteSource> source_;
  std::string head_;
  std::size_t at_ = 0;
  Status status_ = ok_status();
};

}  // namespace newsfold::ingest

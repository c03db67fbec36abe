// Files and readings for the tests of ingest.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "ingest/byte_source.h"
#include "ingest/read_stream.h"
#include "newsfold/ingest/ingest.h"

namespace newsfold::ingest {

// A directory that is gone with the test.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "newsfold.XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryDirectory() { std::filesystem::remove_all(path_); }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::string& path() const { return path_; }
  std::string write(const std::string& name, const std::string& bytes) const {
    const std::string path = path_ + "/" + name;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

 private:
  std::string path_;
};

// window_bits as zlib's: 15 + 16 gzip, 15 zlib, -15 raw.
inline std::string deflated(const std::string& bytes, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzip(const std::string& bytes) { return deflated(bytes, 15 + 16); }

inline std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

struct Reading {
  std::vector<RawDocument> documents;
  std::vector<Issue> issues;
  RecordCounts counts;
};

inline Reading read_file_as(const std::string& path, const Options& options = {},
                            std::vector<ManifestRow> manifest = {},
                            const std::string& collection = {}) {
  Reading out;
  Reader(options, std::move(manifest))
      .read(
          {path, collection.empty() ? path : collection},
          [&](RawDocument&& document) {
            out.documents.push_back(std::move(document));
            return true;
          },
          [&](Issue&& issue) { out.issues.push_back(std::move(issue)); });
  return out;
}

// Gives a string in pieces of at most `step` bytes, and then `failure` if there is one.
class StringSource : public ByteSource {
 public:
  explicit StringSource(std::string bytes, std::size_t step = 1 << 20, Status end = ok_status())
      : bytes_(std::move(bytes)), step_(step), end_(std::move(end)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (at_ == bytes_.size() && !end_.ok()) return end_.error();
    const std::size_t count = std::min({size, step_, bytes_.size() - at_});
    bytes_.copy(to, count, at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
  std::size_t step_;
  Status end_;
};

inline Reading read_bytes(const std::string& bytes, const Options& options = {}) {
  Reading out;
  read_stream(
      std::make_unique<StringSource>(bytes), {"input", "input", "", "", nullptr}, options,
      [&](RawDocument&& document) {
        out.documents.push_back(std::move(document));
        return true;
      },
      [&](Issue&& issue) { out.issues.push_back(std::move(issue)); }, out.counts);
  return out;
}

inline Result<std::string> read_everything(ByteSource& source, std::size_t step = 4096) {
  std::string out, buffer(step, '\0');
  for (;;) {
    const auto count = source.read(buffer.data(), buffer.size());
    if (!count.ok()) return count.error();
    if (count.value() == 0) return out;
    out.append(buffer, 0, count.value());
  }
}

}  // namespace newsfold::ingest

// Documents of bytes in memory, for the harnesses.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <vector>

#include "ingest/read_stream.h"

namespace newsfold::fuzz {

class ViewSource : public ingest::ByteSource {
 public:
  explicit ViewSource(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size());
    bytes_.copy(to, count);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

struct Reading {
  std::vector<RawDocument> documents;
  std::size_t issues = 0;
  ingest::RecordCounts counts;
};

inline Reading read_stream(std::string_view bytes, const ingest::Options& options) {
  Reading out;
  ingest::read_stream(
      std::make_unique<ViewSource>(bytes), {"input", "input", "", "", nullptr}, options,
      [&](RawDocument&& document) {
        out.documents.push_back(std::move(document));
        return true;
      },
      [&](ingest::Issue&&) { ++out.issues; }, out.counts);
  return out;
}

inline void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace newsfold::fuzz

// The spilled part of a corpus: each document's record and shingles, by document number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/records/entity.h"
#include "pipeline/spill.h"

namespace newsfold::pipeline {

// 16 bytes of memory a document.
class Store {
 public:
  explicit Store(SpillFile file) : file_(std::move(file)) {}

  // `record` from encode(). The document's number is how many came before. Errors: kWriteFailed.
  Status add(std::string_view record, const std::vector<std::uint32_t>& shingles);
  // After the last add(). Errors: kWriteFailed.
  Status finish() { return file_.flush(); }

  // Thread-safe after finish(). Errors: kUnreadable.
  Result<AnnotatedArticle> record(std::uint32_t document) const;
  Result<std::vector<std::uint32_t>> shingles(std::uint32_t document) const;

 private:
  struct Place {
    std::uint64_t offset = 0;  // of the record; the shingles follow it
    std::uint32_t record_bytes = 0;
    std::uint32_t shingles = 0;  // how many
  };

  SpillFile file_;
  std::vector<Place> places_;
};

}  // namespace newsfold::pipeline

// One document through extract, normalize and fingerprint: the part of the pipeline that knows
// nothing of other documents.
#pragma once

#include <array>
#include <cstdint>

#include "newsfold/extract/extract.h"
#include "newsfold/fingerprint/fingerprint.h"
#include "newsfold/normalize/normalize.h"
#include "newsfold/pipeline/pipeline.h"
#include "newsfold/records/entity.h"
#include "newsfold/records/fingerprint.h"
#include "newsfold/records/raw_document.h"

namespace newsfold::pipeline {

struct Processed {
  AnnotatedArticle annotated;
  Fingerprint fingerprint;
  std::array<std::uint32_t, kLineKindCount> removed{};  // lines of each kind; zeros for a record
  std::uint64_t contents = 0;                           // RawDocument::content_hash
  std::uint64_t bytes = 0;                              // of the content as read
  std::uint64_t replaced = 0;                           // RawDocument::replaced
};

class Processor {
 public:
  // explain: also record line verdicts, date candidates and entity decisions.
  explicit Processor(const Options& options, bool explain = false);

  // Thread-safe; a pure function of the document and the options' data. An article record is taken
  // as it is and only fingerprinted.
  Processed process(const RawDocument& document) const;

 private:
  extract::Extractor extractor_;
  normalize::Normalizer normalizer_;
  fingerprint::Fingerprinter fingerprinter_;
  bool keep_removed_;
  bool renew_entities_;
};

}  // namespace newsfold::pipeline

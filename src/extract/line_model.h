// The learned part of line classification: a small convolutional network over the lines of a page
// gives each line log-odds of being article (extract/decode.h makes an article of them).
//
// A line's features select rows whose sum, rectified, is its vector; residual convolutions of width
// three with growing dilation mix in the neighbours (after WaveNet, arXiv 1609.03499); the page's
// mean vector, and those of the lines above and of the lines below, enter a last hidden layer.
// Everything is integers, so that every machine and every instruction set computes the same bits.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/features.h"
#include "extract/line_model_blob.h"
#include "newsfold/base/status.h"

namespace newsfold::extract {

class LineModel {
 public:
  // Takes a compiled model (extract/line_model_blob.h), which must outlive this. Errors: kBadData.
  Status load(std::string_view blob);

  // One log-odds per line, in 1/1024, positive for article. Zeros without a loaded model.
  // Thread-safe. Cost: about a microsecond a line and network.
  std::vector<std::int32_t> score(const FeatureTable& features) const;

 private:
  struct Page;
  struct KnownWord {
    std::uint32_t at = 0;  // among the page's words
    std::uint32_t row = 0;
  };
  void sum_rows(const FeatureTable& features, Page& page) const;
  bool may_have_row(std::uint32_t hash) const;
  std::uint32_t word_row(std::uint32_t hash) const;
  std::vector<KnownWord> known_words(const std::vector<std::uint32_t>& words,
                                     std::size_t width) const;

  BlobHeader header_;
  std::vector<DenseNetwork> networks_;  // their scores are averaged
  std::vector<WordSlot> slots_;         // open addressing by hash
  std::vector<std::uint64_t> known_;    // a bit for each hash's first bits: most words have no row
  const std::int8_t* rows_ = nullptr;   // of all networks side by side: buckets, then words
};

}  // namespace newsfold::extract

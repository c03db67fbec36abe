// The learned part of line classification: a small convolutional network over the lines of a page
// gives each line log-odds of being article, and a two-state chain decodes the page exactly.
//
// A line's features select rows whose sum, rectified, is its vector; residual convolutions of width
// three with growing dilation mix in the neighbours (after WaveNet, arXiv 1609.03499); the page's
// mean vector enters a last hidden layer. All arithmetic is 32-bit float in one fixed order (no
// fused multiply-add, no maths library), so that every machine computes the same bits; decoding is
// in integers.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/features.h"
#include "newsfold/base/status.h"

namespace newsfold::extract {

inline constexpr std::size_t kModelWidth = 32;
inline constexpr std::array<std::size_t, 5> kDilations = {1, 2, 4, 8, 16};
using ModelVector = std::array<float, kModelWidth>;
using ModelMatrix = std::array<ModelVector, kModelWidth>;  // [input][output]

// The parameters of one network. Plain data: the training tool fills it, the loader reads it.
struct Network {
  struct Convolution {
    std::array<ModelMatrix, 3>
        taps{};  // the line `dilation` above, the line, the line `dilation` below
    ModelVector bias{};
  };

  std::vector<ModelVector> bucket_rows = std::vector<ModelVector>(kBucketRows);
  std::vector<ModelVector> word_rows;
  ModelVector bias{};
  std::array<Convolution, kDilations.size()> convolutions{};
  ModelMatrix page{};    // from the page's mean vector
  ModelMatrix hidden{};  // from the line's vector
  ModelVector hidden_bias{};
  ModelVector output{};
  float output_bias = 0;
};

class LineModel {
 public:
  // Reads data/model/lines.txt; format: data/model/README.md. Errors: kBadData with the line.
  Status load(std::string_view bytes);

  // One log-odds per line, in 1/1024, positive for article. Empty without a loaded model.
  std::vector<std::int32_t> score(const FeatureTable& features) const;

  // A change between two adjoining lines costs so much, in 1/1024.
  std::int32_t change_cost() const { return change_cost_; }

 private:
  friend struct ModelReader;
  void index_words();

  std::vector<Network> networks_;           // their scores are averaged
  std::vector<std::uint32_t> word_hashes_;  // open addressing; 0 for free
  std::vector<std::uint32_t> word_numbers_;
  std::int32_t change_cost_ = 0;  // 1/1024
  std::int32_t threshold_ = 0;    // subtracted from every score
};

// Which lines are article: the path of highest total score through two states, exact (Viterbi). A
// change between two adjoining lines costs `change_cost`. `forced[i]` is 0, or +1 or -1 for lines
// that rules decide.
std::vector<bool> decode_chain(std::span<const std::int32_t> scores,
                               std::span<const std::int8_t> forced, std::int32_t change_cost);

}  // namespace newsfold::extract

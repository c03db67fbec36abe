// The line model's network in floating point, as it is learned; extract/line_model_blob.h holds
// what becomes of it.
#pragma once

#include <array>
#include <vector>

#include "extract/line_model_blob.h"

namespace newsfold::train {

using extract::kDilations;
using extract::kModelWidth;
using ModelVector = std::array<float, kModelWidth>;
using ModelMatrix = std::array<ModelVector, kModelWidth>;  // [input][output]

// What six bits and a step of up to four hold, in 1/128.
inline constexpr float kMostRowWeight = 124.0F / 128;

struct Network {
  struct Convolution {
    std::array<ModelMatrix, 3>
        taps{};  // the line `dilation` above, the line, the line `dilation` below
    ModelVector bias{};
  };

  std::vector<ModelVector> bucket_rows = std::vector<ModelVector>(extract::kBucketRows);
  std::vector<ModelVector> word_rows;
  ModelVector bias{};
  std::array<Convolution, kDilations.size()> convolutions{};
  ModelMatrix page{};                   // from the page's mean vector
  std::array<ModelMatrix, 3> hidden{};  // from the mean of the lines above, the line, those below
  ModelVector hidden_bias{};
  ModelVector output{};
  float output_bias = 0;
};

}  // namespace newsfold::train

// Vectors, matrices, random numbers and Adam: what learning the line model needs of them.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "newsfold/base/hash.h"
#include "train/network.h"

namespace newsfold::train {

struct Random {
  std::uint64_t state;
  std::uint64_t next() { return mix64(state += 0x9e3779b97f4a7c15ULL); }
  float uniform() { return static_cast<float>(next() >> 40) * (1.0F / 16777216.0F); }
};

inline void add(ModelVector& to, const ModelVector& from) {
  for (std::size_t o = 0; o < kModelWidth; ++o) to[o] += from[o];
}

// to += matrix^T from
inline void multiply_add(ModelVector& to, const ModelVector& from, const ModelMatrix& matrix) {
  for (std::size_t i = 0; i < kModelWidth; ++i) {
    const float x = from[i];
    if (x == 0) continue;
    const ModelVector& row = matrix[i];
    for (std::size_t o = 0; o < kModelWidth; ++o) to[o] += x * row[o];
  }
}

// gradient of the matrix: += from ⊗ out
inline void outer_add(ModelMatrix& matrix, const ModelVector& from, const ModelVector& out) {
  for (std::size_t i = 0; i < kModelWidth; ++i) {
    const float x = from[i];
    if (x == 0) continue;
    ModelVector& row = matrix[i];
    for (std::size_t o = 0; o < kModelWidth; ++o) row[o] += x * out[o];
  }
}

inline ModelMatrix transpose(const ModelMatrix& matrix) {
  ModelMatrix out;
  for (std::size_t i = 0; i < kModelWidth; ++i) {
    for (std::size_t o = 0; o < kModelWidth; ++o) out[o][i] = matrix[i][o];
  }
  return out;
}

// Adam's two moments beside the parameters, as flat floats.
struct Moments {
  std::vector<float> first, second;
  explicit Moments(std::size_t n) : first(n), second(n) {}

  void step(float* weights, const float* gradient, std::size_t offset, std::size_t n, float rate,
            float decay) {
    for (std::size_t i = 0; i < n; ++i) {
      float& m = first[offset + i];
      float& v = second[offset + i];
      const float g = gradient[i];
      m += 0.1F * (g - m);
      v += 0.005F * (g * g - v);
      weights[i] -= rate * (m / (std::sqrt(v) + 1e-7F) + decay * weights[i]);
    }
  }
};

}  // namespace newsfold::train

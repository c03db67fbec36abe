// Vectors, matrices, random numbers and Adam: what learning the line model needs of them.
#pragma once

#include <algorithm>
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

// Sixteen floats in one register where the machine has such.
using Lanes [[gnu::vector_size(64), gnu::aligned(4), gnu::may_alias]] = float;
inline constexpr std::size_t kRowLanes = kModelWidth / 16;

inline Lanes* lanes(ModelVector& row) { return reinterpret_cast<Lanes*>(row.data()); }
inline const Lanes* lanes(const ModelVector& row) {
  return reinterpret_cast<const Lanes*>(row.data());
}

// to[t] += matrix^T from[t] for n rows; kept in registers four rows at a time.
template <std::size_t kRows>
void multiply_add_block(ModelVector* to, const ModelVector* from, const ModelMatrix& matrix) {
  Lanes sums[kRows][kRowLanes];
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t v = 0; v < kRowLanes; ++v) sums[r][v] = lanes(to[r])[v];
  }
  for (std::size_t i = 0; i < kModelWidth; ++i) {
    for (std::size_t r = 0; r < kRows; ++r) {
      for (std::size_t v = 0; v < kRowLanes; ++v) sums[r][v] += from[r][i] * lanes(matrix[i])[v];
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t v = 0; v < kRowLanes; ++v) lanes(to[r])[v] = sums[r][v];
  }
}

inline void multiply_add(ModelVector* to, const ModelVector* from, std::size_t n,
                         const ModelMatrix& matrix) {
  std::size_t t = 0;
  for (; t + 4 <= n; t += 4) multiply_add_block<4>(to + t, from + t, matrix);
  for (; t < n; ++t) multiply_add_block<1>(to + t, from + t, matrix);
}

// Gradient of the matrix: += the sum of from[t] ⊗ out[t] over n rows; four inputs at a time.
inline void outer_add(ModelMatrix& matrix, const ModelVector* from, const ModelVector* out,
                      std::size_t n) {
  for (std::size_t i = 0; i < kModelWidth; i += 4) {
    Lanes sums[4][kRowLanes];
    for (std::size_t r = 0; r < 4; ++r) {
      for (std::size_t v = 0; v < kRowLanes; ++v) sums[r][v] = lanes(matrix[i + r])[v];
    }
    for (std::size_t t = 0; t < n; ++t) {
      for (std::size_t r = 0; r < 4; ++r) {
        for (std::size_t v = 0; v < kRowLanes; ++v) sums[r][v] += from[t][i + r] * lanes(out[t])[v];
      }
    }
    for (std::size_t r = 0; r < 4; ++r) {
      for (std::size_t v = 0; v < kRowLanes; ++v) lanes(matrix[i + r])[v] = sums[r][v];
    }
  }
}

inline ModelMatrix transpose(const ModelMatrix& matrix) {
  ModelMatrix out;
  for (std::size_t i = 0; i < kModelWidth; ++i) {
    for (std::size_t o = 0; o < kModelWidth; ++o) out[o][i] = matrix[i][o];
  }
  return out;
}

// For each of n rows the mean of those above it and of those below it; zeros where there are none.
inline void means_of_others(const ModelVector* rows, std::size_t n, ModelVector* above,
                            ModelVector* below) {
  ModelVector up{}, down{};
  for (std::size_t k = 0; k < n; ++k) {
    const float share = 1.0F / static_cast<float>(std::max<std::size_t>(k, 1));
    for (std::size_t o = 0; o < kModelWidth; ++o) {
      above[k][o] = up[o] * share;
      below[n - 1 - k][o] = down[o] * share;
    }
    add(up, rows[k]);
    add(down, rows[n - 1 - k]);
  }
}

// The gradients of those means, added to the rows' own.
inline void add_mean_gradients(const ModelVector* above, const ModelVector* below, std::size_t n,
                               ModelVector* rows) {
  ModelVector up{}, down{};
  for (std::size_t k = n; k-- > 0;) {
    const float share = 1.0F / static_cast<float>(std::max<std::size_t>(k, 1));
    add(rows[k], up);
    add(rows[n - 1 - k], down);
    for (std::size_t o = 0; o < kModelWidth; ++o) {
      up[o] += above[k][o] * share;
      down[o] += below[n - 1 - k][o] * share;
    }
  }
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

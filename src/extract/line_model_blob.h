// The line model as bytes that are used where they lie, compiled from data/model/lines.txt when the
// program is built: header, networks, word slots, rows. In the byte order of the machine; the whole
// blob starts at an address divisible by 64.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "extract/features.h"
#include "newsfold/base/status.h"

namespace newsfold::extract {

inline constexpr std::size_t kModelWidth = 32;
inline constexpr std::array<std::size_t, 5> kDilations = {1, 2, 4, 8, 16};
inline constexpr std::size_t kMostNetworks = 8;

// Units: a line's numbers and the weights of rows 1/128, other weights 1/1024, sums of products
// 1/131072. A line's numbers stay within 0..kMostActivation, so that no sum passes 2^31.
inline constexpr int kRowUnit = 128;
inline constexpr int kWeightUnit = 1024;
inline constexpr std::int32_t kMostActivation = 4095;
inline constexpr std::int32_t kMostWeight = 4095;

// Matrices lie as simd::dense_rows reads them: inputs in pairs.
struct DenseNetwork {
  std::array<std::array<std::int16_t, 3 * kModelWidth * kModelWidth>, kDilations.size()> taps{};
  std::array<std::array<std::int32_t, kModelWidth>, kDilations.size()> tap_bias{};
  std::array<std::int16_t, kModelWidth * kModelWidth> page{};
  // Of the mean of the lines above, of the line, of the mean of those below.
  std::array<std::int16_t, 3 * kModelWidth * kModelWidth> hidden{};
  std::array<std::int32_t, kModelWidth> hidden_bias{};
  std::array<std::int32_t, kModelWidth> bias{};  // of a line's vector, 1/128
  std::array<std::int32_t, kModelWidth> output{};
  std::int32_t output_bias = 0;  // 1/131072, as the other biases
};

struct WordSlot {
  std::uint32_t hash = 0;  // 0 for free
  std::uint32_t row = 0;   // among the word rows
};

struct BlobHeader {
  std::array<char, 8> magic{'n', 'f', 'l', 'i', 'n', 'e', 's', '4'};
  std::uint32_t bucket_rows = kBucketRows;
  std::uint32_t networks = 0;
  std::uint32_t words = 0;
  std::uint32_t slots = 0;          // a power of two, more than `words`
  std::int32_t threshold = 0;       // 1/1024, subtracted from every score
  std::int32_t temperature = 1024;  // 1/1024, by which scores are divided then
};
static_assert(std::is_trivially_copyable_v<DenseNetwork> && sizeof(BlobHeader) == 32);

// Reads the text of data/model/lines.txt (format: data/model/README.md) and gives the blob. Errors:
// kBadData with the line.
Result<std::string> compile_line_model(std::string_view text);

}  // namespace newsfold::extract

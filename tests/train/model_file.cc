#include "train/model_file.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace newsfold::train {
namespace {

using extract::ModelMatrix;
using extract::ModelVector;

// 33 characters: the scale, then 32 weights of six bits; see data/model/README.md.
void write_row(std::FILE* file, const ModelVector& row) {
  float largest = 0;
  for (const float w : row) largest = std::max(largest, std::abs(w));
  const int scale = std::clamp(static_cast<int>(std::ceil(largest / 31 * 1024)) - 1, 0, 63);
  std::fputc('0' + scale, file);
  for (const float w : row) {
    const long q = std::clamp(std::lround(w * 1024 / static_cast<float>(scale + 1)), -31L, 31L);
    std::fputc(static_cast<int>('0' + 32 + q), file);
  }
}

void write_vector(std::FILE* file, const char* name, const ModelVector& row) {
  std::fprintf(file, "%s", name);
  for (const float w : row) std::fprintf(file, " %ld", std::lround(w * 4096));
  std::fprintf(file, "\n");
}

void write_matrix(std::FILE* file, const char* name, const ModelMatrix& matrix) {
  for (const ModelVector& row : matrix) write_vector(file, name, row);
}

}  // namespace

void write_model(const std::string& path, const std::vector<extract::Network>& networks,
                 const Vocabulary& vocabulary, std::int32_t threshold, std::int32_t change_cost,
                 const std::string& part) {
  std::FILE* file = std::fopen(path.c_str(), "w");
  if (file == nullptr) return;
  std::fprintf(
      file, "# newsfold line model 1; learned by tests/train/train_lines (data/model/README.md)\n");
  std::fprintf(file,
               "# learned from part %s of wcxb_articles_dev fundus_tests readability newspaper4k\n",
               part.c_str());
  std::fprintf(file, "threshold %d\nchange %d\n", threshold, change_cost);
  std::fprintf(file, "networks %zu\n", networks.size());
  for (std::size_t word = 0; word < vocabulary.hashes.size(); ++word) {
    std::fprintf(file, "word %08x", vocabulary.hashes[word]);
    for (const extract::Network& net : networks) {
      std::fputc(' ', file);
      write_row(file, net.word_rows[word]);
    }
    std::fputc('\n', file);
  }
  for (const extract::Network& net : networks) {
    std::fprintf(file, "network\n");
    for (std::size_t row = 0; row < net.bucket_rows.size(); ++row) {
      std::fprintf(file, "bucket %zu ", row);
      write_row(file, net.bucket_rows[row]);
      std::fputc('\n', file);
    }
    write_vector(file, "bias", net.bias);
    for (const auto& layer : net.convolutions) {
      for (const ModelMatrix& tap : layer.taps) write_matrix(file, "tap", tap);
      write_vector(file, "tap-bias", layer.bias);
    }
    write_matrix(file, "page", net.page);
    write_matrix(file, "hidden", net.hidden);
    write_vector(file, "hidden-bias", net.hidden_bias);
    write_vector(file, "output", net.output);
    std::fprintf(file, "output-bias %ld\n", std::lround(net.output_bias * 4096));
  }
  std::fclose(file);
}

}  // namespace newsfold::train

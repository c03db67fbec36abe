#include "train/model_file.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace newsfold::train {
namespace {

using extract::ModelMatrix;
using extract::ModelVector;

// Rows of bytes: value = q / 64. Everything else: value = q / 4096.
void write_bytes(std::FILE* file, const ModelVector& row) {
  for (const float w : row) {
    const int q = static_cast<int>(std::clamp(std::lround(w * 64), -127L, 127L));
    std::fprintf(file, "%02x", static_cast<unsigned>(q) & 0xFFU);
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

bool is_zero(const ModelVector& row) {
  return std::all_of(row.begin(), row.end(), [](float w) { return std::lround(w * 64) == 0; });
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
  for (const std::uint64_t hash : vocabulary.hashes) {
    std::fprintf(file, "hash %016llx\n", static_cast<unsigned long long>(hash));
  }
  for (const extract::Network& net : networks) {
    std::fprintf(file, "network\n");
    for (std::size_t row = 0; row < net.bucket_rows.size(); ++row) {
      if (is_zero(net.bucket_rows[row])) continue;
      std::fprintf(file, "bucket %zu ", row);
      write_bytes(file, net.bucket_rows[row]);
      std::fprintf(file, "\n");
    }
    for (std::size_t row = 0; row < net.word_rows.size(); ++row) {
      if (is_zero(net.word_rows[row])) continue;
      std::fprintf(file, "word %zu ", row);
      write_bytes(file, net.word_rows[row]);
      std::fprintf(file, "\n");
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

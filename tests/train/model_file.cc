#include "train/model_file.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace newsfold::train {
namespace {

// 33 characters: the step, then 32 weights of six bits; see data/model/README.md.
void append_row(std::string& text, const ModelVector& row) {
  constexpr float kUnit = extract::kRowUnit;
  float largest = 0;
  for (const float w : row) largest = std::max(largest, std::abs(w));
  const int step = std::clamp(static_cast<int>(std::ceil(largest * kUnit / 31)), 1, 4);
  text += static_cast<char>('0' + step - 1);
  for (const float w : row) {
    const long q = std::clamp(std::lround(w * kUnit / static_cast<float>(step)), -31L, 31L);
    text += static_cast<char>('0' + 32 + q);
  }
}

void append_vector(std::string& text, const char* name, const ModelVector& row) {
  text += name;
  for (const float w : row) {
    const long most = extract::kMostWeight;
    const long q = std::clamp(std::lround(w * extract::kWeightUnit), -most, most);
    text.append(" ").append(std::to_string(q));
  }
  text += '\n';
}

void append_matrix(std::string& text, const char* name, const ModelMatrix& matrix) {
  for (const ModelVector& row : matrix) append_vector(text, name, row);
}

void append_network(std::string& text, const Network& net) {
  text += "network\n";
  append_vector(text, "bias", net.bias);
  for (const auto& layer : net.convolutions) {
    for (const ModelMatrix& tap : layer.taps) append_matrix(text, "tap", tap);
    append_vector(text, "tap-bias", layer.bias);
  }
  append_matrix(text, "page", net.page);
  for (const ModelMatrix& matrix : net.hidden) append_matrix(text, "hidden", matrix);
  append_vector(text, "hidden-bias", net.hidden_bias);
  append_vector(text, "output", net.output);
  text +=
      "output-bias " + std::to_string(std::lround(net.output_bias * extract::kWeightUnit)) + "\n";
}

}  // namespace

std::string model_text(const std::vector<Network>& networks, const Vocabulary& vocabulary,
                       std::int32_t threshold, std::int32_t temperature, const std::string& part) {
  std::string text =
      "# newsfold line model 4; learned by tests/train/train_lines (data/model/README.md)\n"
      "# learned from part " +
      part +
      " of wcxb_articles_dev fundus_tests readability newspaper4k\n"
      "threshold " +
      std::to_string(threshold) + "\ntemperature " + std::to_string(temperature) + "\nnetworks " +
      std::to_string(networks.size()) + "\n";
  const auto append_rows = [&](const std::string& name, auto&& row_of) {
    text += name;
    for (const Network& net : networks) {
      text += ' ';
      append_row(text, row_of(net));
    }
    text += '\n';
  };
  for (std::size_t word = 0; word < vocabulary.hashes.size(); ++word) {
    char name[16];
    std::snprintf(name, sizeof name, "word %08x", vocabulary.hashes[word]);
    append_rows(name, [word](const Network& net) { return net.word_rows[word]; });
  }
  for (std::size_t row = 0; row < extract::kBucketRows; ++row) {
    append_rows("bucket " + std::to_string(row),
                [row](const Network& net) { return net.bucket_rows[row]; });
  }
  for (const Network& net : networks) append_network(text, net);
  return text;
}

}  // namespace newsfold::train

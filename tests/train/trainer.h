// Learns one Network (extract/line_model.h) by Adam on labelled pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "train/network.h"
#include "train/pages.h"
#include "train/vocabulary.h"

namespace newsfold::train {

struct TrainingOptions {
  std::uint64_t seed = 1;
  std::uint32_t epochs = 20;
  std::uint32_t batch = 4;      // pages a step
  float learning_rate = 3e-3F;  // falls to a hundredth along a cosine
  float word_dropout = 0.5F;    // single hashed words
  float page_word_dropout =
      0.25F;  // all hashed words of a page: keeps languages without learned words working
  float dropout = 0.3F;  // of a line's vector
  float bucket_dropout = 0.05F;
  float blank_dropout = 0.1F;  // of what a page's blank lines tell
  float decay = 1e-4F;
  float average_from = 1;       // share of the steps after which the weights' mean is taken
  float overlap_weight = 0.5F;  // of the soft F1 loss beside cross entropy
};

// Inputs of one page with rows looked up.
struct PageInput {
  const LabelledPage* page;
  std::vector<std::uint32_t> word_starts;
  std::vector<std::uint32_t> words;  // rows of the vocabulary
  std::vector<float> weights;        // a line's share in the loss
};

PageInput prepare(const LabelledPage& page, const Vocabulary& vocabulary);

class Trainer {
 public:
  Trainer(std::size_t words, const TrainingOptions& options);
  ~Trainer();

  // One pass over the pages in a seeded order; returns the mean loss.
  double epoch(const std::vector<PageInput>& pages, std::uint32_t number);
  // Once the last epoch is over: what was learned.
  const Network& network() const;

 private:
  struct State;
  State* state_;
};

}  // namespace newsfold::train

// A second look at the lines of a dump, which knows how the line model judged the others: how sure
// it was of the lines beside, where the article it found stands, and which words the lines it keeps
// and those it drops have (stacking: Wolpert 1992; over sequences Cohen and Carvalho 2005).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/page.h"
#include "extract/vocabulary.h"
#include "newsfold/base/status.h"
#include "simd/dense.h"

namespace newsfold::extract {

// In 1/1024; log-odds between -8 and 8, lengths and distances as binary logarithms.
enum SecondFeature : std::uint8_t {
  kOdds,
  kSureness,  // their size
  kChance,
  kBefore,  // log-odds of the line above, of the next one, of those behind these
  kAfter,
  kSecondBefore,
  kSecondAfter,
  kNear,  // mean of the four above and the four below
  kLength,
  kSentence,  // whether it ends one
  kInside,    // whether it stands where likely words most outweigh others
  kIsBelow,
  kGapAbove,  // lines until there, and since
  kGapBelow,
  kAbove,  // shares of the article's expected words
  kBelow,
  kBody,  // share of the page's words that are article
  kBodySize,
  kWords,          // content words, up to twenty
  kKeptWords,      // share of those that lines have which are surely article
  kDroppedWords,   // surely not
  kFrequentWords,  // as the first, by how often
  kContrast,       // the first less the second, where there are some
  kSecondFeatures
};
using SecondFeatures = std::array<std::int16_t, simd::kDenseWidth>;  // those behind the last are 0

// Of every line. `log_odds` in 1/1024, as LineModel::score gives them. Cost: linear in the words.
std::vector<SecondFeatures> read_second_features(const Page& page, const Vocabulary& vocabulary,
                                                 std::span<const std::int32_t> log_odds);

// One hidden layer, in integers.
class SecondLook {
 public:
  // Reads data/model/second_look.tsv (format: data/model/README.md). Errors: kBadData.
  Status load(std::string_view text);

  // Adds to each line's log-odds what the second look makes of it, where they are not sure to begin
  // with. Without loaded weights nothing. Thread-safe. Cost: linear in the words.
  void revise(const Page& page, const Vocabulary& vocabulary,
              std::span<std::int32_t> log_odds) const;

 private:
  bool loaded_ = false;
  std::array<std::int16_t, simd::kDenseTap> weights_{};  // as simd::dense_rows reads them
  std::array<std::int32_t, simd::kDenseWidth> bias_{}, output_{};
};

}  // namespace newsfold::extract

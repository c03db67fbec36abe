// What the line model sees of a line: small numbers put into buckets, and hashed words.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/buckets.h"
#include "extract/context.h"
#include "extract/html/page.h"
#include "extract/page.h"
#include "extract/word_set.h"

namespace newsfold::extract {

// Rows of bucketed features: a template's 16 buckets each, then phrase hits.
inline constexpr std::uint32_t kFeatureTemplates = 66;
inline constexpr std::uint32_t kPhraseRows =
    (kPhraseMatchCount + 1) * static_cast<std::uint32_t>(kLineKindCount);
inline constexpr std::uint32_t kLineRows = kFeatureTemplates * kFeatureBuckets + kPhraseRows;

// Behind them those of a block's markup, which only pages have (extract/markup.h): templates, then
// three times what an element may be inside.
inline constexpr std::uint32_t kMarkupTemplates = 27;
inline constexpr std::uint32_t kMarkupRows =
    kMarkupTemplates * kFeatureBuckets + 3 * static_cast<std::uint32_t>(html::kInsideCount);
inline constexpr std::uint32_t kBucketRows = kLineRows + kMarkupRows;

// The templates that look at blank lines: not every dump has them.
inline constexpr std::uint32_t kBlankTemplates[2] = {22, 25};  // half-open

// Features of all lines of a page, line by line: those of line i are [starts[i], starts[i + 1]).
struct FeatureTable {
  std::vector<std::uint32_t> bucket_starts;
  std::vector<std::uint32_t> buckets;  // below kBucketRows
  std::vector<std::uint32_t> word_starts;
  std::vector<std::uint32_t> words;  // hashes of words, word pairs and short lines, by role
};

// Cost: linear in the page's words. `function_words` tells running text from lists of names.
FeatureTable read_features(const Page& page, const PageContext& context,
                           const WordSet& function_words);

}  // namespace newsfold::extract

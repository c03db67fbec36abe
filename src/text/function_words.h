// How many words of a text are the function words of a language (data/stopwords/stopwords.tsv).
#pragma once

#include <cstddef>
#include <string_view>

namespace newsfold::text {

struct FunctionWordCounts {
  std::size_t words = 0;
  std::string_view best;  // language with most hits; the first of the table among equals
  std::size_t best_hits = 0;
  std::size_t second_hits = 0;
};

// Words are runs of letters, lower-cased. Linear. Thread-safe.
FunctionWordCounts count_function_words(std::string_view text);

}  // namespace newsfold::text

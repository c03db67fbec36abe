#include "extract/vocabulary.h"

#include <bit>

namespace newsfold::extract {
namespace {

// Without branches: which words come is hard to foresee.
bool is_content(const Word& word) {
  const bool ideograph = (word.flags & Word::kIdeograph) != 0;
  const bool number = (word.flags & Word::kNumber) != 0;
  return ideograph | ((word.size >= 4) & !number);
}

bool is_name(const Word& word) { return (word.begin != 0) & ((word.flags & Word::kCapital) != 0); }

}  // namespace

Vocabulary::Vocabulary(const Page& page) {
  std::vector<const Word*> content(page.words.size());
  std::uint32_t n = 0;
  starts_.reserve(page.lines.size() + 1);
  for (const PageLine& line : page.lines) {
    starts_.push_back(n);
    for (const Word& word : page.words_of(line)) {
      content[n] = &word;
      n += is_content(word) ? 1 : 0;
    }
  }
  starts_.push_back(n);
  content.resize(n);
  hashes_.assign(std::bit_ceil(2 * content.size() + 2), 0);
  words_.reserve(n);
  for (const Word* word : content) append(*word);
}

void Vocabulary::append(const Word& word) {
  const std::size_t mask = hashes_.size() - 1;
  std::size_t at = word.hash & mask;
  while (hashes_[at] != 0 && hashes_[at] != word.hash) at = (at + 1) & mask;
  hashes_[at] = word.hash;
  words_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint16_t>(word.hash),
                    is_name(word), (word.flags & Word::kIdeograph) != 0});
}

}  // namespace newsfold::extract

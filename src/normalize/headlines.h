// Names in lines whose capitals tell nothing: headlines with every word, or every letter,
// capitalized.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "normalize/candidate.h"
#include "normalize/known_names.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// What the rest of the document names, asked at the tokens of a headline. The arguments must
// outlive it.
class HeadlineNames {
 public:
  // `candidates`: those of the lines that are written in sentence case.
  HeadlineNames(const TokenStream& stream, const std::vector<KnownName>& known,
                const std::vector<Candidate>& candidates);

  // Tokens of the name that begins at token `i`: a known one, one of the document's, the surname of
  // one of its people, or a first name with a word that is no ordinary one. 0 if none does.
  std::size_t length(std::size_t i) const;

 private:
  std::size_t full_name(std::size_t i) const;  // tokens, 0 for none
  bool is_storm(std::size_t i) const;          // "Hurricane Ada"

  const TokenStream& stream_;
  const std::vector<KnownName>& known_;
  const std::vector<Candidate>& candidates_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_first_;  // word → candidates
};

}  // namespace newsfold::normalize

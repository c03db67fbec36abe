// Where the gazetteer knows a name in the text, under the rules of letter case.
#pragma once

#include <cstdint>
#include <vector>

#include "newsfold/normalize/gazetteer.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// A known name that begins at a token; count 0: none.
struct KnownName {
  std::uint32_t count = 0;  // tokens
  std::uint32_t alias = 0;
  std::uint32_t entry = kNoEntry;        // the most prominent reading
  EntityType type = EntityType::kOther;  // of that reading
  bool demonym = false;   // every reading is an adjective or people's name of a place
  bool borrowed = false;  // the alias begins before these tokens, with a possessive
  bool common = false;    // also an ordinary word: needs context
  bool country = false;   // that reading is one
  bool shared = false;    // every reading is flagged as one that others bear
  bool noted = false;     // that reading is an organization that many know
};

// Parallel to the tokens: the longest acceptable name that begins at each. `gazetteer` may be null.
std::vector<KnownName> find_known_names(const TokenStream& stream, const Gazetteer* gazetteer);

// The readings of an alias that the case of these tokens allows, most prominent first.
GazetteerReadings allowed_readings(const TokenStream& stream, std::size_t first, std::size_t count,
                                   std::uint32_t alias, const Gazetteer& gazetteer);

}  // namespace newsfold::normalize

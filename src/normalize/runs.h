// Runs of words that may hold names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "normalize/known_names.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// Words that newspapers write in lower case at least this often (tenths) are ordinary; words below
// the other bound are hardly ever anything but names.
inline constexpr std::uint8_t kOrdinaryTenths = 6;
inline constexpr std::uint8_t kRareTenths = 3;

// True where token `i` continues the name that token i-1 is part of.
bool is_joined(const TokenStream& stream, std::size_t i);

// True where token `i` is a lower-case particle at the beginning of a name: "al-Shabab", "de
// Blasio".
bool is_leading_particle(const TokenStream& stream, std::size_t i);

// One past the last token of the run that begins at `first`: capitalized words, the particles
// inside people's names ("Ursula von der Leyen") and the small words inside organizations'
// ("Ministry of Health").
std::size_t run_end(const TokenStream& stream, const std::vector<KnownName>& known,
                    std::size_t first);

}  // namespace newsfold::normalize

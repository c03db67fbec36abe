// Keys under which spellings of one name meet. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsfold::text {

// Latin letters without marks, lower case (ICU Any-Latin; Latin-ASCII; lower): "Лавров" → "lavrov",
// "Zelenskyy" → "zelenskyy". Ideographs, kana and hangul stay. ASCII input never reaches ICU.
std::string latin_fold(std::string_view name);

// One token's variant key: latin_fold, then the transliteration differences that newspapers differ
// by are removed (ei/ey/ej/y, iy/yy/y, kh/h, ks/x, ie/ye/e, w/v, ou/u, double letters): "Sergei",
// "Sergey", "Sergej" → one key; "Zelensky", "Zelenskyy", "Zelenskiy" → one key. Not a phonetic key.
std::string variant_key(std::string_view token);

// One token as the gazetteer and normalize compare it: NFKC casefold, Latin letters without marks,
// quotes and dots removed: "U.S." → "us", "O'Neill" → "oneill", "Erdoğan" → "erdogan". Other
// scripts stay.
std::string fold_name_token(std::string_view token);

// The tokens of a name, folded: split at spaces, dashes, slashes and commas; a possessive 's is
// removed from every token.
std::vector<std::string> name_tokens(std::string_view name);

// The folded name in Latin letters, tokens parted by spaces: spellings that differ only in case,
// marks, script or punctuation share it.
std::string name_key(std::string_view name);

// The id of a thing that no registry knows: "n:" and 16 hex digits of a hash of its kind and
// name_key.
std::string provisional_id(std::string_view kind, std::string_view name);

}  // namespace newsfold::text

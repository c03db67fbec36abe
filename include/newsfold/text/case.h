// Case as Unicode's default algorithms map it (root locale). Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace newsfold::text {

// Full lower case: SpecialCasing, final sigma.
std::string lower(std::string_view text);
// Full case folding, without normalization.
std::string fold_case(std::string_view text);
// A letter, a number of any kind or "_": what \w means in Python's regular expressions.
bool is_word_character(char32_t c);

}  // namespace newsfold::text

// What the attributes of an element say: words of its names, whether it is hidden, values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/html/page.h"
#include "extract/html/tokenizer.h"

namespace newsfold::extract::html {

// Value of an attribute, white space around it gone; empty without one.
std::string attribute_value(const Token& token, std::string_view lower_name);
// The same in lower case.
std::string attribute_word(const Token& token, std::string_view lower_name);

// What the element of a start tag is, as bits of Inside: by its tag, the hidden attribute, inline
// style, aria-hidden and microdata.
std::uint32_t inside_bits(const Token& token, Tag tag);

// Hashes of the words in class, id, itemprop, role and data attributes that name components:
// "article__body-text", "articleBody" give words and pairs of neighbours. At most 32 an element.
void append_words(const Token& token, std::vector<std::uint32_t>& words);
// The hash of one such word, lower case.
std::uint32_t word_hash(std::string_view word);

}  // namespace newsfold::extract::html

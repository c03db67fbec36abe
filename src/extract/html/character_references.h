// Character references of HTML (section 13.2.5.72 and following): &amp; &#38; &#x26;
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsfold::extract::html {

// Resolves the reference at the head of `text`, which begins with '&'. Appends what it stands for
// and gives its length in bytes; 0 when there is none (nothing appended). In attributes an old name
// without semicolon before a letter, digit or '=' is no reference.
std::size_t append_reference(std::string& out, std::string_view text, bool in_attribute);

// What a byte from 0x80 to 0x9F means in windows-1252, as numbers of references are read.
// REQUIRES: 0x80 <= byte < 0xA0.
char32_t windows_1252(unsigned char byte);

}  // namespace newsfold::extract::html

// Text in the encodings from before UTF-8. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace newsfold::text {

struct Decoded {
  std::string text;          // valid UTF-8
  std::size_t replaced = 0;  // bytes or sequences that the encoding lacks: U+FFFD
};

// Bytes that are not valid UTF-8, decoded by the encoding that ICU's detector finds most likely
// (windows-125x, ISO 8859, KOI8, Shift_JIS, EUC, GB 18030, Big5; ISO 8859-1 is read as
// windows-1252, as browsers do). Nothing when they are rather UTF-8 with damage: at least as many
// whole sequences as broken ones; or when the detector is not sure. The detector reads the first 64
// KB; very short texts are guesswork to it.
std::optional<Decoded> decode_legacy(std::string_view bytes);

// Decodes by an encoding's name as pages declare it ("iso-8859-1", "x-sjis", "GB2312"), read as
// browsers do: Latin-1 and ASCII as windows-1252, GB2312 as GB 18030 and so on. Nothing for UTF-8,
// UTF-16 (a page that could say so is not in it), and names that ICU does not know.
std::optional<Decoded> decode_as(std::string_view bytes, std::string_view name);

}  // namespace newsfold::text

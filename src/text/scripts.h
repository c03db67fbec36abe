// What the script of a text tells of its language.
#pragma once

#include <string_view>

namespace newsfold::text {

struct ScriptGuess {
  std::string_view language;  // ISO 639-1 where the script settles it, else empty
  bool latin = false;         // mostly Latin letters
};

// Scripts of one language, and the letters that only Russian or only Ukrainian has among the large
// languages of their script. Linear.
ScriptGuess guess_by_script(std::string_view text);

}  // namespace newsfold::text

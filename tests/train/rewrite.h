// Text as if it stood in another script, for pages of which the sets have few: what the model
// learns of articles and furniture then holds where no letter has a case, and without spaces.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsfold::train {

enum class Script : std::uint8_t { kOwn, kUncased, kIdeographs };

// kUncased: every letter small. kIdeographs: each word becomes one ideograph or two, the same ones
// wherever it stands, spaces go, and marks become the wide ones. Lines stay lines, blank ones too.
std::string rewrite(std::string_view text, Script script);

// Its own script for four pages of five.
inline Script pick_script(std::uint64_t random) {
  const std::uint64_t number = random % 10;
  return number == 0 ? Script::kUncased : number == 1 ? Script::kIdeographs : Script::kOwn;
}

}  // namespace newsfold::train

// What stands between two atoms of a date.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsfold::text {

enum class DateGap : std::uint8_t {
  kTouch,       // nothing
  kSoft,        // spaces, commas, dots and connecting words ("16 de marzo de 2025", "16th of March,
                // 2025")
  kDot,         // "." or ". "
  kHyphen,      // "-", also non-breaking and en dash
  kSlash,       // "/"
  kColon,       // ":"
  kApostrophe,  // spaces and one apostrophe: "16 March '25"
  kFar,         // anything else: not one date
};

DateGap date_gap(std::string_view between);

}  // namespace newsfold::text

// The time of day beside a date.
#pragma once

#include <cstddef>
#include <string_view>

namespace newsfold::text {

// Bytes of a time of day at the head of `rest`, what joins it to the date before included: ", 3:09
// AM", "T10:15:00+02:00", " um 17.30 Uhr", " à 17h30", " | 17:47". 0 when there is none.
std::size_t time_after_date(std::string_view rest);

// Bytes of a time of day that ends `before`, what joins it to the date behind included: "10:15, ".
std::size_t time_before_date(std::string_view before);

}  // namespace newsfold::text

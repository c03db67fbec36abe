#pragma once

#include <string>

namespace newsfold::evaluate {

// A number with so many decimals, whatever the locale.
std::string decimals(double value, int places);

}  // namespace newsfold::evaluate

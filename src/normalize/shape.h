// The shape of a word that was cut out of a longer one.
#pragma once

#include <string_view>

#include "normalize/tokens.h"

namespace newsfold::normalize {

Shape shape_of(std::string_view word);

}  // namespace newsfold::normalize

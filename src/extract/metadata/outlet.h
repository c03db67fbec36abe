// The outlet's own name, where the page's furniture states it.
#pragma once

#include <string>

#include "extract/metadata/page.h"

namespace newsfold::extract::metadata {

// The name behind a © and a year, where another line is that name or its logo; empty when in
// doubt.
std::string outlet_name(const Page& page);

}  // namespace newsfold::extract::metadata

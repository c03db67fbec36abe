// Datelines: "KYIV, 16 March 2025 — ".
#pragma once

#include "extract/metadata/page.h"

namespace newsfold::extract::metadata {

// The date stands in the first words of the text, before a dash.
bool is_dateline(const Page& page, const PageDate& date);

}  // namespace newsfold::extract::metadata

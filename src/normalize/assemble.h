// Linked names to entities.
#pragma once

#include <vector>

#include "newsfold/records/entity.h"
#include "normalize/names.h"

namespace newsfold::normalize {

// By first mention (title, text, captions), then id.
std::vector<Entity> assemble(const NameTable& table, bool record_decisions);

}  // namespace newsfold::normalize

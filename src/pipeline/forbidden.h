// The merges that a user's alias files forbid, as resolve takes them.
#pragma once

#include <vector>

#include "newsfold/normalize/gazetteer.h"
#include "newsfold/resolve/resolve.h"

namespace newsfold::pipeline {

std::vector<resolve::Forbidden> forbidden_by(const normalize::Gazetteer& gazetteer);

}  // namespace newsfold::pipeline

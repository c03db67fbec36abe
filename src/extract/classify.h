// Which lines are the article, and what the others are.
#pragma once

#include <span>
#include <vector>

#include "extract/lines.h"
#include "newsfold/records/line.h"

namespace newsfold::extract {

class Data;

// One verdict per line. `kept` is set for body, standfirst and subhead.
std::vector<LineVerdict> classify(const Data& data, std::span<const Line> lines);

}  // namespace newsfold::extract

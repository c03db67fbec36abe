// Which lines are the article, and what the others are.
#pragma once

#include <span>
#include <vector>

#include "extract/html/page.h"
#include "extract/lines.h"
#include "newsfold/records/line.h"

namespace newsfold::extract {

class Data;
struct Page;

// For each filled line +1 where rules make it article, -1 where they make it something else, 0
// where the model is asked.
std::vector<std::int8_t> decide_by_rules(const Page& page);

// One verdict per line. `kept` is set for body, standfirst and subhead. `html` is null for dumps;
// of a page, `lines` are those of its text. More than 100,000 lines are classified in
// pieces, without their markup.
std::vector<LineVerdict> classify(const Data& data, std::span<const Line> lines,
                                  const html::Page* html);

}  // namespace newsfold::extract

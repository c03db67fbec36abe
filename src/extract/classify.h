// Which lines are the article, and what the others are.
#pragma once

#include <cstdint>
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

// Takes out of `article`, what decode_article chose for a short article, the short lines that are
// no sentence and by their log-odds likelier something else: the less text, the unlikelier the
// lines that expected recall pays for, and between a handful of paragraphs a reader takes each for
// a mistake. Above all that is likely article, longer ones go as well, titles and what a page
// announces, but not what stands under another one: a standfirst. In a long article they are its
// lists and headings more often than not, and where they are most of the words, the text is made of
// them.
void drop_strays(const Page& page, std::span<const std::int32_t> log_odds,
                 std::span<const std::int8_t> forced, std::vector<bool>& article);

// Takes out of `article` all but the first of long lines that the page has three times and more: no
// author writes a sentence so often, while notices in place of widgets, prices of tables and alike
// stand wherever a template puts them. Where copies are most of the text, they are the text.
void drop_copies(const Page& page, std::span<const std::int8_t> forced, std::vector<bool>& article);

// One verdict per line. `kept` is set for body, standfirst and subhead. `html` is null for dumps;
// of a page, `lines` are those of its text. More than 100,000 lines are classified in
// pieces, without their markup.
std::vector<LineVerdict> classify(const Data& data, std::span<const Line> lines,
                                  const html::Page* html);

}  // namespace newsfold::extract

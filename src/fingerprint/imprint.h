// What a text says of its own publication: who wrote it and when. It is no evidence of an event,
// yet every article of one author, and every article of one day, would share it.
#pragma once

#include <cstdint>
#include <vector>

#include "newsfold/records/article.h"

namespace newsfold::fingerprint {

// Half-open byte offsets in a text.
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Of the article's text, ascending, disjoint: short lines that name one of its authors or state the
// day it was published with the year, and in longer lines that day where a time of day stands
// beside it ("Updated Nov 6, 2012 at 10:45 pm"). Cost: linear in the text; most of it is not
// searched for dates.
std::vector<ByteSpan> imprint(const Article& article);

// `spans` as imprint() gives them. Cost: logarithmic.
bool inside(const std::vector<ByteSpan>& spans, std::uint32_t byte);

}  // namespace newsfold::fingerprint

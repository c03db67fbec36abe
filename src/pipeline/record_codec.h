// An annotated article as bytes for the spill file, and back. Lossless but for what only `explain`
// asks for (lines, date candidates, entity decisions). The format lives within one run of one
// program: no version, the machine's own byte order.
#pragma once

#include <string>
#include <string_view>

#include "newsfold/records/entity.h"

namespace newsfold::pipeline {

std::string encode(const AnnotatedArticle& article);
// REQUIRES: bytes that encode() gave.
AnnotatedArticle decode(std::string_view bytes);

}  // namespace newsfold::pipeline

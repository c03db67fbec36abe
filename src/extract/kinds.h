// What the lines are, once the model has said which are article.
#pragma once

#include <span>
#include <vector>

#include "extract/context.h"
#include "extract/page.h"
#include "newsfold/records/line.h"

namespace newsfold::extract {

struct KindOfLine {
  LineKind kind = LineKind::kFurniture;
  const PhraseRule* rule = nullptr;  // the phrase that told, if one did
  bool by_markup = false;            // a page's markup told
};

// One kind per line of the page. Lines that are article become body, standfirst or subhead, the
// others any of the other kinds. Rules that decide have been heard already: `article` agrees with
// them.
std::vector<KindOfLine> tell_kinds(const Page& page, const PageContext& context,
                                   const std::vector<bool>& article);

bool is_article_kind(LineKind kind);

}  // namespace newsfold::extract

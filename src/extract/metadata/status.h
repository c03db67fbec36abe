// Whether a document is a whole article.
#pragma once

#include <span>

#include "extract/metadata/declared.h"
#include "extract/metadata/page.h"
#include "newsfold/records/article.h"
#include "newsfold/records/line.h"

namespace newsfold::extract::metadata {

// In doubt an article. `declared` is null for dumps.
// empty: no letter at all, in text or title;
// not-article: an error or consent page, a section's list of stories, or a page without a line of
// prose and without a title;
// paywalled: a subscription prompt directly behind a short text;
// truncated: the text breaks off ("…", "[+1234 chars]", "Read more" behind half a sentence).
ArticleStatus judge_status(const Page& page, const Declared* declared,
                           std::span<const LineVerdict> verdicts, const Article& article);

}  // namespace newsfold::extract::metadata

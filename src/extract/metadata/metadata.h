// Title, authors, dates, language, source and status of an article whose lines are already
// classified.
#pragma once

#include <span>

#include "extract/html/page.h"
#include "extract/lines.h"
#include "newsfold/records/article.h"
#include "newsfold/records/line.h"
#include "newsfold/records/raw_document.h"

namespace newsfold::extract {

// Fills everything of `article` but text, captions, removed and lines. `verdicts[i]` belongs to
// `lines[i]`; kinds may be corrected (a repeated title, a byline, a date line), and `kept` must
// then agree with the kind: body, standfirst and subhead are kept here; the caller applies --keep
// and --drop afterwards and assembles the text. `record_candidates` asks for
// Article::date_candidates. `page` is null for dumps; of a page, `lines` are those of its text and
// the k-th that is not blank is its block k. Pure and thread-safe.
void fill_metadata(const RawDocument& document, const html::Page* page, std::span<const Line> lines,
                   std::span<LineVerdict> verdicts, bool record_candidates, Article& article);

}  // namespace newsfold::extract

// One scorer a task: evaluate.h says what its rows hold.
#pragma once

#include "newsfold/evaluate/evaluate.h"

namespace newsfold::evaluate {

Result<Report> score_lines(std::string_view gold, std::string_view predictions,
                           const Options& options);

// The metric of the article-extraction-benchmark (scrapinghub): multisets of 4-word shingles, mean
// precision and recall over pages; and F1 over lower-cased words as in WCXB.
Result<Report> score_extraction(std::string_view gold, std::string_view predictions,
                                const Options& options);

// title: equal after folding, or one holds the other with at least 80 % of its words; date: the
// same day or the next; authors: mean F1 over rows that have any.
Result<Report> score_metadata(std::string_view gold, std::string_view predictions,
                              const Options& options);

// Mentions are matched one to one, largest overlap first, each covered by at least half; B-cubed
// over the gold mentions' targets, across documents and within them.
Result<Report> score_entities(std::string_view gold, std::string_view predictions,
                              const Options& options);

// B-cubed, pairs, adjusted Rand index, V-measure of the documents' clusters.
Result<Report> score_events(std::string_view gold, std::string_view predictions,
                            const Options& options);

}  // namespace newsfold::evaluate

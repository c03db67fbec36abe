// Which of the page's dates is the day of publication, what the page's own clock says, and when the
// article may have been written.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/metadata/date_features.h"
#include "extract/metadata/declared.h"
#include "newsfold/records/article.h"

namespace newsfold::extract::metadata {

struct DateFindings {
  ArticleDate date;
  std::vector<DateCandidate> candidates;      // only where asked for
  std::optional<std::uint32_t> published_at;  // position of the winning line
};

// What the page declares wins (`declared` is null for dumps). Else: a wrong day costs more than
// none, so the best day wins only where it, or the day beside it, is likely enough: its probability
// among all days and none is its confidence.
DateFindings find_publication(const Page& page, const Slug& slug, const Declared* declared,
                              std::optional<std::uint32_t> title, bool record_candidates);

}  // namespace newsfold::extract::metadata

#include "extract/metadata/metadata.h"

#include "newsfold/text/language.h"

namespace newsfold::extract {

void fill_metadata(const RawDocument& document, std::span<const Line> lines,
                   std::span<LineVerdict> verdicts, bool /*record_candidates*/, Article& article) {
  article.title = document.title;
  for (std::size_t i = 0; i < lines.size() && article.title.empty(); ++i) {
    if (verdicts[i].kind == LineKind::kTitle) article.title = lines[i].text;
  }
  article.language =
      document.language.empty() ? text::detect_language(document.content) : document.language;
  article.date.published = document.date;
  if (document.date) article.date.source = DateSource::kGiven;
}

}  // namespace newsfold::extract

#include "pipeline/batch.h"

#include <algorithm>

#include "pipeline/strength.h"

namespace newsfold::pipeline {

state::Document row_of(const NewDocument& added) {
  const Article& article = added.document.annotated.article;
  return {.number = added.number,
          .id = article.id,
          .contents = added.document.contents,
          .version = added.version,
          .clusters = clusters(article.status),
          .title = article.title,
          .source = article.provenance.source,
          .added = article.provenance.added,
          .language = article.language,
          .date = article.date.published,
          .range = article.date.range,
          .text_length = added.text_length,
          .copy64 = added.document.fingerprint.copy64,
          .copy = {},
          .story = 0};
}

std::size_t batch_size(std::size_t least, state::Number standing) {
  constexpr std::size_t kStanding = 8;
  return std::clamp(static_cast<std::size_t>(standing) / kStanding, least, 2 * least);
}

}  // namespace newsfold::pipeline

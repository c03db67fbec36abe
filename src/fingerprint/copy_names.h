// Spellings of names, made one inside a document.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "newsfold/records/entity.h"
#include "newsfold/text/words.h"

namespace newsfold::fingerprint {

// Replaces the hashes of variant spellings inside mentions by those of the entity's canonical name.
// `words` and `hashes` are those of the article's text.
void canonicalize_names(const AnnotatedArticle& article, std::span<const text::Word> words,
                        std::span<std::uint64_t> hashes);

}  // namespace newsfold::fingerprint

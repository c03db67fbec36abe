// Names that stand where authors stand and are none.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/metadata/authors.h"

namespace newsfold::extract::metadata {

// Takes away whom the page names as its reviewer, translator and the like (phrase hashes), unless
// behind a byline's word.
void drop_helpers(std::span<const std::uint64_t> helpers, std::vector<AuthorCandidate>& candidates);

// Takes away "AL", which stands in place of a portrait directly above or below "Ann Lee".
void drop_initials(std::vector<AuthorCandidate>& candidates);

// Takes away "al" where a script has "Ann Lee (al)".
void drop_signs(std::span<const ScriptedAuthor> authors, std::vector<AuthorCandidate>& candidates);

// What stands behind a byline's word is no name nor desk but small letters of a script that has
// capitals: "of" in "Author of the article", "su parte" in "Por su parte".
bool is_prose(std::string_view line, std::span<const Token> words, const Wording& wording);

// The span of the line is no author's name: the title itself, "der Bahn" behind "von", a reader who
// "says:".
bool is_no_author(const PageLine& line, const NamedSpan& name, bool is_title,
                  const Wording& wording);

}  // namespace newsfold::extract::metadata

// Names of people in Han script, which has neither capitals nor spaces.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "extract/metadata/labels.h"
#include "extract/metadata/name_list.h"
#include "extract/metadata/tokens.h"

namespace newsfold::extract::metadata {

// The names from words[first] on, which a byline's word stands before: "李文静 王强" gives two,
// "佐藤 美咲記者" of a Japanese line one. A name is a run of two to four ideographs; in Japanese
// also two runs of one to three with a blank between. Ends at a word for a role and at anything
// that is longer or shorter. Linear.
std::vector<NamedSpan> read_ideograph_names(std::string_view line, std::span<const Token> words,
                                            std::size_t first, const Wording& wording,
                                            bool japanese);

// The words of a short line that is such a name and a role behind it ("佐藤美咲記者"), or of a
// Japanese one that is a family name, a blank and a given name. Empty otherwise.
std::vector<NamedSpan> ideograph_name_line(std::string_view line, std::span<const Token> words,
                                           const Wording& wording, bool japanese);

}  // namespace newsfold::extract::metadata

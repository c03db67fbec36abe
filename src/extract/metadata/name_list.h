// Names of persons out of bylines, by shape: capitalised words with particles and initials between
// them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/metadata/labels.h"
#include "extract/metadata/tokens.h"

namespace newsfold::extract::metadata {

// "for", "with", "in": small words that end a name even where a headline gives them a capital.
bool ends_name(const Token& word);
// "de", "von": they stand within names, never at their end.
bool is_particle(const Token& word);

// Where another word begins inside a word of a name, as texts come out of pages: "LeePublished",
// "Lee13". Byte of the line; 0 where the word is one, as "McLeod" or "LarnPost", of which what
// follows would be no name either way.
std::uint32_t seam_of(std::string_view line, const Token& word, const Wording& wording,
                      bool names_stand_before);

// The words are a button, a section or the like.
bool is_no_name(std::span<const Token> words, const Wording& wording);

// The word is in a script without case, of letters as alphabets have them.
bool is_uncased(std::string_view word);

struct NamedSpan {
  std::uint32_t begin = 0;  // bytes of the line, half-open
  std::uint32_t end = 0;
  std::uint8_t words = 0;
};

// The names from words[first] on: "Ann Lee, Bo de Wit and Cy Moe, staff writers | 3 May" gives
// three. Ends at the first thing that is no name: a number, a role, a button, a small word. `next`
// is set to the word after the last name. Words run together ("LeePublished") end a name where the
// second begins. Scripts without case have no visible end: at most four words count.
std::vector<NamedSpan> read_names(std::string_view line, std::span<const Token> words,
                                  std::size_t first, const Wording& wording, std::size_t& next);

// The same where all of the words are known to name authors, whatever their shape: "by the news
// desk and agencies" gives two. A role behind a comma is nobody.
std::vector<NamedSpan> list_parts(std::string_view line, std::span<const Token> words,
                                  const Wording& wording);

}  // namespace newsfold::extract::metadata

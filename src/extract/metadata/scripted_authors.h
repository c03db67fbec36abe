// Who wrote a page by what its scripts tell counters of visits and advertisers: "pageAuthor",
// "authorName", "author".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/html/page.h"
#include "extract/metadata/labels.h"

namespace newsfold::extract::metadata {

// What the script calls the text.
enum class AuthorKey : std::uint8_t {
  kPage,     // the author of the page, content, article or post
  kName,     // the author's name
  kAuthor,   // "author": of the page, of a teaser, of a picture
  kAuthors,  // the same of several
  kByline,
};
inline constexpr std::size_t kAuthorKeyCount = static_cast<std::size_t>(AuthorKey::kByline) + 1;

struct ScriptedAuthor {
  std::string name;
  std::string sign;  // "al" of "Ann Lee (al)"
  AuthorKey key = AuthorKey::kAuthor;
  std::uint32_t text = 0;  // names of one text share it; 0 is the first of the page
  std::uint32_t order = 0;
  std::uint32_t names = 1;  // in the text
};

// Each name once, in the order of the page; of the first few texts that hold any. What is no name
// by its look (addresses, numbers, words in small letters) is left out.
std::vector<ScriptedAuthor> scripted_authors(const html::Declarations& declarations,
                                             const Wording& wording);

}  // namespace newsfold::extract::metadata

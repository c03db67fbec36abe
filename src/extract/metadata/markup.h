// What the markup of a page says of its lines, for the metadata models.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/html/page.h"

namespace newsfold::extract::metadata {

// What words of attributes tell of an element: the kinds of data/metadata/attributes.tsv.
enum class Hint : std::uint8_t {
  kByline,
  kDate,
  kUpdated,
  kTitle,
  kMeta,
  kBio,
  kRelated,
  kFrame,
  kComment,
  kPicture,
  kKicker,
  kStandfirst,
  kBody,
  kPublished,
};
inline constexpr std::size_t kHintCount = static_cast<std::size_t>(Hint::kPublished) + 1;

using HintSet = std::uint32_t;
constexpr HintSet hint_bit(Hint hint) { return HintSet{1} << static_cast<unsigned>(hint); }

// Of a word of an attribute, by its html::word_hash.
HintSet attribute_hints(std::uint32_t word);

struct MarkupFacts {
  HintSet near = 0;          // of the elements directly around the line
  HintSet far = 0;           // of those further out
  std::uint32_t inside = 0;  // bits of html::Inside
  std::uint8_t heading = 0;  // 1..6
  std::uint8_t linked = 0;   // share of the text in links, in quarters: 0..4
  bool author_link = false;  // a link of it names the author
  bool author = false;       // microdata
  bool headline = false;     // microdata
};

// Why a text may be an author's name: bits of AuthorText::reasons.
enum class AuthorReason : std::uint8_t {
  kRelation,      // <a rel="author">
  kAddress,       // a link whose address speaks of authors
  kProperty,      // microdata
  kName,          // a class, an id and the like of its own
  kLinkInByline,  // a link in an element that is called so
};
inline constexpr std::size_t kAuthorReasonCount =
    static_cast<std::size_t>(AuthorReason::kLinkInByline) + 1;

// The text of an element that the markup ties to authors, none of which lies in another.
struct AuthorText {
  std::uint32_t position = 0;  // of the line
  std::uint32_t begin = 0;     // bytes into Page::text, half-open
  std::uint32_t end = 0;
  std::uint32_t reasons = 0;
};

class Markup {
 public:
  explicit Markup(const html::Page& page);

  const html::Page& page() const { return page_; }
  // Of the page's filled line at the position.
  const MarkupFacts& of(std::size_t position) const { return facts_[position]; }
  std::span<const AuthorText> author_texts(std::size_t position) const;
  // Of the element's own words.
  HintSet hints(std::uint32_t element) const {
    return element < hints_.size() ? hints_[element] : 0;
  }

 private:
  HintSet hints_of(const html::Element& element) const;
  void read_block(const html::Block& block);
  void find_author_texts();
  std::vector<std::uint32_t> author_reasons() const;
  HintSet hints_around(std::uint32_t element) const;

  const html::Page& page_;
  std::vector<HintSet> hints_;  // of each element
  std::vector<MarkupFacts> facts_;
  std::vector<AuthorText> author_texts_;  // by their position
};

}  // namespace newsfold::extract::metadata

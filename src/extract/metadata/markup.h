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
};
inline constexpr std::size_t kHintCount = static_cast<std::size_t>(Hint::kBody) + 1;

using HintSet = std::uint32_t;
constexpr HintSet hint_bit(Hint hint) { return HintSet{1} << static_cast<unsigned>(hint); }

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

class Markup {
 public:
  explicit Markup(const html::Page& page);

  const html::Page& page() const { return page_; }
  // Of the page's filled line at the position.
  const MarkupFacts& of(std::size_t position) const { return facts_[position]; }

 private:
  HintSet hints_of(const html::Element& element) const;
  void read_block(const html::Block& block);

  const html::Page& page_;
  std::vector<HintSet> hints_;  // of each element
  std::vector<MarkupFacts> facts_;
};

}  // namespace newsfold::extract::metadata

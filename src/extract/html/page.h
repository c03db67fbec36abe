// A web page as its blocks of text, with what the markup says of each, and what the page declares
// about itself. Own reading of HTML in one pass: nothing is laid out, no script runs.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/html/tag.h"

namespace newsfold::extract::html {

// What an element stands in (or is): bits of Element::inside.
enum class Inside : std::uint8_t {
  kHeader,
  kFooter,
  kNav,
  kAside,
  kArticle,
  kMain,
  kSection,
  kFigure,
  kCaption,  // figcaption
  kTable,
  kForm,
  kList,
  kItem,  // li, dd, dt
  kQuote,
  kPre,
  kDialog,
  kButton,
  kHidden,       // hidden attribute, inline display:none or visibility:hidden, aria-hidden
  kArticleBody,  // itemprop articleBody
  kComment,      // itemtype or itemprop of a comment
  kStandIn,      // attribute placeholder or fallback: AMP shows it before or instead of a widget
};
inline constexpr std::size_t kInsideCount = static_cast<std::size_t>(Inside::kStandIn) + 1;
constexpr std::uint32_t inside_bit(Inside what) { return 1U << static_cast<unsigned>(what); }

// An element that was opened. Element 0 is the body; parents stand before their children.
struct Element {
  std::uint32_t parent = 0;
  Tag tag = Tag::kBody;
  std::uint16_t depth = 0;        // 0 for the body
  std::uint32_t inside = 0;       // bits of Inside, its own and those of its ancestors
  std::uint32_t words_begin = 0;  // its own class, id, role and itemprop words: Page::words
  std::uint32_t words_end = 0;
  std::uint32_t text_begin = 0;  // bytes into Page::text, half-open; white space may stand around
  std::uint32_t text_end = 0;

  bool is_inside(Inside what) const { return (inside & inside_bit(what)) != 0; }
};

// A line of Page::text that is not blank, in order: the text between two breaks that block
// elements, table rows and <br> make.
struct Block {
  std::uint32_t begin = 0;  // bytes into Page::text, half-open
  std::uint32_t end = 0;
  std::uint32_t element = 0;         // the innermost block-level element around its first character
  std::uint32_t inner = 0;           // the innermost element of any kind around it
  std::uint32_t link_bytes = 0;      // of the text, inside <a href>
  std::uint32_t emphasis_bytes = 0;  // inside b, strong, i or em
  std::uint16_t links = 0;           // runs of text inside <a href>
  std::uint8_t heading = 0;          // 1..6 for h1..h6
  bool after_break = false;          // follows the block above after a <br>
};

// A meta element; name is its name, property, itemprop or http-equiv in lower case.
struct MetaElement {
  std::string name;
  std::string content;
};

// <time>, or another element with a datetime attribute (<relative-time>, <span>).
struct TimeElement {
  std::string datetime;       // as written; empty without one: the text of `block` then
  std::string itemprop;       // lower case; empty without one
  std::uint32_t block = 0;    // the block that holds it, or the next one; may be blocks.size()
  std::uint32_t element = 0;  // the innermost block-level element around it
  std::uint32_t own = 0;      // as ItemProperty::own
};

// An element of microdata: itemprop with its value.
struct ItemProperty {
  std::string name;         // lower case; several names stand in several properties
  std::string value;        // content, datetime or href; else empty: the text of `block`
  std::uint32_t block = 0;  // as TimeElement::block
  std::uint32_t element = 0;
  std::uint32_t own = 0;  // as RelatedLink::own; another element's where this one has no text
};

// <a href="…">, or one with rel="author" and the like.
struct RelatedLink {
  std::string rel;  // lower case; empty without one
  std::string href;
  std::uint32_t block = 0;  // as TimeElement::block
  std::uint32_t own = 0;    // the link itself, into Page::elements; may be elements.size()
};

// A string that a script gives a name.
struct NamedText {
  std::string name;     // lower case, as "pagetitle"
  std::string text;     // UTF-8, escapes resolved
  bool listed = false;  // in one list with the author before it
};

struct Declarations {
  std::string title;      // of <title>, white space collapsed
  std::string language;   // lang of <html>, as written
  std::string canonical;  // href of <link rel=canonical>
  std::vector<MetaElement> metas;
  std::vector<std::string> json_ld;  // texts of <script type="application/ld+json">
  std::vector<TimeElement> times;
  std::vector<ItemProperty> properties;
  std::vector<RelatedLink> links;
  std::vector<NamedText> named;  // titles, authors, dates in scripts: see read_named_texts

  // Content of the first meta of that name with any; empty without one.
  std::string_view meta(std::string_view name) const;
};

// Text that a page holds but does not show, in bytes by why it was left out.
enum class Unseen : std::uint8_t {
  kScript,
  kStyle,
  kNoscript,
  kTemplate,
  kGraphic,   // svg, math
  kFallback,  // of iframe, object, video, audio, canvas
  kControl,   // options of a select, textarea, datalist
};
inline constexpr std::size_t kUnseenCount = static_cast<std::size_t>(Unseen::kControl) + 1;

struct Page {
  // Blocks, one a line, white space collapsed; a blank line where paragraphs, lists, tables and
  // sections part. The k-th line that is not blank is blocks[k]. Hidden elements are among them.
  std::string text;
  std::vector<Block> blocks;
  std::vector<Element> elements;
  std::vector<std::uint32_t> words;  // hashed words of attributes, see Element
  Declarations declarations;
  std::array<std::uint64_t, kUnseenCount> unseen{};

  std::string_view text_of(const Block& block) const {
    return std::string_view(text).substr(block.begin, block.end - block.begin);
  }
};

// Reads a page. `html` is valid UTF-8. Never fails: every sequence of bytes is a page. Cost: linear
// in the bytes (nesting deeper than 256 elements is flattened). Pure and thread-safe.
Page read_page(std::string_view html);

}  // namespace newsfold::extract::html

// The stack of open elements (13.2.4.2 of the standard), as far as telling blocks apart needs it.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/html/tag.h"

namespace newsfold::extract::html {

struct OpenElement {
  Tag tag = Tag::kBody;
  bool link = false;          // <a href>
  bool unseen = false;        // nothing in it is shown
  bool foreign = false;       // svg, math and what stands in them
  std::uint32_t name = 0;     // hash of the name, for Tag::kOther
  std::uint32_t element = 0;  // into Page::elements
  std::uint32_t block = 0;    // the same of the block-level element that it is or stands in
  std::uint8_t heading = 0;   // 1..6 in h1..h6
};

enum class Scope : std::uint8_t { kAny, kListItem, kButton, kTable };

class OpenElements {
 public:
  static constexpr std::size_t kDeepest = 256;

  std::vector<OpenElement>& entries() { return entries_; }
  bool empty() const { return entries_.empty(); }
  const OpenElement& top() const { return entries_.back(); }

  // Position of the innermost open element of that tag (and name) within the scope, or -1.
  std::ptrdiff_t find(Tag tag, Scope scope) const;
  // Position of the innermost of the tags from `first` to `last`, or -1.
  std::ptrdiff_t find_between(Tag first, Tag last, Scope scope) const;
  // Of an element without a scope of its own: the search ends at block elements.
  std::ptrdiff_t find_inline(Tag tag, std::uint32_t name) const;

 private:
  std::vector<OpenElement> entries_;
};

// An element that the standard calls special: inline end tags do not reach beyond it.
bool is_special(Tag tag);

}  // namespace newsfold::extract::html

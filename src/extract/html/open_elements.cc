#include "extract/html/open_elements.h"

namespace newsfold::extract::html {
namespace {

bool is_barrier(Tag tag, Scope scope) {
  switch (tag) {
    case Tag::kTable:
    case Tag::kTemplate:
      return true;
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kCaption:
    case Tag::kObject:
      return scope != Scope::kTable;
    case Tag::kButton:
      return scope == Scope::kButton;
    case Tag::kUl:
    case Tag::kOl:
      return scope == Scope::kListItem;
    default:
      return false;
  }
}

}  // namespace

bool is_special(Tag tag) {
  return is_block(tag) || tag == Tag::kTd || tag == Tag::kTh || tag == Tag::kTemplate ||
         tag == Tag::kObject || tag == Tag::kSelect;
}

std::ptrdiff_t OpenElements::find(Tag tag, Scope scope) const {
  return find_between(tag, tag, scope);
}

std::ptrdiff_t OpenElements::find_between(Tag first, Tag last, Scope scope) const {
  for (std::size_t i = entries_.size(); i-- > 0;) {
    if (entries_[i].tag >= first && entries_[i].tag <= last) return static_cast<std::ptrdiff_t>(i);
    if (is_barrier(entries_[i].tag, scope)) break;
  }
  return -1;
}

std::ptrdiff_t OpenElements::find_inline(Tag tag, std::uint32_t name) const {
  for (std::size_t i = entries_.size(); i-- > 0;) {
    const bool same = entries_[i].tag == tag && (tag != Tag::kOther || entries_[i].name == name);
    if (same) return static_cast<std::ptrdiff_t>(i);
    if (is_special(entries_[i].tag)) break;
  }
  return -1;
}

}  // namespace newsfold::extract::html

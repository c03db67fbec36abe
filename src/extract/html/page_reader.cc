#include "extract/html/page_reader.h"

#include <algorithm>

#include "extract/html/attributes.h"
#include "extract/html/declarations.h"
#include "extract/html/script_texts.h"

namespace newsfold::extract::html {
namespace {

bool is_emphasis(Tag tag) {
  return tag == Tag::kB || tag == Tag::kStrong || tag == Tag::kI || tag == Tag::kEm;
}
bool is_heading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }
std::uint8_t heading_level(Tag tag) {
  return static_cast<std::uint8_t>(1 + static_cast<int>(tag) - static_cast<int>(Tag::kH1));
}
bool is_preformatted(Tag tag) {
  return tag == Tag::kPre || tag == Tag::kListing || tag == Tag::kXmp || tag == Tag::kPlaintext;
}

}  // namespace

PageReader::PageReader(std::string_view html) : tokenizer_(html), writer_(page_) {
  page_.text.reserve(html.size() / 8);
  page_.elements.emplace_back();
}

Page PageReader::run() {
  for (tokenizer_.next(token_); token_.kind != TokenKind::kEnd; tokenizer_.next(token_)) {
    switch (token_.kind) {
      case TokenKind::kText:
        read_text();
        break;
      case TokenKind::kStartTag:
        read_start_tag();
        break;
      case TokenKind::kEndTag:
        read_end_tag();
        break;
      case TokenKind::kDoctype:
        quirks_ = token_.doctype.force_quirks || token_.doctype.name != "html" ||
                  token_.doctype.has_public_id;
        break;
      default:
        break;
    }
  }
  writer_.end_block(false);
  return std::move(page_);
}

void PageReader::read_text() {
  if (unseen_ > 0) {
    page_.unseen[static_cast<std::size_t>(why_)] += token_.data.size();
    return;
  }
  writer_.write(token_.data, token_.state, context());
}

TextContext PageReader::context() const {
  TextContext context;
  context.link = links_ > 0;
  context.emphasis = emphasis_ > 0;
  context.preformatted = preformatted_ > 0;
  if (open_.empty()) return context;
  context.inner = open_.top().element;
  context.element = open_.top().block;
  context.heading = open_.top().heading;
  return context;
}

void PageReader::read_start_tag() {
  Tag tag = find_tag(token_.data);
  const auto block = static_cast<std::uint32_t>(page_.blocks.size());
  const auto own = static_cast<std::uint32_t>(page_.elements.size());
  declare(token_, tag, {block, context().element, own}, page_.declarations);
  if (start_outside_body(tag) || start_foreign(tag)) return;
  if (start_raw_text(tag) || start_void(tag)) return;
  if (unseen_ == 0) {
    close_implied(tag);
    if (tag >= Tag::kTable && tag <= Tag::kTr && !close_for_table_part(tag)) return;
  }
  name_.clear();
  append_name(name_, token_.data);
  switch (tag) {
    case Tag::kTemplate:
    case Tag::kSelect:
    case Tag::kDatalist:
    case Tag::kAudio:
    case Tag::kVideo:
    case Tag::kCanvas:
    case Tag::kObject:
      start_unseen(tag);
      break;
    default:
      push(tag, word_hash(name_), false, false);
  }
}

bool PageReader::start_outside_body(Tag tag) {
  switch (tag) {
    case Tag::kHtml:
    case Tag::kBody: {
      Element& body = page_.elements.front();
      if (tag == Tag::kBody && body.words_begin == body.words_end) {
        body.words_begin = static_cast<std::uint32_t>(page_.words.size());
        append_words(token_, page_.words);
        body.words_end = static_cast<std::uint32_t>(page_.words.size());
      }
      return true;
    }
    case Tag::kHead:
    case Tag::kFrameset:
      return true;
    default:
      return false;
  }
}

void PageReader::skip_raw_text(std::string_view name, TextState state, Unseen why) {
  tokenizer_.enter(state, name);
  const bool json_ld = state == TextState::kScript && is_json_ld(token_);
  std::string text;
  for (tokenizer_.next(token_); token_.kind == TokenKind::kText; tokenizer_.next(token_)) {
    if (json_ld) {
      append_text(text, token_.data, state);
    } else {
      page_.unseen[static_cast<std::size_t>(why)] += token_.data.size();
      if (state == TextState::kScript) read_named_texts(token_.data, page_.declarations.named);
    }
  }
  if (!text.empty()) page_.declarations.json_ld.push_back(std::move(text));
}

bool PageReader::start_raw_text(Tag tag) {
  const std::string_view name = token_.data;
  switch (tag) {
    case Tag::kScript:
      skip_raw_text(name, TextState::kScript, Unseen::kScript);
      return true;
    case Tag::kStyle:
      skip_raw_text(name, TextState::kRawtext, Unseen::kStyle);
      return true;
    case Tag::kNoscript:
      skip_raw_text(name, TextState::kRawtext, Unseen::kNoscript);
      return true;
    case Tag::kIframe:
    case Tag::kNoembed:
    case Tag::kNoframes:
      skip_raw_text(name, TextState::kRawtext, Unseen::kFallback);
      return true;
    case Tag::kTextarea:
      skip_raw_text(name, TextState::kRcdata, Unseen::kControl);
      return true;
    case Tag::kTitle:
      tokenizer_.enter(TextState::kRcdata, name);
      for (tokenizer_.next(token_); token_.kind == TokenKind::kText; tokenizer_.next(token_)) {
        declare_title(token_.data, page_.declarations);
      }
      return true;
    case Tag::kXmp:
      tokenizer_.enter(TextState::kRawtext, name);
      return false;
    case Tag::kPlaintext:
      tokenizer_.enter(TextState::kPlaintext, {});
      return false;
    default:
      return false;
  }
}

bool PageReader::start_void(Tag tag) {
  if (!is_void(tag)) return false;
  if (unseen_ > 0) return true;
  if (tag == Tag::kBr) writer_.break_line();
  if (tag == Tag::kHr) {
    pop_to(open_.find(Tag::kP, Scope::kButton));
    writer_.end_block(true);
  }
  return true;
}

// Inside svg and math every element is of their kind, until one of HTML breaks out.
bool PageReader::start_foreign(Tag tag) {
  if (foreign_ == 0) {
    if (tag != Tag::kSvg && tag != Tag::kMath) return false;
    if (token_.self_closing) return true;
    if (unseen_ == 0) why_ = Unseen::kGraphic;
    push(tag, 0, true, true);
    tokenizer_.allow_cdata(true);
    return true;
  }
  const bool breaks_out = (is_block(tag) || tag == Tag::kImg || tag == Tag::kSpan ||
                           tag == Tag::kBr || is_formatting(tag)) &&
                          tag != Tag::kA;
  const bool integrated =
      std::any_of(open_.entries().begin(), open_.entries().end(), [](const OpenElement& entry) {
        return entry.foreign && entry.name == word_hash("foreignobject");
      });
  if (breaks_out && !integrated) {
    std::size_t position = open_.entries().size();
    while (position > 0 && open_.entries()[position - 1].foreign) --position;
    pop_to(static_cast<std::ptrdiff_t>(position));
    return false;
  }
  if (token_.self_closing || is_void(tag)) return true;
  name_.clear();
  append_name(name_, token_.data);
  push(tag, word_hash(name_), true, true);
  return true;
}

void PageReader::start_unseen(Tag tag) {
  if (unseen_ == 0) {
    why_ = tag == Tag::kTemplate                          ? Unseen::kTemplate
           : tag == Tag::kSelect || tag == Tag::kDatalist ? Unseen::kControl
                                                          : Unseen::kFallback;
  }
  push(tag, 0, true, false);
}

void PageReader::close_implied(Tag tag) {
  const bool paragraph = closes_paragraph(tag) || (tag == Tag::kTable && !quirks_);
  if (tag == Tag::kLi || tag == Tag::kDd || tag == Tag::kDt) close_list_item(tag);
  if (paragraph) pop_to(open_.find(Tag::kP, Scope::kButton));
  if (is_heading(tag) && !open_.empty() && is_heading(open_.top().tag))
    pop_to(static_cast<std::ptrdiff_t>(open_.entries().size()) - 1);
  if (tag == Tag::kButton) pop_to(open_.find(Tag::kButton, Scope::kAny));
  if (tag == Tag::kA) close_link();
}

void PageReader::close_list_item(Tag tag) {
  for (std::size_t i = open_.entries().size(); i-- > 0;) {
    const Tag there = open_.entries()[i].tag;
    const bool same = tag == Tag::kLi ? there == Tag::kLi : there == Tag::kDd || there == Tag::kDt;
    if (same) return pop_to(static_cast<std::ptrdiff_t>(i));
    const bool passes = there == Tag::kAddress || there == Tag::kDiv || there == Tag::kP;
    if (is_special(there) && !passes) return;
  }
}

bool PageReader::close_for_table_part(Tag tag) {
  if (tag == Tag::kTable) return true;
  if (tag != Tag::kTbody && tag != Tag::kTd && tag != Tag::kTfoot && tag != Tag::kTh &&
      tag != Tag::kThead && tag != Tag::kTr) {
    return true;
  }
  const std::ptrdiff_t table = open_.find(Tag::kTable, Scope::kTable);
  if (table < 0 || open_.entries()[static_cast<std::size_t>(table)].tag != Tag::kTable) {
    if (tag != Tag::kTd && tag != Tag::kTh) writer_.end_block(false);
    return false;
  }
  const bool cell = tag == Tag::kTd || tag == Tag::kTh;
  const auto& entries = open_.entries();
  for (auto i = static_cast<std::size_t>(table) + 1; i < entries.size(); ++i) {
    const Tag there = entries[i].tag;
    const bool group = there == Tag::kTbody || there == Tag::kThead || there == Tag::kTfoot;
    if ((group && (cell || tag == Tag::kTr)) || (there == Tag::kTr && cell)) continue;
    pop_to(static_cast<std::ptrdiff_t>(i));
    break;
  }
  if (cell) writer_.space();
  return true;
}

void PageReader::close_link() {
  const std::ptrdiff_t link = open_.find(Tag::kA, Scope::kAny);
  if (link >= 0) remove(static_cast<std::size_t>(link));
}

void PageReader::read_end_tag() {
  const Tag tag = find_tag(token_.data);
  name_.clear();
  append_name(name_, token_.data);
  const std::uint32_t name = word_hash(name_);
  if (foreign_ > 0) return end_foreign(tag, name);
  if (tag == Tag::kHtml || tag == Tag::kBody || tag == Tag::kHead) return;
  if (tag == Tag::kBr) return writer_.break_line();
  if (tag == Tag::kP) return end_paragraph();
  if (is_heading(tag)) return pop_to(open_.find_between(Tag::kH1, Tag::kH6, Scope::kAny));
  if (tag == Tag::kLi) return pop_to(open_.find(tag, Scope::kListItem));
  if (tag == Tag::kTemplate || (tag >= Tag::kTable && tag <= Tag::kTr && is_special(tag)))
    return pop_to(open_.find(tag, Scope::kTable));
  if (is_formatting(tag)) return end_formatting(tag);
  if (tag == Tag::kForm) {
    const std::ptrdiff_t form = open_.find(tag, Scope::kAny);
    if (form >= 0) remove(static_cast<std::size_t>(form));
    return;
  }
  pop_to(is_special(tag) ? open_.find(tag, Scope::kAny) : open_.find_inline(tag, name));
}

void PageReader::end_foreign(Tag tag, std::uint32_t name) {
  for (std::size_t i = open_.entries().size(); i-- > 0 && open_.entries()[i].foreign;) {
    const OpenElement& entry = open_.entries()[i];
    const bool root = entry.tag == Tag::kSvg || entry.tag == Tag::kMath;
    if (entry.tag == tag && (root || entry.name == name))
      return pop_to(static_cast<std::ptrdiff_t>(i));
  }
  if (!is_block(tag)) return;
  std::size_t position = open_.entries().size();
  while (position > 0 && open_.entries()[position - 1].foreign) --position;
  pop_to(static_cast<std::ptrdiff_t>(position));
  read_end_tag();
}

// The adoption agency of the standard, as far as it moves text: the element ends, blocks opened
// within it go on.
void PageReader::end_formatting(Tag tag) {
  const std::ptrdiff_t position = open_.find(tag, Scope::kAny);
  if (position >= 0) remove(static_cast<std::size_t>(position));
}

void PageReader::end_paragraph() {
  const std::ptrdiff_t position = open_.find(Tag::kP, Scope::kButton);
  if (position >= 0) return pop_to(position);
  if (unseen_ == 0) writer_.end_block(true);
}

void PageReader::push(Tag tag, std::uint32_t name, bool unseen, bool foreign) {
  if (open_.entries().size() >= OpenElements::kDeepest)
    pop_to(static_cast<std::ptrdiff_t>(open_.entries().size()) - 1);
  if (is_block(tag) && unseen_ == 0) writer_.end_block(parts_paragraphs(tag));
  Element element;
  element.parent = open_.empty() ? 0 : open_.top().element;
  const Element& parent = page_.elements[element.parent];
  element.tag = tag;
  element.depth = static_cast<std::uint16_t>(parent.depth + 1);
  element.inside = parent.inside | inside_bits(token_, tag);
  element.words_begin = static_cast<std::uint32_t>(page_.words.size());
  if (!unseen && unseen_ == 0) append_words(token_, page_.words);
  element.words_end = static_cast<std::uint32_t>(page_.words.size());
  element.text_begin = static_cast<std::uint32_t>(page_.text.size());
  element.text_end = element.text_begin;
  OpenElement entry;
  entry.tag = tag;
  entry.name = tag == Tag::kOther || foreign ? name : 0;
  entry.unseen = unseen;
  entry.foreign = foreign;
  entry.link = tag == Tag::kA && token_.attribute("href").data() != nullptr;
  entry.element = static_cast<std::uint32_t>(page_.elements.size());
  if (!open_.empty()) {
    entry.block = open_.top().block;
    entry.heading = open_.top().heading;
  }
  if (is_special(tag)) entry.block = entry.element;
  if (is_heading(tag)) entry.heading = heading_level(tag);
  page_.elements.push_back(element);
  open_.entries().push_back(entry);
  count(entry, 1);
}

void PageReader::count(const OpenElement& entry, int step) {
  unseen_ += entry.unseen ? step : 0;
  foreign_ += entry.foreign ? step : 0;
  links_ += entry.link ? step : 0;
  emphasis_ += is_emphasis(entry.tag) ? step : 0;
  preformatted_ += is_preformatted(entry.tag) ? step : 0;
}

void PageReader::pop_to(std::ptrdiff_t position) {
  if (position < 0) return;
  while (open_.entries().size() > static_cast<std::size_t>(position)) {
    remove(open_.entries().size() - 1);
  }
}

void PageReader::remove(std::size_t position) {
  const OpenElement entry = open_.entries()[position];
  open_.entries().erase(open_.entries().begin() + static_cast<std::ptrdiff_t>(position));
  count(entry, -1);
  Element& closed = page_.elements[entry.element];
  closed.text_end = std::max(closed.text_begin, static_cast<std::uint32_t>(page_.text.size()));
  if (entry.foreign && foreign_ == 0) tokenizer_.allow_cdata(false);
  if (unseen_ > 0 || entry.unseen) return;
  if (is_block(entry.tag)) writer_.end_block(parts_paragraphs(entry.tag));
  if (entry.tag == Tag::kTd || entry.tag == Tag::kTh) writer_.space();
}

Page read_page(std::string_view html) { return PageReader(html).run(); }

}  // namespace newsfold::extract::html

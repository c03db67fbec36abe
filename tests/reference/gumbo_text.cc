#include "reference/gumbo_text.h"

#ifdef NEWSFOLD_GUMBO
#include <gumbo.h>
#endif

#include "newsfold/text/utf8.h"

namespace newsfold::reference {

#ifdef NEWSFOLD_GUMBO
namespace {

bool is_shown(const GumboElement& element) {
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return false;
  switch (element.tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_OBJECT:
      return false;
    default:
      return true;
  }
}

void append_text(const GumboNode& node, std::string& out) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) {
    out += node.v.text.text;
  } else if (node.type == GUMBO_NODE_ELEMENT && is_shown(node.v.element)) {
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
      append_text(*static_cast<const GumboNode*>(children.data[i]), out);
  }
}

}  // namespace

bool has_gumbo() { return true; }

std::string gumbo_text(std::string_view html) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::string text;
  append_text(*output->root, text);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return visible_characters(text);
}
#else
bool has_gumbo() { return false; }
std::string gumbo_text(std::string_view) { return {}; }
#endif

std::string visible_characters(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::decode(text, at);
    const bool control = c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD;
    const bool wide = (c >= 0x200B && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x2060 ||
                      c == 0x3000 || c == 0xFEFF;
    if (!control && !wide) text::append(out, c);
  }
  return out;
}

}  // namespace newsfold::reference

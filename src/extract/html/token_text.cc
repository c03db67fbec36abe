// What the bytes of a token stand for.
#include <algorithm>

#include "extract/html/character_references.h"
#include "extract/html/tokenizer.h"

namespace newsfold::extract::html {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// A run of bytes with what NUL and line ends become.
void append_plain(std::string& out, std::string_view raw, bool keep_nul) {
  for (std::size_t at = 0; at < raw.size();) {
    std::size_t end = at;
    while (end < raw.size() && raw[end] != '\r' && raw[end] != '\0') ++end;
    out.append(raw, at, end - at);
    if (end == raw.size()) return;
    if (raw[end] == '\r') {
      out += '\n';
      if (end + 1 < raw.size() && raw[end + 1] == '\n') ++end;
    } else if (keep_nul) {
      out += '\0';
    } else {
      out += "\uFFFD";
    }
    at = end + 1;
  }
}

void append_resolved(std::string& out, std::string_view raw, bool in_attribute, bool keep_nul) {
  while (!raw.empty()) {
    const std::size_t plain = std::min(raw.find('&'), raw.size());
    append_plain(out, raw.substr(0, plain), keep_nul);
    raw.remove_prefix(plain);
    if (raw.empty()) return;
    const std::size_t length = append_reference(out, raw, in_attribute);
    if (length == 0) out += '&';
    raw.remove_prefix(std::max<std::size_t>(length, 1));
  }
}

}  // namespace

void append_text(std::string& out, std::string_view raw, TextState state) {
  const bool keep_nul = state == TextState::kData || state == TextState::kCdata;
  if (state == TextState::kData || state == TextState::kRcdata) {
    append_resolved(out, raw, false, keep_nul);
  } else {
    append_plain(out, raw, keep_nul);
  }
}

void append_value(std::string& out, std::string_view raw) {
  append_resolved(out, raw, true, false);
}

void append_name(std::string& out, std::string_view raw) {
  const std::size_t begin = out.size();
  append_plain(out, raw, false);
  std::transform(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                 out.begin() + static_cast<std::ptrdiff_t>(begin), lower);
}

void append_comment(std::string& out, std::string_view raw) { append_plain(out, raw, false); }

}  // namespace newsfold::extract::html

#include "ingest/html_file.h"

#include <algorithm>
#include <optional>

#include "newsfold/base/hash.h"
#include "newsfold/text/charset.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {
namespace {

constexpr std::size_t kPrescan = 16384;  // bytes: browsers look at 1,024 and reload when wrong

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Where `lower_word` stands in `text` from `from` on, letter case ignored; npos for nowhere.
std::size_t find_word(std::string_view text, std::string_view lower_word, std::size_t from) {
  const auto found = std::search(
      text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
      lower_word.begin(), lower_word.end(), [](char a, char b) { return lower(a) == b; });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

// What follows "charset" and '=' in a tag.
std::string_view charset_in(std::string_view tag) {
  for (std::size_t at = 0; (at = find_word(tag, "charset", at)) != std::string_view::npos;) {
    at += 7;
    while (at < tag.size() && is_space(tag[at])) ++at;
    if (at >= tag.size() || tag[at] != '=') continue;
    ++at;
    while (at < tag.size() && (is_space(tag[at]) || tag[at] == '"' || tag[at] == '\'')) ++at;
    std::size_t end = at;
    while (end < tag.size() && !is_space(tag[end]) && tag[end] != '"' && tag[end] != '\'' &&
           tag[end] != ';' && tag[end] != '/') {
      ++end;
    }
    if (end > at) return tag.substr(at, end - at);
  }
  return {};
}

// Escape sequences of ISO-2022-JP, which looks like ASCII.
bool is_escaped(std::string_view bytes) { return bytes.find("\x1b$") != std::string_view::npos; }

std::optional<text::Decoded> decode(std::string_view bytes, std::string_view charset) {
  const bool ascii = text::is_valid(bytes);
  for (const std::string_view name : {charset, meta_charset(bytes)}) {
    if (name.empty() || (ascii && !is_escaped(bytes))) continue;
    if (auto decoded = text::decode_as(bytes, name)) return decoded;
  }
  if (ascii) return std::nullopt;
  return text::decode_legacy(bytes);
}

}  // namespace

void mend_bytewise(std::string& html, std::uint64_t& replaced) {
  std::string bytes;
  bool high = false, control = false;
  for (std::size_t at = 0; at < html.size();) {
    const char32_t c = text::decode(html, at);
    if (c > 0xFF) return;
    high = high || c >= 0x80;
    control = control || (c >= 0x80 && c < 0xA0);
    bytes += static_cast<char>(c);
  }
  if (!high) return;
  if (!text::is_valid(bytes) && !control) {
    const std::string_view declared = meta_charset(html);
    if (declared.empty() || lower(declared.front()) == 'u') return;
  }
  RawDocument document = html_document(std::move(bytes), {}, false);
  html = std::move(document.content);
  replaced += document.replaced;
}

std::string_view meta_charset(std::string_view html) {
  html = html.substr(0, kPrescan);
  for (std::size_t at = 0; (at = find_word(html, "<meta", at)) != std::string_view::npos;) {
    at += 5;
    const std::string_view charset = charset_in(html.substr(at, html.find('>', at) - at));
    if (!charset.empty()) return charset;
  }
  return {};
}

RawDocument html_document(std::string bytes, std::string_view charset, bool no_strip) {
  RawDocument document;
  document.id = hash128_hex(bytes);
  document.content_hash = hash64(bytes);
  document.kind = no_strip ? ContentKind::kWholePage : ContentKind::kPage;
  if (bytes.starts_with("\xef\xbb\xbf")) {
    bytes.erase(0, 3);
    charset = {};
  }
  if (auto decoded = decode(bytes, charset)) {
    document.content = std::move(decoded->text);
    document.replaced = decoded->replaced;
  } else if (text::is_valid(bytes)) {
    document.content = std::move(bytes);
  } else {
    std::size_t replaced = 0;
    document.content = text::replace_invalid(bytes, replaced);
    document.replaced = replaced;
  }
  return document;
}

}  // namespace newsfold::ingest

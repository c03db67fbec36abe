#include "extract/html/script_texts.h"

#include <algorithm>
#include <optional>

namespace newsfold::extract::html {
namespace {

constexpr std::size_t kMostTexts = 200;
constexpr std::size_t kLongestName = 48;   // bytes
constexpr std::size_t kLongestText = 400;  // bytes
constexpr std::size_t kShortestText = 8;

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '$';
}

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

void append_utf8(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0xD800 || (c >= 0xE000 && c < 0x10000)) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

std::optional<std::uint32_t> hex(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const char small = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      value = value * 16 + static_cast<std::uint32_t>(c - '0');
    } else if (small >= 'a' && small <= 'f') {
      value = value * 16 + static_cast<std::uint32_t>(small - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

class Reader {
 public:
  Reader(std::string_view script, std::size_t at) : script_(script), at_(at) {}

  // What is assigned to the name that ends here; nothing where it is no string.
  std::optional<std::string> read() {
    skip("\\");
    if (at_ < script_.size() && is_quote(script_[at_])) ++at_;
    skip(" \t\r\n");
    if (at_ >= script_.size() ||
        (script_[at_] != ':' && script_[at_] != '=' && script_[at_] != ','))
      return std::nullopt;
    ++at_;
    skip(" \t\r\n");
    const std::size_t before = at_;
    skip("\\");
    const std::size_t depth = at_ - before;
    if (at_ >= script_.size() || !is_quote(script_[at_])) return std::nullopt;
    const char quote = script_[at_++];
    return text(quote, depth);
  }

 private:
  void skip(std::string_view bytes) {
    while (at_ < script_.size() && bytes.find(script_[at_]) != std::string_view::npos) ++at_;
  }

  // A quote behind as many backslashes as the first one had closes the text.
  std::optional<std::string> text(char quote, std::size_t depth) {
    std::string out;
    while (at_ < script_.size() && out.size() <= kLongestText) {
      const std::size_t before = at_;
      skip("\\");
      const std::size_t slashes = at_ - before;
      if (at_ >= script_.size()) break;
      const char c = script_[at_++];
      if (c == quote && slashes <= depth) return out;
      if (slashes <= depth / 2) {
        if (c == '\n') break;
        out += c;
      } else {
        escaped(c, out);
      }
    }
    return std::nullopt;
  }

  void escaped(char c, std::string& out) {
    if (c == 'n' || c == 't' || c == 'r') {
      out += ' ';
    } else if (c == 'u' || c == 'x') {
      const std::string_view digits = script_.substr(at_, c == 'u' ? 4 : 2);
      const auto value = hex(digits);
      if (value) append_utf8(out, *value);
      at_ += digits.size();
    } else {
      out += c;
    }
  }

  std::string_view script_;
  std::size_t at_;
};

void read_named(std::string_view script, std::string_view tail, std::string_view initials,
                std::vector<NamedText>& texts) {
  for (std::size_t at = script.find(tail);
       at != std::string_view::npos && texts.size() < kMostTexts;
       at = script.find(tail, at + tail.size())) {
    if (at == 0 || initials.find(script[at - 1]) == std::string_view::npos) continue;
    std::size_t begin = at, end = at + tail.size();
    while (begin > 0 && end - begin < kLongestName && is_name_byte(script[begin - 1])) --begin;
    while (end < script.size() && end - begin < kLongestName && is_name_byte(script[end])) ++end;
    std::optional<std::string> text = Reader(script, end).read();
    if (!text || text->size() < kShortestText) continue;
    NamedText named;
    for (const char c : script.substr(begin, end - begin))
      named.name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    named.text = std::move(*text);
    texts.push_back(std::move(named));
  }
}

}  // namespace

void read_named_texts(std::string_view script, std::vector<NamedText>& texts) {
  read_named(script, "itle", "tT", texts);
  read_named(script, "eadline", "hH", texts);
}

}  // namespace newsfold::extract::html

#include "extract/html/script_texts.h"

#include <algorithm>
#include <optional>

#include "newsfold/text/utf8.h"

namespace newsfold::extract::html {
namespace {

constexpr std::size_t kMostTexts = 200;
constexpr std::size_t kLongestName = 48;   // bytes
constexpr std::size_t kLongestText = 400;  // bytes
constexpr std::size_t kShortestTitle = 8;
constexpr std::size_t kShortestName = 4;
constexpr std::size_t kMostNames = 6;  // of one list
constexpr std::size_t kShortestDate = 8;
constexpr std::size_t kLongestDate = 35;

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '$';
}

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

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
    if (!assigned()) return std::nullopt;
    return string();
  }

  // The same of authors: one string, several in a list, the names in objects.
  std::vector<std::string> read_names() {
    std::vector<std::string> names;
    if (!assigned()) return names;
    for (std::size_t step = 0; step < 2 * kMostNames && names.size() < kMostNames; ++step) {
      const bool inner = at_ < script_.size() && (script_[at_] == '[' || script_[at_] == '{');
      skip("[{ \t\r\n");
      nested_ |= inner;
      std::optional<std::string> text = string();
      if (!text) break;
      skip(" ");
      if (at_ < script_.size() && script_[at_] == ':') {
        ++at_;
        skip(" ");
        std::optional<std::string> value = string();
        if (!value) break;
        if (*text == "name") names.push_back(std::move(*value));
      } else {
        names.push_back(std::move(*text));
      }
      const std::size_t before = at_;
      skip("}, \t\r\n");
      if (!nested_ || at_ == before) break;
    }
    return names;
  }

 private:
  bool assigned() {
    skip("\\");
    if (at_ < script_.size() && is_quote(script_[at_])) ++at_;
    skip(" \t\r\n");
    if (at_ >= script_.size()) return false;
    const char c = script_[at_++];
    skip(" \t\r\n");
    return c == ':' || c == '=' || c == ',';
  }

  // The string that begins here.
  std::optional<std::string> string() {
    const std::size_t before = at_;
    skip("\\");
    const std::size_t depth = at_ - before;
    if (at_ >= script_.size() || !is_quote(script_[at_])) return std::nullopt;
    const char quote = script_[at_++];
    return text(quote, depth);
  }

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
      const bool surrogate = value && *value >= 0xD800 && *value < 0xE000;
      if (value && !surrogate) text::append(out, *value);
      at_ += digits.size();
    } else {
      out += c;
    }
  }

  std::string_view script_;
  std::size_t at_;
  bool nested_ = false;  // in a list or an object
};

// Calls visit(name, position behind it) for every name with one of the initials before the tail.
template <typename Visit>
void for_each_name(std::string_view script, std::string_view tail, std::string_view initials,
                   Visit visit) {
  for (std::size_t at = script.find(tail); at != std::string_view::npos;
       at = script.find(tail, at + tail.size())) {
    if (at == 0 || initials.find(script[at - 1]) == std::string_view::npos) continue;
    std::size_t begin = at, end = at + tail.size();
    while (begin > 0 && end - begin < kLongestName && is_name_byte(script[begin - 1])) --begin;
    while (end < script.size() && end - begin < kLongestName && is_name_byte(script[end])) ++end;
    std::string name;
    for (const char c : script.substr(begin, end - begin))
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    visit(std::move(name), end);
  }
}

void read_plain(std::string_view script, std::vector<NamedText>& texts) {
  const auto title = [&](std::string name, std::size_t end) {
    if (texts.size() >= kMostTexts) return;
    std::optional<std::string> text = Reader(script, end).read();
    if (text && text->size() >= kShortestTitle)
      texts.push_back({std::move(name), std::move(*text), false});
  };
  const auto author = [&](const std::string& name, std::size_t end) {
    bool listed = false;
    for (std::string& text : Reader(script, end).read_names()) {
      if (texts.size() == kMostTexts || text.size() < kShortestName) continue;
      texts.push_back({name, std::move(text), listed});
      listed = true;
    }
  };
  // "publishedAt", not "publisher" nor "publicUrl".
  const auto date = [&](std::string name, std::size_t end) {
    if (texts.size() >= kMostTexts) return;
    std::optional<std::string> text = Reader(script, end).read();
    if (text && text->size() >= kShortestDate && text->size() <= kLongestDate &&
        (text->starts_with("19") || text->starts_with("20")))
      texts.push_back({std::move(name), std::move(*text), false});
  };
  for_each_name(script, "ubli", "pP", date);
  for_each_name(script, "uthor", "aA", author);
  for_each_name(script, "yline", "bB", author);
  for_each_name(script, "eadline", "hH", title);
  for_each_name(script, "itle", "tT", title);
  for_each_name(script, "ate", "dD", date);
}

// What Angular's servers leave for its clients (TransferState): JSON with marks of its own.
std::string unescaped_state(std::string_view script) {
  std::string out;
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char kind =
        script[i] == '&' && i + 2 < script.size() && script[i + 2] == ';' ? script[i + 1] : '\0';
    const std::size_t at = std::string_view("qsalg").find(kind);
    out += at == std::string_view::npos ? script[i] : "\"'&<>"[at];
    if (at != std::string_view::npos) i += 2;
  }
  return out;
}

}  // namespace

void read_named_texts(std::string_view script, std::vector<NamedText>& texts) {
  if (script.find("{&q;") == std::string_view::npos)
    read_plain(script, texts);
  else
    read_plain(unescaped_state(script), texts);
}

}  // namespace newsfold::extract::html

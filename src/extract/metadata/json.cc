#include "extract/metadata/json.h"

#include <algorithm>
#include <optional>

#include "newsfold/text/utf8.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostDepth = 64;
constexpr char32_t kReplacement = 0xFFFD;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<JsonValue> read() {
    std::vector<JsonValue> values;
    for (skip_space(); !done(); skip_space()) {
      const std::size_t before = at_;
      if (peek() == '{' || peek() == '[') values.push_back(value(0));
      if (at_ == before) ++at_;
    }
    return values;
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void skip_past(std::string_view what, std::size_t from) {
    const std::size_t found = text_.find(what, at_ + from);
    at_ = found == std::string_view::npos ? text_.size() : found + what.size();
  }

  // White space, byte order marks and every kind of comment.
  void skip_space() {
    while (!done()) {
      if (is_space(peek())) {
        ++at_;
      } else if (starts("\xEF\xBB\xBF") || starts("-->") || starts("]]>")) {
        at_ += 3;
      } else if (starts("<!--")) {
        at_ += 4;
      } else if (starts("<![CDATA[")) {
        at_ += 9;
      } else if (starts("/*")) {
        skip_past("*/", 2);
      } else if (starts("//")) {
        skip_past("\n", 2);
      } else {
        return;
      }
    }
  }

  JsonValue value(std::size_t depth) {
    JsonValue value;
    if (peek() == '"') {
      value.kind = JsonKind::kString;
      value.text = string(false);
    } else if (peek() == '{' || peek() == '[') {
      value.kind = peek() == '{' ? JsonKind::kObject : JsonKind::kArray;
      ++at_;
      if (depth < kMostDepth)
        items(value, depth);
      else
        at_ = text_.size();
    } else {
      const std::size_t begin = at_;
      while (!done() && !is_space(peek()) && peek() != ',' && peek() != '}' && peek() != ']') ++at_;
      value.text = text_.substr(begin, at_ - begin);
    }
    return value;
  }

  // The members up to the closing bracket; that of the other kind closes, too.
  void items(JsonValue& parent, std::size_t depth) {
    for (skip_space(); !done(); skip_space()) {
      if (peek() == '}' || peek() == ']') {
        ++at_;
        return;
      }
      const std::size_t before = at_;
      std::string key;
      if (parent.is_object()) {
        if (peek() == '"') key = string(true);
        skip_space();
        if (peek() == ':') ++at_;
        skip_space();
      }
      if (done()) return;
      if (peek() != ',' && peek() != '}' && peek() != ']') {
        JsonValue item = value(depth + 1);
        item.key = std::move(key);
        parent.items.push_back(std::move(item));
        skip_space();
      }
      if (peek() == ',') ++at_;
      if (at_ == before) ++at_;
    }
  }

  // Whether the quote at `at_` ends the string: behind it stands what may follow a string.
  bool closes(bool is_key) const {
    std::size_t next = at_ + 1;
    bool new_line = false;
    const auto skip = [&] {
      for (; next < text_.size() && is_space(text_[next]); ++next) new_line |= text_[next] == '\n';
      return next >= text_.size();
    };
    if (skip()) return true;
    const char c = text_[next];
    if (is_key) return c == ':';
    if (c == '}' || c == ']' || c == '<' || c == '/') return true;
    if (c == '"') return new_line;
    if (c != ',') return false;
    ++next;
    if (skip()) return true;
    const char after = text_[next];
    const std::string_view rest = text_.substr(next);
    return after == '"' || after == '{' || after == '[' || after == '}' || after == ']' ||
           after == '-' || after == '/' || is_digit(after) || rest.starts_with("true") ||
           rest.starts_with("false") || rest.starts_with("null");
  }

  std::string string(bool is_key) {
    std::string out;
    ++at_;
    while (!done()) {
      const char c = peek();
      if (c == '"' && closes(is_key)) {
        ++at_;
        break;
      }
      if (c == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        escape(out);
      } else {
        out += is_space(c) ? ' ' : c;
        ++at_;
      }
    }
    return out;
  }

  // Four hexadecimal digits behind \u.
  std::optional<char32_t> code_unit() const {
    char32_t unit = 0;
    for (std::size_t i = 1; i <= 4; ++i) {
      const int digit = at_ + i < text_.size() ? hex_digit(text_[at_ + i]) : -1;
      if (digit < 0) return std::nullopt;
      unit = unit * 16 + static_cast<char32_t>(digit);
    }
    return unit;
  }

  void escape(std::string& out) {
    const char c = peek();
    if (c != 'u') {
      // Titles and names hold no tabs and line ends: a blank stands for each.
      const bool control = c == 'n' || c == 't' || c == 'r' || c == 'b' || c == 'f';
      out += control ? ' ' : c;
      ++at_;
      return;
    }
    const std::optional<char32_t> first = code_unit();
    if (!first) {
      ++at_;
      return;
    }
    at_ += 5;
    char32_t point = *first;
    if (point >= 0xD800 && point < 0xE000) {
      point = kReplacement;
      if (*first < 0xDC00 && starts("\\u")) {
        ++at_;
        const std::optional<char32_t> second = code_unit();
        if (second && *second >= 0xDC00 && *second < 0xE000) {
          point = 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
          at_ += 5;
        } else {
          --at_;
        }
      }
    }
    text::append(out, point);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const JsonValue* JsonValue::member(std::string_view name) const {
  const auto found =
      std::ranges::find_if(items, [name](const JsonValue& item) { return item.key == name; });
  return found == items.end() ? nullptr : &*found;
}

std::vector<JsonValue> read_json(std::string_view text) { return Reader(text).read(); }

}  // namespace newsfold::extract::metadata

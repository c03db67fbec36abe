#include "extract/html/tokenizer.h"

#include <algorithm>
#include <array>

namespace newsfold::extract::html {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

enum ByteClass : std::uint8_t { kSpace = 1, kTagNameEnd = 2, kNameEnd = 4, kUnquotedEnd = 8 };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (const char c : {'\t', '\n', '\f', '\r', ' '}) {
    classes[static_cast<unsigned char>(c)] = kSpace | kTagNameEnd | kNameEnd | kUnquotedEnd;
  }
  classes['/'] = kTagNameEnd | kNameEnd;
  classes['>'] = kTagNameEnd | kNameEnd | kUnquotedEnd;
  classes['='] = kNameEnd;
  return classes;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

bool is(char c, ByteClass what) { return (kClasses[static_cast<unsigned char>(c)] & what) != 0; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// The first byte from `at` on that is of the class, or the end.
std::size_t find(std::string_view html, std::size_t at, ByteClass what) {
  while (at < html.size() && !is(html[at], what)) ++at;
  return at;
}

std::size_t skip_space(std::string_view html, std::size_t at) {
  while (at < html.size() && is(html[at], kSpace)) ++at;
  return at;
}

}  // namespace

bool equals_lower(std::string_view text, std::string_view lower_text) {
  return std::equal(text.begin(), text.end(), lower_text.begin(), lower_text.end(),
                    [](char a, char b) { return lower(a) == b; });
}

std::string_view Token::attribute(std::string_view lower_name) const {
  for (const Attribute& attribute : attributes) {
    if (equals_lower(attribute.name, lower_name)) return attribute.value;
  }
  return {};
}

void Tokenizer::enter(TextState state, std::string_view name) {
  state_ = state;
  end_name_ = name;
}

void Tokenizer::next(Token& token) {
  token.attributes.clear();
  token.self_closing = false;
  while (at_ < html_.size()) {
    if (state_ == TextState::kData ? next_in_data(token) : next_in_text(token)) return;
  }
  token.kind = TokenKind::kEnd;
  token.data = {};
}

// False when what stood here makes no token.
bool Tokenizer::next_in_data(Token& token) {
  const std::size_t begin = at_;
  for (std::size_t open = begin; (open = html_.find('<', open)) != kNone; ++open) {
    const char c = open + 1 < html_.size() ? html_[open + 1] : '\0';
    const bool end_tag = c == '/' && open + 2 < html_.size();
    if (!is_letter(c) && c != '!' && c != '?' && !end_tag) continue;
    if (open > begin) {
      token.kind = TokenKind::kText;
      token.state = TextState::kData;
      token.data = html_.substr(begin, open - begin);
      at_ = open;
      return true;
    }
    if (is_letter(c)) return read_tag(token, open + 1, TokenKind::kStartTag);
    if (end_tag && is_letter(html_[open + 2])) {
      return read_tag(token, open + 2, TokenKind::kEndTag);
    }
    if (end_tag && html_[open + 2] == '>') {
      at_ = open + 3;
      return false;
    }
    if (c == '!') {
      at_ = open + 2;
      read_markup_declaration(token);
    } else {
      at_ = open + (end_tag ? 2 : 1);
      read_bogus_comment(token);
    }
    return true;
  }
  token.kind = TokenKind::kText;
  token.state = TextState::kData;
  token.data = html_.substr(begin);
  at_ = html_.size();
  return true;
}

bool Tokenizer::next_in_text(Token& token) {
  const TextState state = state_;
  std::size_t end = html_.size();
  if (state == TextState::kCdata) {
    end = std::min(html_.find("]]>", at_), html_.size());
  } else if (state == TextState::kScript) {
    end = find_script_end();
  } else if (state != TextState::kPlaintext) {
    end = find_end_tag(at_);
  }
  const std::size_t begin = at_;
  at_ = end;
  if (state == TextState::kCdata) at_ = std::min(end + 3, html_.size());
  if (end > begin) {
    if (state == TextState::kCdata) state_ = TextState::kData;
    token.kind = TokenKind::kText;
    token.state = state;
    token.data = html_.substr(begin, end - begin);
    return true;
  }
  state_ = TextState::kData;
  return state != TextState::kCdata && read_tag(token, end + 2, TokenKind::kEndTag);
}

bool Tokenizer::ends_at(std::size_t at, std::string_view name) const {
  const std::size_t end = at + 2 + name.size();
  if (end >= html_.size() || html_[at + 1] != '/' || !is(html_[end], kTagNameEnd)) return false;
  return std::equal(name.begin(), name.end(), html_.begin() + static_cast<std::ptrdiff_t>(at + 2),
                    [](char a, char b) { return lower(a) == lower(b); });
}

std::size_t Tokenizer::find_end_tag(std::size_t from) const {
  if (end_name_.empty()) return html_.size();
  for (std::size_t at = from; (at = html_.find('<', at)) != kNone; ++at) {
    if (ends_at(at, end_name_)) return at;
  }
  return html_.size();
}

// Inside <!-- --> a script may hold <script> … </script> of its own: the script data escaped and
// double escaped states.
std::size_t Tokenizer::find_script_end() const {
  bool escaped = false, twice = false;
  std::size_t dashes = 0;  // where "-->" may begin to end the comment
  for (std::size_t at = at_; at < html_.size(); ++at) {
    if (!escaped) {
      at = html_.find('<', at);
      if (at == kNone) break;
    }
    const char c = html_[at];
    if (c == '<') {
      if (!twice && !end_name_.empty() && ends_at(at, end_name_)) return at;
      if (!escaped && html_.substr(at).starts_with("<!--")) {
        escaped = true;
        dashes = at + 2;
        at += 1;
      } else if (twice && ends_at(at, "script")) {
        twice = false;
      } else if (escaped && !twice && equals_lower(html_.substr(at + 1, 6), "script") &&
                 at + 7 < html_.size() && is(html_[at + 7], kTagNameEnd)) {
        twice = true;
      }
    } else if (c == '-' && at >= dashes && html_.substr(at).starts_with("-->")) {
      escaped = twice = false;
      at += 2;
    }
  }
  return html_.size();
}

// `name`: where the tag's name begins. False when the input ends within the tag: nothing is left.
bool Tokenizer::read_tag(Token& token, std::size_t name, TokenKind kind) {
  const std::size_t end = find(html_, name, kTagNameEnd);
  token.kind = kind;
  token.data = html_.substr(name, end - name);
  at_ = end;
  return read_attributes(token);
}

bool Tokenizer::read_attributes(Token& token) {
  for (;;) {
    at_ = skip_space(html_, at_);
    if (at_ >= html_.size()) return false;
    const char c = html_[at_];
    if (c == '>') {
      ++at_;
      return true;
    }
    if (c == '/') {
      ++at_;
      if (at_ < html_.size() && html_[at_] == '>') {
        token.self_closing = true;
        ++at_;
        return true;
      }
      continue;
    }
    read_attribute(token);
  }
}

void Tokenizer::read_attribute(Token& token) {
  const std::size_t begin = at_;
  const std::size_t end = find(html_, begin + 1, kNameEnd);  // a leading '=' is part of the name
  Attribute attribute{html_.substr(begin, end - begin), std::string_view("")};
  at_ = end;
  const std::size_t equals = skip_space(html_, end);
  if (equals < html_.size() && html_[equals] == '=') {
    at_ = skip_space(html_, equals + 1);
    at_ = read_value(attribute.value);
  }
  token.attributes.push_back(attribute);
}

// Where the value ends, its closing quote included.
std::size_t Tokenizer::read_value(std::string_view& value) {
  if (at_ >= html_.size()) return at_;
  const char quote = html_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t end = html_.find(quote, at_ + 1);
    if (end == kNone) return html_.size();
    value = html_.substr(at_ + 1, end - at_ - 1);
    return end + 1;
  }
  const std::size_t end = find(html_, at_, kUnquotedEnd);
  value = html_.substr(at_, end - at_);
  return end;
}

void Tokenizer::read_markup_declaration(Token& token) {
  const std::string_view rest = html_.substr(at_);
  if (rest.starts_with("--")) {
    at_ += 2;
    return read_comment(token);
  }
  if (equals_lower(rest.substr(0, 7), "doctype")) {
    at_ += 7;
    return read_doctype(token);
  }
  if (cdata_ && rest.starts_with("[CDATA[")) {
    at_ += 7;
    state_ = TextState::kCdata;
    return next(token);
  }
  read_bogus_comment(token);
}

void Tokenizer::read_bogus_comment(Token& token) {
  const std::size_t end = std::min(html_.find('>', at_), html_.size());
  token.kind = TokenKind::kComment;
  token.data = html_.substr(at_, end - at_);
  at_ = std::min(end + 1, html_.size());
}

void Tokenizer::read_comment(Token& token) {
  token.kind = TokenKind::kComment;
  token.data = {};
  const std::string_view rest = html_.substr(at_);
  if (rest.starts_with(">") || rest.starts_with("->")) {
    at_ += rest[0] == '>' ? 1 : 2;
    return;
  }
  for (std::size_t dashes = 0; (dashes = rest.find("--", dashes)) != kNone; ++dashes) {
    const std::string_view tail = rest.substr(dashes + 2);
    if (!tail.starts_with(">") && !tail.starts_with("!>")) continue;
    token.data = rest.substr(0, dashes);
    at_ += dashes + 2 + (tail[0] == '>' ? 1 : 2);
    return;
  }
  at_ = html_.size();
  token.data = rest;
  for (const std::string_view tail : {"--!", "--", "-"}) {
    if (!rest.ends_with(tail)) continue;
    token.data.remove_suffix(tail.size());
    break;
  }
}

}  // namespace newsfold::extract::html

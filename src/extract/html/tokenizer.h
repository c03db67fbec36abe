// The tokens of HTML, by the tokenization rules of the HTML Living Standard (section 13.2.5), as
// views into the input: states that only matter for error messages are folded into scans.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::extract::html {

enum class TokenKind : std::uint8_t { kText, kStartTag, kEndTag, kComment, kDoctype, kEnd };

// How text reads, which also says where it ends: the standard's states of the same names.
enum class TextState : std::uint8_t {
  kData,
  kRcdata,   // title, textarea: character references, no tags
  kRawtext,  // style, xmp, iframe, noembed, noframes: neither
  kScript,   // script
  kPlaintext,
  kCdata,
};

struct Attribute {
  std::string_view name;   // as written: see append_name
  std::string_view value;  // as written, without quotes: see append_value
};

struct Doctype {
  std::string name, public_id, system_id;
  bool has_name = false, has_public_id = false, has_system_id = false;
  bool force_quirks = false;
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  TextState state = TextState::kData;  // of a text
  std::string_view data;  // text (see append_text), a tag's name as written, or a comment
  bool self_closing = false;
  std::vector<Attribute> attributes;  // as written: of equal names the first counts
  Doctype doctype;

  // Value as written of the first attribute of that name; null data without one.
  std::string_view attribute(std::string_view lower_name) const;
};

class Tokenizer {
 public:
  // `html` must outlive the tokenizer and its tokens.
  explicit Tokenizer(std::string_view html) : html_(html) {}

  // The next token; one run of text may come as several tokens. After the last, kEnd for ever.
  void next(Token& token);

  // What follows is text in this state, up to the end tag `name` (a tag's name, as written).
  void enter(TextState state, std::string_view name);
  // Whether CDATA sections are text: inside svg and math.
  void allow_cdata(bool allowed) { cdata_ = allowed; }
  std::size_t position() const { return at_; }

 private:
  bool next_in_data(Token& token);
  bool next_in_text(Token& token);
  bool read_tag(Token& token, std::size_t name, TokenKind kind);
  bool read_attributes(Token& token);
  void read_attribute(Token& token);
  std::size_t read_value(std::string_view& value);
  void read_markup_declaration(Token& token);
  void read_comment(Token& token);
  void read_bogus_comment(Token& token);
  void read_doctype(Token& token);
  std::size_t find_end_tag(std::size_t from) const;
  std::size_t find_script_end() const;
  bool ends_at(std::size_t at, std::string_view name) const;

  std::string_view html_;
  std::size_t at_ = 0;
  TextState state_ = TextState::kData;
  std::string_view end_name_;
  bool cdata_ = false;
};

// Append what the bytes of a token stand for: character references resolved, line ends made \n, NUL
// made U+FFFD (kept in data and CDATA).
void append_text(std::string& out, std::string_view raw, TextState state);
void append_value(std::string& out, std::string_view raw);  // of an attribute
void append_name(std::string& out, std::string_view raw);   // also lower case
void append_comment(std::string& out, std::string_view raw);

// Letter case of ASCII ignored. REQUIRES: `lower` has no capitals.
bool equals_lower(std::string_view text, std::string_view lower);

}  // namespace newsfold::extract::html

// The document type declaration: states 13.2.5.53 to 13.2.5.68 of the standard.
#include "extract/html/tokenizer.h"

namespace newsfold::extract::html {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

class Reader {
 public:
  Reader(std::string_view rest, Doctype& doctype) : rest_(rest), doctype_(doctype) {}

  // How many bytes the declaration takes, its '>' included.
  std::size_t run() {
    skip_space();
    read_name();
    if (!at_end()) read_ids();
    return at_;
  }

 private:
  bool at_end() {
    if (at_ < rest_.size() && rest_[at_] != '>') return false;
    if (at_ >= rest_.size()) {
      doctype_.force_quirks = true;
    } else {
      ++at_;
    }
    return true;
  }

  void skip_space() {
    while (at_ < rest_.size() && is_space(rest_[at_])) ++at_;
  }

  void read_name() {
    const std::size_t begin = at_;
    while (at_ < rest_.size() && rest_[at_] != '>' && !is_space(rest_[at_])) ++at_;
    doctype_.has_name = at_ > begin;
    if (!doctype_.has_name) doctype_.force_quirks = true;
    append_name(doctype_.name, rest_.substr(begin, at_ - begin));
    skip_space();
  }

  void read_ids() {
    const std::string_view word = rest_.substr(at_, 6);
    const bool is_public = equals_lower(word, "public");
    if (!is_public && !equals_lower(word, "system")) return give_up();
    at_ += 6;
    skip_space();
    if (is_public) {
      if (!read_id(doctype_.public_id, doctype_.has_public_id)) return;
      skip_space();
      if (at_end()) return;
      if (rest_[at_] != '"' && rest_[at_] != '\'') return give_up();
    }
    if (!read_id(doctype_.system_id, doctype_.has_system_id)) return;
    skip_space();
    if (!at_end()) skip_to_end();
  }

  // False when the declaration ended here.
  bool read_id(std::string& id, bool& has_id) {
    if (at_ >= rest_.size() || (rest_[at_] != '"' && rest_[at_] != '\'')) {
      give_up();
      return false;
    }
    const char quote = rest_[at_++];
    const std::size_t begin = at_;
    while (at_ < rest_.size() && rest_[at_] != quote && rest_[at_] != '>') ++at_;
    has_id = true;
    append_comment(id, rest_.substr(begin, at_ - begin));
    if (at_ < rest_.size() && rest_[at_] == quote) {
      ++at_;
      return true;
    }
    doctype_.force_quirks = true;
    at_end();
    return false;
  }

  void give_up() {
    doctype_.force_quirks = true;
    skip_to_end();
  }

  void skip_to_end() {
    const std::size_t end = rest_.find('>', at_);
    at_ = end == std::string_view::npos ? rest_.size() : end + 1;
  }

  std::string_view rest_;
  Doctype& doctype_;
  std::size_t at_ = 0;
};

}  // namespace

void Tokenizer::read_doctype(Token& token) {
  token.kind = TokenKind::kDoctype;
  token.data = {};
  token.doctype = {};
  at_ += Reader(html_.substr(at_), token.doctype).run();
}

}  // namespace newsfold::extract::html

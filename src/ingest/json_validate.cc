#include "ingest/json_validate.h"

namespace newsfold::ingest {
namespace {

constexpr int kMaxDepth = 512;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// A recursive descent parser that keeps nothing. Every function advances past what it accepts.
class Validator {
 public:
  explicit Validator(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  bool accept_all() {
    skip_space();
    if (!value(0)) return false;
    skip_space();
    return at_ == end_;
  }

 private:
  bool accept(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\n' || *at_ == '\r')) ++at_;
  }

  bool literal(std::string_view word) {
    if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, word.size()) !=
        word) {
      return false;
    }
    at_ += word.size();
    return true;
  }

  bool digits() {
    if (at_ == end_ || !is_digit(*at_)) return false;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return true;
  }

  bool number() {
    accept('-');
    if (!accept('0') && !digits()) return false;
    if (accept('.') && !digits()) return false;
    if (accept('e') || accept('E')) {
      if (!accept('+')) accept('-');
      return digits();
    }
    return true;
  }

  bool escape() {
    if (at_ == end_) return false;
    const char c = *at_++;
    if (c != 'u') return std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
    for (int i = 0; i < 4; ++i) {
      if (at_ == end_ || !is_hex(*at_++)) return false;
    }
    return true;
  }

  bool string() {
    if (!accept('"')) return false;
    while (at_ != end_) {
      const char c = *at_++;
      if (c == '"') return true;
      if (c == '\\' && !escape()) return false;
      if (static_cast<unsigned char>(c) < 0x20) return false;
    }
    return false;
  }

  bool array(int depth) {
    skip_space();
    if (accept(']')) return true;
    do {
      skip_space();
      if (!value(depth)) return false;
      skip_space();
    } while (accept(','));
    return accept(']');
  }

  bool object(int depth) {
    skip_space();
    if (accept('}')) return true;
    do {
      skip_space();
      if (!string()) return false;
      skip_space();
      if (!accept(':')) return false;
      skip_space();
      if (!value(depth)) return false;
      skip_space();
    } while (accept(','));
    return accept('}');
  }

  bool value(int depth) {
    if (at_ == end_ || depth == kMaxDepth) return false;
    switch (*at_) {
      case '{':
        ++at_;
        return object(depth + 1);
      case '[':
        ++at_;
        return array(depth + 1);
      case '"':
        return string();
      case 't':
        return literal("true");
      case 'f':
        return literal("false");
      case 'n':
        return literal("null");
      default:
        return number();
    }
  }

  const char* at_;
  const char* end_;
};

}  // namespace

bool is_json_value(std::string_view text) { return Validator(text).accept_all(); }

}  // namespace newsfold::ingest

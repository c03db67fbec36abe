#include "train/rewrite.h"

#include "extract/characters.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"

namespace newsfold::train {
namespace {

using extract::Char;
using extract::CharClass;

std::string uncased(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = extract::read_char(text, at);
    if (c.upper) {
      text::append(out, c.folded);
    } else {
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

constexpr std::uint32_t kIdeographs = 3000;  // as many as print commonly uses
constexpr std::size_t kShortWord = 3;        // letters; one ideograph will do

void append_word(std::string& out, std::uint64_t hash, std::size_t letters) {
  for (std::size_t k = 0; k < (letters <= kShortWord ? 1 : 2); ++k) {
    text::append(out, U'\u4E00' + static_cast<char32_t>(hash % kIdeographs));
    hash = mix64(hash);
  }
}

// Empty for what stays as it is.
std::string_view wide_mark(CharClass kind, char32_t mark) {
  if (kind == CharClass::kSentenceEnd) return mark == U'?' ? "？" : mark == U'!' ? "！" : "。";
  if (kind == CharClass::kComma) return "，";
  return kind == CharClass::kColon ? "：" : "";
}

std::string ideographs(std::string_view text) {
  std::string out;
  std::uint64_t hash = 0;
  std::size_t letters = 0;
  CharClass before = CharClass::kSpace;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = extract::read_char(text, at);
    const std::string_view bytes = text.substr(at, c.size);
    at += c.size;
    const bool in_word =
        c.kind == CharClass::kLetter ||
        (letters > 0 && (c.kind == CharClass::kApostrophe || c.kind == CharClass::kMark));
    if (in_word) {
      hash = mix64(hash + c.folded);
      ++letters;
    } else {
      if (letters > 0) append_word(out, hash, letters);
      hash = 0;
      letters = 0;
      const std::string_view mark = before == CharClass::kDigit ? "" : wide_mark(c.kind, c.folded);
      if (!mark.empty()) {
        out.append(mark);
      } else if (bytes != " ") {
        out.append(bytes);
      }
    }
    before = c.kind;
  }
  if (letters > 0) append_word(out, hash, letters);
  return out;
}

}  // namespace

std::string rewrite(std::string_view text, Script script) {
  if (script == Script::kOwn) return std::string(text);
  return script == Script::kUncased ? uncased(text) : ideographs(text);
}

}  // namespace newsfold::train

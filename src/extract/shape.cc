#include "extract/shape.h"

#include <algorithm>

#include "newsfold/base/hash.h"

namespace newsfold::extract {
namespace {

constexpr std::uint64_t kHashStart = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kHashStep = 0x100000001b3ULL;

// Builds the words and counts of one line, character by character.
class Meter {
 public:
  Meter(std::string_view line, std::vector<Word>& words) : line_(line), words_(words) {
    shape_.first_word = static_cast<std::uint32_t>(words.size());
    shape_.hash = kHashStart;
  }

  LineShape run() {
    for (offset_ = 0; offset_ < line_.size();) {
      if (in_word_ && !number_ && take_small_letters()) continue;
      const Char c = read_char(line_, offset_);
      take(c);
      offset_ += c.size;
    }
    close_word();
    shape_.words = static_cast<std::uint32_t>(words_.size()) - shape_.first_word;
    shape_.ends_sentence = ends_;
    shape_.end = line_end();
    if (pending_end_) ++shape_.sentence_ends;
    shape_.hash = mix64(shape_.hash);
    return shape_;
  }

 private:
  // The small letters that a word goes on with, most of all text by far: what take() would do with
  // each, without asking what it is.
  bool take_small_letters() {
    const std::size_t begin = offset_;
    std::uint64_t hash = hash_;
    for (; offset_ < line_.size(); ++offset_) {
      const auto letter = static_cast<unsigned char>(line_[offset_]);
      if (static_cast<unsigned>(letter) - 'a' >= 26) break;
      hash = (hash ^ letter) * kHashStep;
    }
    const std::size_t letters = offset_ - begin;
    if (letters == 0) return false;
    hash_ = hash;
    shape_.code_points += static_cast<std::uint32_t>(letters);
    shape_.letters += static_cast<std::uint32_t>(letters);
    shape_.last = CharClass::kLetter;
    word_.size = static_cast<std::uint16_t>(word_.size + letters);
    previous_lower_ = true;
    return true;
  }

  LineEnd line_end() const {
    if (ends_) return sentence_end_;
    if (shape_.last == CharClass::kColon) return LineEnd::kColon;
    return shape_.last == CharClass::kComma ? LineEnd::kComma : LineEnd::kOther;
  }

  void take(const Char& c) {
    ++shape_.code_points;
    if (shape_.first == CharClass::kSpace) {
      shape_.first = c.kind;
      shape_.first_upper = c.upper;
    }
    if (c.kind != CharClass::kSpace) shape_.last = c.kind;
    switch (c.kind) {
      case CharClass::kLetter:
        return take_letter(c);
      case CharClass::kIdeograph:
        return take_ideograph(c);
      case CharClass::kDigit:
        return take_digit(c);
      case CharClass::kMark:
        return;
      case CharClass::kApostrophe:
        if (in_word_ && !number_) return;  // don't: the word goes on
        ++shape_.quotes;
        return close_word();
      default:
        return take_punctuation(c);
    }
  }

  void take_letter(const Char& c) {
    if (in_word_ && number_) close_word();
    if (!in_word_) open_word();
    ++shape_.letters;
    if (c.upper) {
      ++shape_.uppers;
      ++upper_;
      if (word_.size == 0) word_.flags |= Word::kCapital;
      if (previous_lower_) word_.flags |= Word::kGlued;
    }
    previous_lower_ = !c.upper;
    hash_ = (hash_ ^ c.folded) * kHashStep;
    ++word_.size;
  }

  void take_ideograph(const Char& c) {
    close_word();
    open_word();
    word_.flags = Word::kIdeograph;
    hash_ = (hash_ ^ c.folded) * kHashStep;
    word_.size = 1;
    ++shape_.letters;
    ++shape_.ideographs;
    close_word();
  }

  void take_digit(const Char& c) {
    if (in_word_ && !number_) close_word();
    if (!in_word_) {
      open_word();
      number_ = true;
      value_ = 0;
      word_.flags = Word::kNumber;
      hash_ = (hash_ ^ U'0') * kHashStep;
    }
    value_ =
        std::min(value_ * 10 + (c.folded >= '0' && c.folded <= '9' ? c.folded - '0' : 0), 99999U);
    ++word_.size;
    ++shape_.digits;
  }

  void take_punctuation(const Char& c) {
    const bool after_number = in_word_ && number_;
    const bool after_abbreviation = in_word_ && !number_ && word_.size == 1 && upper_ == 1;
    close_word();
    switch (c.kind) {
      case CharClass::kSpace:
        if (pending_end_) count_end();
        return;
      case CharClass::kSentenceEnd:
        sentence_end_ = read_end(c.folded);
        ends_ = pending_end_ = !after_abbreviation || offset_ + c.size == line_.size();
        if (c.folded > 0x7F && c.folded != 0x2026) count_end();  // no space follows in CJK
        return;
      case CharClass::kQuote:
        ++shape_.quotes;
        return;
      case CharClass::kClose:
        return;
      case CharClass::kComma:
        ++shape_.commas;
        break;
      case CharClass::kColon:
        shape_.before_colon = static_cast<std::uint32_t>(words_.size()) - shape_.first_word;
        if (after_number && offset_ + 1 < line_.size() && line_[offset_ + 1] >= '0' &&
            line_[offset_ + 1] <= '9') {
          shape_.clock = true;
        }
        if (line_.substr(offset_).starts_with("://")) shape_.address = true;
        break;
      case CharClass::kBar:
        ++shape_.bars;
        break;
      case CharClass::kSymbol:
        ++shape_.symbols;
        if (c.folded == '@') shape_.address = true;
        if (c.folded == 0xA9) take_copyright();
        break;
      default:
        break;
    }
    ends_ = pending_end_ = false;
  }

  LineEnd read_end(char32_t mark) const {
    switch (mark) {
      case U'?':
      case U'\uFF1F':
      case U'\u061F':
      case U'\u037E':
        return LineEnd::kQuestion;
      case U'!':
      case U'\uFF01':
        return LineEnd::kCall;
      case U'\u2026':
        return LineEnd::kEllipsis;
      default:
        return offset_ > 0 && line_[offset_] == '.' && line_[offset_ - 1] == '.'
                   ? LineEnd::kEllipsis
                   : LineEnd::kStop;
    }
  }

  // The one sign that phrase rules may name.
  void take_copyright() {
    shape_.copyright = true;
    open_word();
    hash_ = (hash_ ^ 0xA9U) * kHashStep;
    word_.size = 1;
    close_word();
  }

  void count_end() {
    ++shape_.sentence_ends;
    pending_end_ = false;
  }

  void open_word() {
    ends_ = pending_end_ = false;  // "example.com": a point inside a word ends nothing
    in_word_ = true;
    number_ = false;
    previous_lower_ = false;
    upper_ = 0;
    hash_ = kHashStart;
    word_ = {};
    word_.begin = static_cast<std::uint32_t>(offset_);
  }

  void close_word() {
    if (!in_word_) return;
    in_word_ = false;
    if (upper_ > 1 && upper_ == word_.size) word_.flags |= Word::kAllCaps;
    if (word_.flags & Word::kCapital) ++shape_.capitals;
    if (word_.flags & Word::kGlued) ++shape_.glued;
    if (number_ && word_.size == 4 && value_ >= 1900 && value_ < 2100) ++shape_.years;
    word_.hash = mix64(hash_);
    shape_.hash = (shape_.hash ^ (number_ ? value_ : word_.hash)) * kHashStep;
    words_.push_back(word_);
  }

  std::string_view line_;
  std::vector<Word>& words_;
  LineShape shape_;
  Word word_;
  std::size_t offset_ = 0;
  std::uint64_t hash_ = kHashStart;
  std::uint32_t value_ = 0;
  std::uint32_t upper_ = 0;
  LineEnd sentence_end_ = LineEnd::kOther;
  bool in_word_ = false;
  bool number_ = false;
  bool previous_lower_ = false;
  bool pending_end_ = false;
  bool ends_ = false;  // nothing but space and closing marks since a sentence ended
};

}  // namespace

LineShape measure_line(std::string_view line, std::vector<Word>& words) {
  return Meter(line, words).run();
}

}  // namespace newsfold::extract

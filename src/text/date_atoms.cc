#include "text/date_atoms.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include <unicode/uchar.h>

#include "newsfold/text/utf8.h"
#include "simd/ascii.h"

namespace newsfold::text {
namespace {

using simd::AsciiBlock;

constexpr std::size_t kMaxWordBytes = 40;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// The value of a decimal digit of any script, or -1. Ranges first: most text never reaches ICU.
int digit_value(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  if (c < 0x0660 || (c > 0x0DFF && c < 0xFF10)) return -1;
  return u_charDigitValue(static_cast<UChar32>(c));
}

// Ideographs, kana and hangul are words of their own: none is in the table.
bool is_word_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c >= 0x0400 && c <= 0x0481) return true;
  if (c >= 0x2E80) return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return u_isalpha(static_cast<UChar32>(c)) != 0 || type == U_NON_SPACING_MARK ||
         type == U_COMBINING_SPACING_MARK;
}

bool is_upper_letter(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

// What the bytes of a text are: of one text after the other, for many are a line.
struct Bytes {
  std::vector<AsciiBlock> blocks;  // and one empty block behind at least
  std::string lower;               // with a-z for A-Z
};

class Scanner {
 public:
  Scanner(std::string_view text, Bytes& bytes)
      : text_(text), names_(DateNames::shipped()), blocks_(bytes.blocks), lower_(bytes.lower) {
    blocks_.assign(text.size() / 64 + 2, {});
    lower_.resize(text.size());
    simd::classify_ascii(text.data(), text.size(), blocks_.data(), lower_.data());
  }

  std::vector<DateAtom> scan() {
    while (find_start()) {
      if (plain_word()) continue;
      std::size_t next = at_;
      const char32_t c = decode(text_, next);
      if (digit_value(c) >= 0) {
        number();
      } else if (is_word_letter(c)) {
        word();
      } else {
        at_ = next;
      }
    }
    return std::move(atoms_);
  }

 private:
  // Moves to the next letter or digit of ASCII, or byte beyond it. False at the end.
  bool find_start() {
    for (std::size_t b = at_ / 64; b + 1 < blocks_.size(); at_ = 64 * ++b) {
      const AsciiBlock& block = blocks_[b];
      const std::uint64_t starts = (block.letters | block.digits | block.high) >> (at_ % 64);
      if (starts == 0) continue;
      at_ += static_cast<std::size_t>(std::countr_zero(starts));
      return true;
    }
    return false;
  }

  // A word of ASCII letters, a capital at most at its head, with nothing behind it that may go on
  // with it: nearly all words of English text. False, and nothing read, for what else stands here.
  bool plain_word() {
    const std::uint64_t letters = simd::bits_from(blocks_.data(), &AsciiBlock::letters, at_);
    const std::uint64_t capitals = simd::bits_from(blocks_.data(), &AsciiBlock::capitals, at_);
    const auto size = static_cast<std::size_t>(std::countr_one(letters));
    const std::uint64_t word = (std::uint64_t{1} << (size % 64)) - 1;
    if (size == 0 || size > kMaxWordBytes - 4 || (capitals & word) > 1) return false;
    const std::size_t begin = at_;
    const char behind = begin + size < text_.size() ? text_[begin + size] : ' ';
    if (behind == '\'' || static_cast<signed char>(behind) < 0) return false;
    at_ += size;
    look_up(std::string_view(lower_).substr(begin, size), begin, (capitals & 1U) != 0);
    return true;
  }

  void number() {
    DateAtom atom;
    atom.begin = static_cast<std::uint32_t>(at_);
    std::int32_t value = 0;
    std::size_t digits = 0;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const int digit = digit_value(decode(text_, next));
      if (digit < 0) break;
      if (digits < 5) value = value * 10 + digit;
      ++digits;
      at_ = next;
    }
    if (digits > 4) {
      glued_year(atom, digits);
      return;
    }
    atom.end = static_cast<std::uint32_t>(at_);
    atom.number = value;
    atom.digits = static_cast<std::uint8_t>(digits);
    read_tail(atom);
    at_ = atom.end;
    atoms_.push_back(atom);
  }

  // "April 28 20232:23 PM": a year run together with what stands behind it.
  void glued_year(DateAtom& atom, std::size_t digits) {
    const std::string_view head = text_.substr(atom.begin, 4);
    if (digits > 10 || !std::ranges::all_of(head, is_ascii_digit) ||
        !(head.starts_with("19") || head.starts_with("20")))
      return;
    atom.end = atom.begin + 4;
    atom.number = 0;
    for (const char c : head) atom.number = atom.number * 10 + (c - '0');
    atom.digits = 4;
    atom.tail = NumberTail::kDigits;
    atoms_.push_back(atom);
  }

  // Whether anything that read_tail() knows may begin so: most numbers end at a blank.
  static bool may_be_tail(std::string_view rest) {
    if (rest.empty()) return false;
    const char c = rest.front();
    if (c == ' ') return rest.size() > 1 && rest[1] == '%';
    return static_cast<signed char>(c) < 0 || is_word_letter(static_cast<char32_t>(c)) ||
           c == '%' || c == '.' || c == ',' || c == '-';
  }

  void read_tail(DateAtom& atom) {
    const std::string_view rest = text_.substr(at_, 8);
    if (!may_be_tail(rest)) return;
    struct Tail {
      std::string_view bytes;
      NumberTail tail;
    };
    static constexpr Tail kTails[] = {
        {"年", NumberTail::kYear},     {"년", NumberTail::kYear},    {"月", NumberTail::kMonth},
        {"월", NumberTail::kMonth},    {"日", NumberTail::kDay},     {"号", NumberTail::kDay},
        {"일", NumberTail::kDay},      {".º", NumberTail::kOrdinal}, {"º", NumberTail::kOrdinal},
        {"ª", NumberTail::kOrdinal},   {"°", NumberTail::kUnitMark}, {"%", NumberTail::kUnitMark},
        {" %", NumberTail::kUnitMark},
    };
    for (const Tail& tail : kTails) {
      if (!rest.starts_with(tail.bytes)) continue;
      atom.tail = tail.tail;
      if (tail.tail != NumberTail::kUnitMark)
        atom.end += static_cast<std::uint32_t>(tail.bytes.size());
      return;
    }
    for (const std::string_view ordinal : {"st", "nd", "rd", "th", "er", "ère", "e", "-го"}) {
      if (!rest.starts_with(ordinal)) continue;
      std::size_t after = at_ + ordinal.size();
      if (after < text_.size() && is_word_letter(decode(text_, after))) continue;
      atom.tail = NumberTail::kOrdinal;
      atom.end += static_cast<std::uint32_t>(ordinal.size());
      return;
    }
    if (is_group(rest, atom.digits)) {
      atom.tail = NumberTail::kUnitMark;
      return;
    }
    std::size_t after = at_;
    if (!rest.empty() && is_word_letter(decode(text_, after))) atom.tail = NumberTail::kLetters;
  }

  // ",000" after at most three digits.
  static bool is_group(std::string_view rest, std::size_t digits) {
    if (digits > 3 || rest.size() < 4 || (rest[0] != ',' && rest[0] != '.')) return false;
    for (std::size_t i = 1; i < 4; ++i) {
      if (!is_ascii_digit(rest[i])) return false;
    }
    return rest.size() == 4 || !is_ascii_digit(rest[4]);
  }

  // A run of letters, cut where a small letter meets a capital ("PublishedMarch").
  void word() {
    char folded[kMaxWordBytes];
    std::size_t size = 0;
    const std::size_t begin = at_;
    bool last_lower = false, capital = false;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = decode(text_, next);
      const bool apostrophe = (c == '\'' || c == 0x2019) && size > 0 && size < 4;
      if (!is_word_letter(c) && !apostrophe) break;
      const bool upper = is_upper_letter(c);
      if (upper && last_lower) break;
      if (at_ == begin) capital = upper || (c >= 0x0590 && c < 0x1E00);
      last_lower = !upper && !apostrophe;
      fold_into(folded, size, c, text_.substr(at_, next - at_));
      at_ = next;
    }
    look_up({folded, size}, begin, capital);
  }

  // Appends the lower-case form; an over-long word grows no further and fails the lookup.
  static void fold_into(char* folded, std::size_t& size, char32_t c, std::string_view bytes) {
    if (size + 4 > kMaxWordBytes) return;
    if (c == 0x2019) c = '\'';
    if (c < 0x80) {
      folded[size++] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      return;
    }
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    if (lower == c) {
      std::memcpy(folded + size, bytes.data(), bytes.size());
      size += bytes.size();
      return;
    }
    std::string encoded;
    append(encoded, lower);
    std::memcpy(folded + size, encoded.data(), encoded.size());
    size += encoded.size();
  }

  void look_up(std::string_view folded, std::size_t begin, bool capital) {
    // "d'août", "l'11": the article before an apostrophe is no part of the word.
    std::size_t skipped = 0;
    std::span<const DateWord> readings = names_.find(folded);
    if (readings.empty() && folded.size() > 2 && folded[1] == '\'') {
      skipped = 2;
      readings = names_.find(folded.substr(2));
    }
    if (readings.empty()) return;
    DateAtom atom;
    atom.begin = static_cast<std::uint32_t>(begin + skipped);
    atom.end = static_cast<std::uint32_t>(at_);
    atom.readings = readings;
    atom.capital = capital;
    atoms_.push_back(atom);
  }

  std::string_view text_;
  const DateNames& names_;
  std::vector<AsciiBlock>& blocks_;
  std::string& lower_;
  std::vector<DateAtom> atoms_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<DateAtom> date_atoms(std::string_view text) {
  thread_local Bytes bytes;
  return Scanner(text, bytes).scan();
}

}  // namespace newsfold::text

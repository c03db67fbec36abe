#include "newsfold/text/names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/translit.h>
#include <unicode/uchar.h>

#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"
#include "newsfold/text/words.h"
#include "text/ascii.h"

namespace newsfold::text {
namespace {

// Whether there was any.
bool replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::size_t at = text.find(from);
  if (at == std::string::npos) return false;
  for (; at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return true;
}

// A bit for each of a to z, and one for all else.
constexpr std::uint32_t letters_of(std::string_view text) {
  std::uint32_t letters = 0;
  for (const char c : text) letters |= 1U << (c >= 'a' && c <= 'z' ? c - 'a' : 31);
  return letters;
}

bool is_latin_block(char32_t c) {
  return (c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF);
}

// The ASCII letters of a Latin letter with marks: "é" → "e", "ß" → "ss", "ø" → "o".
std::string_view unmarked_latin(char32_t c) {
  static const std::vector<std::string> kTable = [] {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> transliterator(
        icu::Transliterator::createInstance("Latin-ASCII; Lower", UTRANS_FORWARD, status));
    std::vector<std::string> table;
    const auto add = [&](char32_t letter) {
      icu::UnicodeString buffer(static_cast<UChar32>(letter));
      transliterator->transliterate(buffer);
      std::string ascii;
      buffer.toUTF8String(ascii);
      table.push_back(std::move(ascii));
    };
    for (char32_t letter = 0xC0; letter <= 0x24F; ++letter) add(letter);
    for (char32_t letter = 0x1E00; letter <= 0x1EFF; ++letter) add(letter);
    return table;
  }();
  return kTable[c <= 0x24F ? c - 0xC0 : 0x24F - 0xC0 + 1 + (c - 0x1E00)];
}

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

// Between the parts of foreign names in Chinese and Japanese.
bool is_middle_dot(char32_t c) { return c == 0xB7 || c == 0x30FB; }
bool is_unspaced(char32_t c) { return c >= 0x3005 && c <= 0x9FFF; }

// Ideographs are read otherwise in each language and many are read alike: they stay as they are,
// kana and hangul with them.
bool is_east_asian(std::string_view name) {
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = decode(name, i);
    if (!is_unspaced(c) && !(c >= 0xAC00 && c <= 0xD7A3)) return false;
  }
  return true;
}

// Combining vowel signs and the like: parts of words in Indic and Semitic scripts.
bool is_mark(char32_t c) {
  return c >= 0x0300 && (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
}

std::string transliterate(std::string_view name) {
  thread_local std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  }();
  icu::UnicodeString buffer = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  transliterator->transliterate(buffer);
  std::string out;
  buffer.toUTF8String(out);
  to_lower_ascii(out);
  return out;
}

// ICU takes some microseconds for a word, and documents repeat their names: the last one of each
// place is kept. REQUIRES: not empty.
std::string remember_transliterated(std::string_view name) {
  constexpr std::size_t kPlaces = 1024, kLongest = 64;  // bytes
  struct Place {
    std::string name, latin;
  };
  thread_local std::vector<Place> places(kPlaces);
  if (name.size() > kLongest) return transliterate(name);
  Place& place = places[hash64(name) % kPlaces];
  if (place.name != name) place = {std::string(name), transliterate(name)};
  return place.latin;
}

}  // namespace

std::string latin_fold(std::string_view name) {
  if (!is_ascii(name) && !is_east_asian(name)) return remember_transliterated(name);
  std::string out(name);
  to_lower_ascii(out);
  return out;
}

namespace {

std::string make_variant_key(std::string_view token) {
  static constexpr std::pair<std::string_view, std::string_view> kRules[] = {
      {"'", ""},    {"ph", "f"},   {"oe", "o"}, {"ue", "u"}, {"ae", "a"}, {"ee", "i"}, {"kh", "h"},
      {"ks", "x"},  {"tch", "ch"}, {"ou", "u"}, {"w", "v"},  {"iy", "y"}, {"yy", "y"}, {"ij", "y"},
      {"ey", "ei"}, {"ej", "ei"},  {"ie", "e"}, {"ye", "e"}, {"yo", "e"}, {"ii", "i"}, {"j", "y"}};
  std::string key = latin_fold(token);
  for (std::size_t i = 0; i < key.size(); ++i) {  // "Jacob", "Jakob"
    const char next = i + 1 < key.size() ? key[i + 1] : ' ';
    if (key[i] == 'c' && next != 'h' && next != 'e' && next != 'i' && next != 'y') key[i] = 'k';
  }
  std::uint32_t letters = letters_of(key);  // and those that rules brought
  for (const auto& [from, to] : kRules) {
    // Most names have no place for most rules.
    if ((letters_of(from) & ~letters) != 0 || !replace_all(key, from, to)) continue;
    letters |= letters_of(to);
  }
  key.erase(std::unique(key.begin(), key.end()), key.end());
  if (!key.empty() && key.back() == 'i') key.back() = 'y';
  return key;
}

}  // namespace

// A corpus repeats its names, and a key costs some hundred times what it costs to look one up.
std::string variant_key(std::string_view token) {
  constexpr std::size_t kSlots = 2048;
  constexpr std::size_t kLongest = 40;  // bytes
  struct Slot {
    std::string token, key;
  };
  thread_local std::vector<Slot> slots(kSlots);
  if (token.size() > kLongest) return make_variant_key(token);
  Slot& slot = slots[hash64(token) % kSlots];
  if (slot.token != token) {
    slot.key = make_variant_key(token);
    slot.token = token;
  }
  return slot.key;
}

std::string fold_name_token(std::string_view token) {
  std::string out;
  out.reserve(token.size());
  if (is_ascii(token)) {
    for (char c : token) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&') out.push_back(c);
    }
    return out;
  }
  const std::string folded = fold(token);
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t start = i;
    const char32_t c = decode(folded, i);
    if (c < 0x80) {
      if (is_letter(c) || is_digit(c) || c == '&') out.push_back(static_cast<char>(c));
    } else if (is_latin_block(c)) {
      out.append(unmarked_latin(c));
    } else if (c == 0x0451) {
      append(out, 0x0435);  // Russian print leaves the dots of ё out
    } else if (c == 0x0307) {
      continue;  // of a Turkish İ in lower case
    } else if (is_letter(c) || is_digit(c) || is_mark(c)) {
      out.append(folded, start, i - start);
    }
  }
  return out;
}

std::vector<std::string> name_tokens(std::string_view name) {
  std::vector<std::string> tokens;
  const auto add = [&tokens](std::string_view raw) {
    for (const std::string_view suffix : {"'s", "’s", "'S", "’S", "ʼs"}) {
      if (raw.size() > suffix.size() && raw.ends_with(suffix)) {
        raw.remove_suffix(suffix.size());
        break;
      }
    }
    std::string token = fold_name_token(raw);
    if (!token.empty()) tokens.push_back(std::move(token));
  };
  std::size_t begin = 0;
  char32_t before = 0;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t start = i;
    const char32_t c = decode(name, i);
    const bool joins = is_middle_dot(c) && is_unspaced(before);
    before = c;
    if (!is_space(c) && !is_dash(c) && c != '/' && c != ',' && !joins) continue;
    add(name.substr(begin, start - begin));
    begin = i;
  }
  add(name.substr(begin));
  return tokens;
}

namespace {

constexpr char kEndsToken = 1;
// What a byte of ASCII adds to a name's key: itself, in lower case, nothing, or the end of a token.
constexpr std::array<char, 128> kKeyBytes = [] {
  std::array<char, 128> table{};
  for (char c = 'a'; c <= 'z'; ++c)
    table[static_cast<unsigned char>(c)] = table[static_cast<unsigned char>(c - 32)] = c;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = c;
  table['&'] = '&';
  for (const char c : std::string_view(" \t\n\v\f\r-/,"))
    table[static_cast<unsigned char>(c)] = kEndsToken;
  return table;
}();

// name_key of ASCII text in one pass: the same tokens, without a string for each.
std::string ascii_name_key(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  const auto added = [](char c) { return kKeyBytes[static_cast<unsigned char>(c)]; };
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t end = begin;
    while (end < name.size() && added(name[end]) != kEndsToken) ++end;
    std::string_view raw = name.substr(begin, end - begin);
    begin = end + 1;
    if (raw.size() > 2 && raw[raw.size() - 2] == '\'' && (raw.back() | 0x20) == 's') {
      raw.remove_suffix(2);
    }
    bool first = true;
    for (const char c : raw) {
      if (added(c) == 0) continue;
      if (first && !key.empty()) key.push_back(' ');
      first = false;
      key.push_back(added(c));
    }
  }
  return key;
}

}  // namespace

std::string name_key(std::string_view name) {
  if (is_ascii(name)) return ascii_name_key(name);
  std::string key;
  for (const std::string& token : name_tokens(name)) {
    if (!key.empty()) key.push_back(' ');
    key.append(latin_fold(token));
  }
  return key;
}

std::string provisional_id(std::string_view kind, std::string_view name) {
  std::string key(kind);
  key.push_back(':');
  key.append(name_key(name));
  return "n:" + hex64(hash64(key));
}

}  // namespace newsfold::text

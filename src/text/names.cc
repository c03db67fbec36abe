#include "newsfold/text/names.h"

#include <unicode/translit.h>

#include <algorithm>
#include <memory>

#include "newsfold/text/utf8.h"
#include "newsfold/text/words.h"

namespace newsfold::text {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void to_lower_ascii(std::string& text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

}  // namespace

std::string latin_fold(std::string_view name) {
  std::string out;
  if (is_ascii(name)) {
    out = name;
  } else {
    thread_local std::unique_ptr<icu::Transliterator> transliterator = [] {
      UErrorCode status = U_ZERO_ERROR;
      return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
          "Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    }();
    icu::UnicodeString buffer = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    transliterator->transliterate(buffer);
    buffer.toUTF8String(out);
  }
  to_lower_ascii(out);
  return out;
}

std::string variant_key(std::string_view token) {
  static constexpr std::pair<std::string_view, std::string_view> kRules[] = {
      {"'", ""},   {"kh", "h"}, {"ks", "x"},  {"tch", "ch"}, {"ou", "u"}, {"w", "v"},
      {"iy", "y"}, {"yy", "y"}, {"ij", "y"},  {"ey", "ei"},  {"ej", "ei"}, {"ie", "e"},
      {"ye", "e"}, {"yo", "e"}, {"ii", "i"},  {"j", "y"}};
  std::string key = latin_fold(token);
  for (const auto& [from, to] : kRules) replace_all(key, from, to);
  key.erase(std::unique(key.begin(), key.end()), key.end());
  if (!key.empty() && key.back() == 'i') key.back() = 'y';
  return key;
}

std::vector<std::string> name_tokens(std::string_view name) {
  std::string folded = fold(name);
  for (const std::string_view suffix : {"'s", "’s"}) {
    if (folded.ends_with(suffix)) folded.resize(folded.size() - suffix.size());
  }
  std::vector<std::string> tokens;
  std::string token;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t start = i;
    const char32_t c = decode(folded, i);
    const bool separator = is_space(c) || c == '-' || c == 0x2010 || c == 0x2013 || c == '/';
    if (separator) {
      if (!token.empty()) tokens.push_back(std::move(token));
      token.clear();
    } else if (is_letter(c) || is_digit(c) || c == '&' || c >= 0x0300) {
      const bool quote = c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
      if (!quote) token.append(folded, start, i - start);
    }
  }
  if (!token.empty()) tokens.push_back(std::move(token));
  return tokens;
}

}  // namespace newsfold::text

#include "normalize/unspaced.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"
#include "newsfold/text/words.h"
#include "normalize/shape.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kLongest = 12;  // code points of a name
constexpr std::size_t kShortest = 2;
// Names of so many code points are no part of another word by chance.
constexpr std::size_t kTelling = 3;
constexpr std::uint32_t kKnown = 280;          // prominence
constexpr std::uint32_t kWellKnown = 400;      // of those of two code points
constexpr std::uint32_t kBeyondSurname = 500;  // of places whose names aren't rather a family's

enum class Script : std::uint8_t { kOther, kHan, kHiragana, kKatakana };

Script script_of(char32_t c) {
  if (c >= 0x3041 && c <= 0x309F) return Script::kHiragana;
  if ((c >= 0x30A0 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF)) return Script::kKatakana;
  const bool han = c == 0x3005 || c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) ||
                   (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
                   (c >= 0x20000 && c <= 0x3FFFF);
  return han ? Script::kHan : Script::kOther;
}

// Characters that write foreign sounds and hardly begin a Chinese word: behind a short name written
// by sounds they go on with a longer one, as in 阿曼 and 阿曼達.
bool is_sound(char32_t c) {
  static constexpr std::u32string_view kSounds =
      U"尔爾斯娜莎娅婭蒂诺諾姆兹茲茨弗丽麗莉莲蓮妮琳丝絲夫达達亚亞";
  return kSounds.find(c) != std::u32string_view::npos;
}

// Last characters of names that mean something: 美国, 北京, 加州.
bool is_telling(char32_t c) {
  static constexpr std::u32string_view kTellingEnds = U"国國京海州洲湾灣岛島港门門南韩韓鲜鮮本";
  return kTellingEnds.find(c) != std::u32string_view::npos;
}

// 市, 県 and their like behind a place's name.
bool is_division(char32_t c) {
  static constexpr std::u32string_view kDivisions = U"市省州县縣県府都道区區";
  return kDivisions.find(c) != std::u32string_view::npos;
}

// Last characters of universities', ministries' and parties' names.
bool is_institution(char32_t c) {
  static constexpr std::u32string_view kHeads = U"学學校院部省庁厅廳局会會行党黨所館馆团團";
  return kHeads.find(c) != std::u32string_view::npos;
}

class Splitter {
 public:
  Splitter(TokenStream& stream, const Gazetteer* gazetteer, bool japanese)
      : stream_(stream), gazetteer_(gazetteer), japanese_(japanese) {}

  void run() {
    std::vector<Token> tokens;
    tokens.swap(stream_.tokens);
    stream_.tokens.reserve(tokens.size() * 2);
    for (const Token& token : tokens) {
      text_ = stream_.text(token);
      if (may_be_unspaced(text_)) {
        split(token);
      } else {
        stream_.tokens.push_back(token);
      }
    }
  }

 private:
  void split(const Token& token) {
    read();
    std::size_t begin = 0;
    const std::size_t count = letters_.size();
    for (std::size_t i = 0; i < count;) {
      const std::size_t length = name_at(i);
      if (length > 0) {
        cut(token, begin, i);
        cut(token, i, i + length);
        stream_.tokens.back().flags |= kCutOut;
        begin = i += length;
        continue;
      }
      ++i;
      const bool border = i < count && kind_at(i) != kind_at(i - 1);
      if (border) {
        cut(token, begin, i);
        begin = i;
      }
    }
    cut(token, begin, count);
  }

  // Words end where katakana, other Chinese or Japanese letters, and the rest meet.
  Script kind_at(std::size_t i) const {
    const Script script = script_of(letters_[i]);
    return script == Script::kHiragana ? Script::kHan : script;
  }

  void read() {
    letters_.clear();
    offsets_.clear();
    for (std::size_t at = 0; at < text_.size();) {
      offsets_.push_back(static_cast<std::uint32_t>(at));
      letters_.push_back(text::decode(text_, at));
    }
    offsets_.push_back(static_cast<std::uint32_t>(text_.size()));
    borders_.assign(text_.size() + 1, false);
    for (const text::Word& word : text::words(text_)) {
      borders_[word.begin] = borders_[word.end] = true;
    }
  }

  // Code points of the longest name that begins at the one, or 0.
  std::size_t name_at(std::size_t first) const {
    const Script script = script_of(letters_[first]);
    if (gazetteer_ == nullptr || script == Script::kOther || !borders_[offsets_[first]]) return 0;
    if (script != Script::kHan && first > 0 && script_of(letters_[first - 1]) == script) return 0;
    const std::size_t most = std::min(kLongest, letters_.size() - first);
    for (std::size_t length = most; length >= kShortest; --length) {
      if (is_name(first, first + length)) return length;
    }
    return 0;
  }

  bool is_name(std::size_t first, std::size_t end) const {
    // A word in kana ends where its kana do.
    const Script last = script_of(letters_[end - 1]);
    const char32_t next = end < letters_.size() ? letters_[end] : U' ';
    if (last != Script::kHan && script_of(next) == last) return false;
    const std::string_view word = text_.substr(offsets_[first], offsets_[end] - offsets_[first]);
    const std::array<std::uint64_t, 1> hash{hash64(word)};
    const GazetteerMatch match = gazetteer_->longest_match(hash, 0);
    if (match.token_count == 0) return false;
    const GazetteerReading reading = gazetteer_->readings(match.alias).front();
    const GazetteerEntry entry = gazetteer_->entry(reading.entry);
    const bool telling = end - first >= kTelling;
    const bool said_in_full = end - first > kTelling && is_institution(letters_[end - 1]) &&
                              entry.type == EntityType::kOrganization;
    if (!said_in_full && entry.prominence < (telling ? kKnown : kWellKnown)) return false;
    if (last != Script::kHan || telling) return true;
    const bool ordinary = (reading.flags & kCommonWord) != 0;
    return borders_[offsets_[end]] && !ordinary && is_short_name(entry, first, next);
  }

  // Two ideographs.
  bool is_short_name(const GazetteerEntry& entry, std::size_t first, char32_t next) const {
    if (!is_telling(letters_[first + 1]) && is_sound(next)) return false;
    const bool surname =
        japanese_ && entry.type == EntityType::kPlace && entry.prominence < kBeyondSurname;
    return !surname || is_division(next);
  }

  // Adds the code points from `first` to `end` of the token as one.
  void cut(const Token& token, std::size_t first, std::size_t end) {
    if (first >= end) return;
    Token piece = token;
    piece.begin = token.begin + offsets_[first];
    piece.end = token.begin + offsets_[end];
    piece.first = token.first + static_cast<std::uint32_t>(first);
    piece.last = token.first + static_cast<std::uint32_t>(end);
    if (first > 0) {
      piece.gap = kGapNone;
      piece.flags &= static_cast<std::uint8_t>(~kSentenceStart);
    }
    read_word(piece, text_.substr(offsets_[first], offsets_[end] - offsets_[first]));
    stream_.tokens.push_back(piece);
  }

  TokenStream& stream_;
  const Gazetteer* gazetteer_;
  const bool japanese_;
  std::string_view text_;               // of the token
  std::vector<char32_t> letters_;       // its code points
  std::vector<std::uint32_t> offsets_;  // in bytes, and one past the end
  std::vector<bool> borders_;           // by byte: a word of ICU's begins or ends there
};

}  // namespace

// Lead bytes of U+3000 to U+9FFF begin nothing else.
bool may_be_unspaced(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE3 && byte <= 0xE9;
  });
}

void split_unspaced(TokenStream& stream, const Gazetteer* gazetteer, std::string_view language) {
  const bool any = std::any_of(stream.segments.begin(), stream.segments.end(),
                               [](const Segment& s) { return may_be_unspaced(s.text); });
  if (!any) return;
  // Headlines are too short for telling their language, but not for a word in hiragana.
  const bool hiragana =
      std::any_of(stream.segments.begin(), stream.segments.end(), [](const Segment& s) {
        return s.text.find("\xE3\x81") != std::string_view::npos;  // U+3040 to U+307F
      });
  const bool japanese = language == "ja" || (language.empty() && hiragana);
  Splitter(stream, gazetteer, japanese).run();
}

}  // namespace newsfold::normalize

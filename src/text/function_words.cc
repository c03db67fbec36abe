#include "text/function_words.h"

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "base/fields.h"
#include "newsfold/text/utf8.h"
#include "simd/ascii.h"
#include "text/word_table.h"

NEWSFOLD_EMBEDDED(newsfold_function_words);

namespace newsfold::text {
namespace {

using LanguageSet = std::uint64_t;

struct Table {
  std::vector<std::string_view> languages;
  WordTable<LanguageSet> words;
};

Table read_table(std::string_view text) {
  Table table;
  while (!text.empty()) {
    std::string_view row = cut(text, '\n');
    if (row.empty() || row[0] == '#' || table.languages.size() == 64) continue;
    const LanguageSet language = LanguageSet{1} << table.languages.size();
    table.languages.push_back(cut(row, '\t'));
    while (!row.empty()) table.words[cut(row, ' ')] |= language;
  }
  return table;
}

const Table& shipped() {
  static const Table kTable =
      read_table(embedded(newsfold_function_words_begin, newsfold_function_words_end));
  return kTable;
}

// Small Latin letters; every other letter as it is, for the table is in lower case and sentences
// begin with few.
void fold_into(std::string& word, char32_t c) {
  if (c >= 'A' && c <= 'Z') c += 32;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x0410 && c <= 0x042F)) c += 32;
  append(word, c);
}

class Counter {
 public:
  explicit Counter(std::string_view text) : text_(text) {
    blocks_.assign(text.size() / 64 + 2, {});
    lower_.resize(text.size());
    simd::classify_ascii(text.data(), text.size(), blocks_.data(), lower_.data());
  }

  FunctionWordCounts count() {
    std::string word;
    for (std::size_t i = 0; i < text_.size();) {
      if (const std::size_t size = word.empty() ? plain_word(i) : 0; size > 0) {
        take(std::string_view(lower_).substr(i, size));
        i += size;
        continue;
      }
      const char32_t c = decode(text_, i);
      if (is_letter(c)) {
        fold_into(word, c);
      } else {
        take(word);
        word.clear();
      }
    }
    take(word);
    return summed();
  }

 private:
  // The size of the word of ASCII letters that begins here, 0 where it goes on with others: most
  // words are such, and need no copy.
  std::size_t plain_word(std::size_t at) const {
    const auto size = static_cast<std::size_t>(
        std::countr_one(simd::bits_from(blocks_.data(), &simd::AsciiBlock::letters, at)));
    const std::size_t end = at + size;
    const bool ends =
        size < 64 && (end == text_.size() || static_cast<signed char>(text_[end]) >= 0);
    return ends ? size : 0;
  }

  void take(std::string_view word) {
    if (word.empty()) return;
    ++words_;
    const LanguageSet* const found = table_.words.find(word);
    if (found == nullptr) return;
    for (LanguageSet set = *found; set != 0; set &= set - 1)
      ++hits_[static_cast<std::size_t>(std::countr_zero(set))];
  }

  FunctionWordCounts summed() const {
    FunctionWordCounts counts;
    counts.words = words_;
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (hits_[i] > counts.best_hits) {
        counts.second_hits = counts.best_hits;
        counts.best_hits = hits_[i];
        counts.best = table_.languages[i];
      } else if (hits_[i] > counts.second_hits) {
        counts.second_hits = hits_[i];
      }
    }
    return counts;
  }

  const Table& table_ = shipped();
  std::string_view text_;
  std::vector<simd::AsciiBlock> blocks_;  // of text_, and one empty block behind at least
  std::string lower_;                     // text_ with a-z for A-Z
  std::size_t words_ = 0;
  std::vector<std::size_t> hits_ = std::vector<std::size_t>(table_.languages.size(), 0);
};

}  // namespace

FunctionWordCounts count_function_words(std::string_view text) { return Counter(text).count(); }

}  // namespace newsfold::text

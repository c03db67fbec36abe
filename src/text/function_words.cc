#include "text/function_words.h"

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "base/fields.h"
#include "newsfold/text/utf8.h"
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

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

class Counter {
 public:
  FunctionWordCounts count(std::string_view text) {
    std::string word;
    for (std::size_t i = 0; i < text.size();) {
      if (is_small(text[i])) {
        const std::size_t begin = i;
        while (i < text.size() && is_small(text[i])) ++i;
        const std::string_view run = text.substr(begin, i - begin);
        // Most words are one such run, and need no copy.
        const bool ends = i == text.size() || (static_cast<unsigned char>(text[i]) < 0x80 &&
                                               !(text[i] >= 'A' && text[i] <= 'Z'));
        if (word.empty() && ends) {
          take(run);
        } else {
          word.append(run);
        }
        continue;
      }
      const char32_t c = decode(text, i);
      const bool letter =
          c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : is_letter(c);
      if (letter) {
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
  std::size_t words_ = 0;
  std::vector<std::size_t> hits_ = std::vector<std::size_t>(table_.languages.size(), 0);
};

}  // namespace

FunctionWordCounts count_function_words(std::string_view text) { return Counter().count(text); }

}  // namespace newsfold::text

// What the grammar of a language does around names: data/names/languages.tsv, embedded.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/hash_index.h"

namespace newsfold::normalize {

// "Лаврова" for "Лавров": what the text has at the end (or beginning) of a word, and what the name
// may have in its place.
struct InflectionRule {
  bool before = false;      // at the beginning
  bool possessive = false;  // a genitive that stands before what it owns: "Israels Armee"
  std::string_view found;
  std::vector<std::string_view> replacements;
};

// Sets hold hash64 of words.
struct LanguageRules {
  std::vector<InflectionRule> rules;
  // Letters that the language writes otherwise than those from whom the gazetteer has the name:
  // "Lawrow", "Рубіо".
  std::vector<std::pair<std::string_view, std::string_view>> spellings;
  HashSet joined_before;       // "l" of "l'Ukraine"
  bool joined_behind = false;  // "Rusya'nın"
  HashSet starters;            // begin sentences and no names
  HashSet titles;              // "M." of "M. Macron"
};

// Null for languages whose names stand as the gazetteer has them. Thread-safe; the table is read on
// first use.
const LanguageRules* language_rules(std::string_view language);

struct BaseForm {
  std::string word;
  bool possessive = false;
};

// The forms that a folded word may have as a name, without the word itself, in the table's order.
// At least `shortest` code points of the word are left in each.
std::vector<BaseForm> base_forms(const LanguageRules& rules, std::string_view word,
                                 std::size_t shortest);

}  // namespace newsfold::normalize

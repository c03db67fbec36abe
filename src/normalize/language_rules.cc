#include "normalize/language_rules.h"

#include <algorithm>
#include <map>

#include "base/embedded.h"
#include "base/fields.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"

NEWSFOLD_EMBEDDED(newsfold_name_languages);

namespace newsfold::normalize {
namespace {

std::vector<std::string_view> words(std::string_view row) {
  std::vector<std::string_view> out;
  while (!row.empty()) out.push_back(cut(row, ' '));
  return out;
}

HashSet hashes(std::string_view row) {
  HashSet out;
  for (const std::string_view word : words(row)) out.insert(hash64(word));
  out.build();
  return out;
}

using Table = std::map<std::string_view, LanguageRules>;

void read_row(std::string_view row, Table& table) {
  std::string_view languages = cut(row, '\t');
  const std::string_view where = cut(row, '\t');
  while (!languages.empty()) {
    LanguageRules& rules = table[cut(languages, ',')];
    std::string_view rest = row;
    if (where == "joined-behind") {
      rules.joined_behind = true;
    } else if (where == "joined-before") {
      rules.joined_before = hashes(rest);
    } else if (where == "starts") {
      rules.starters = hashes(rest);
    } else if (where == "titles") {
      rules.titles = hashes(rest);
    } else if (where == "spelling") {
      const std::string_view from = cut(rest, '\t');
      rules.spellings.emplace_back(from, rest);
    } else {
      const std::string_view found = cut(rest, '\t');
      rules.rules.push_back({where == "before", where == "possessive", found, words(rest)});
    }
  }
}

Table read_table() {
  Table table;
  std::string_view file = embedded(newsfold_name_languages_begin, newsfold_name_languages_end);
  while (!file.empty()) {
    const std::string_view row = cut(file, '\n');
    if (!row.empty() && row.front() != '#') read_row(row, table);
  }
  return table;
}

void add(BaseForm form, std::string_view word, std::vector<BaseForm>& forms) {
  const auto same = [&form](const BaseForm& other) { return other.word == form.word; };
  if (form.word == word || std::any_of(forms.begin(), forms.end(), same)) return;
  forms.push_back(std::move(form));
}

std::string respelled(const LanguageRules& rules, std::string word) {
  for (const auto& [from, to] : rules.spellings) {
    for (std::size_t at = word.find(from); at != std::string::npos;
         at = word.find(from, at + to.size())) {
      word.replace(at, from.size(), to);
    }
  }
  return word;
}

}  // namespace

const LanguageRules* language_rules(std::string_view language) {
  static const Table kTable = read_table();
  const auto found = kTable.find(language);
  return found == kTable.end() ? nullptr : &found->second;
}

std::vector<BaseForm> base_forms(const LanguageRules& rules, std::string_view word,
                                 std::size_t shortest) {
  std::vector<BaseForm> forms;
  for (const InflectionRule& rule : rules.rules) {
    const bool has = rule.before ? word.starts_with(rule.found) : word.ends_with(rule.found);
    if (!has) continue;
    const std::string_view rest = rule.before ? word.substr(rule.found.size())
                                              : word.substr(0, word.size() - rule.found.size());
    if (text::count_code_points(rest) < shortest) continue;
    for (const std::string_view in_place : rule.replacements) {
      const std::string_view piece = in_place == "-" ? std::string_view() : in_place;
      std::string form(rule.before ? piece : rest);
      form.append(rule.before ? rest : piece);
      add({std::move(form), rule.possessive}, word, forms);
    }
  }
  if (rules.spellings.empty()) return forms;
  const std::size_t count = forms.size();
  add({respelled(rules, std::string(word))}, word, forms);
  for (std::size_t i = 0; i < count; ++i) {
    add({respelled(rules, forms[i].word), forms[i].possessive}, word, forms);
  }
  return forms;
}

}  // namespace newsfold::normalize

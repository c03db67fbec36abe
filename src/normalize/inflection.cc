#include "normalize/inflection.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "newsfold/text/utf8.h"
#include "normalize/hash_index.h"
#include "normalize/joined_words.h"
#include "normalize/language_rules.h"
#include "normalize/lexicon.h"
#include "normalize/runs.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kMostWords = 3;  // of an inflected name

// Code points that are left of a word: short ones are ordinary words and acronyms by chance
// ("Saša", "Cada"), the more so where letters without case don't tell names from other words.
constexpr std::size_t kShortest = 3;
constexpr std::size_t kShortestLatin = 4;
constexpr std::size_t kShortestCaseless = 4;
constexpr std::size_t kShortestHangul = 2;

struct Form {
  std::uint64_t hash = 0;
  bool possessive = false;
};

// First names are listed in Latin letters.
bool is_first_name(std::string_view word) {
  return (look_up(hash64(text::latin_fold(word))).classes & kFirstName) != 0;
}

char32_t first_letter(std::string_view word) {
  std::size_t at = 0;
  return word.empty() ? U' ' : text::decode(word, at);
}

class BaseForms {
 public:
  BaseForms(TokenStream& stream, const Gazetteer* gazetteer, const LanguageRules& rules)
      : stream_(stream), tokens_(stream.tokens), gazetteer_(gazetteer), rules_(rules) {}

  void run() {
    hashes_ = stream_.hashes();
    mark_titles();
    forms_.resize(tokens_.size());
    for (std::size_t i = 0; i < tokens_.size(); ++i) find_forms(i);
    if (gazetteer_ != nullptr) find_known();
    find_repeated();
    find_titles();
    for (const std::size_t i : first_names_) tokens_[i].lexicon |= kFirstName;
    lower_starters();
  }

 private:
  std::string folded(std::size_t i) const {
    return text::fold_name_token(stream_.text(tokens_[i]));
  }

  void find_forms(std::size_t i) {
    const Token& token = tokens_[i];
    const bool caseless = token.shape == Shape::kCaseless;
    if (!caseless && token.shape != Shape::kCapital && token.shape != Shape::kMixed) return;
    const std::string word_of = folded(i);
    const char32_t letter = first_letter(word_of);
    const bool hangul = letter >= 0xAC00 && letter <= 0xD7A3;
    const bool cyrillic = letter >= 0x0400 && letter <= 0x052F;
    const std::size_t shortest = hangul          ? kShortestHangul
                                 : caseless      ? kShortestCaseless
                                 : letter < 0x80 ? kShortestLatin
                                                 : kShortest;
    bool first_name = cyrillic && is_first_name(word_of);
    for (const BaseForm& form : base_forms(rules_, word_of, shortest)) {
      forms_[i].push_back({hash64(form.word), form.possessive});
      first_name = first_name || (cyrillic && is_first_name(form.word));
    }
    if (first_name) first_names_.push_back(i);
  }

  void give(std::size_t i, std::uint64_t hash) {
    if (tokens_[i].hash == hash) return;
    tokens_[i].hash = hashes_[i] = hash;
    tokens_[i].flags |= kInflected;
    for (const Form& form : forms_[i]) {
      if (form.hash == hash && form.possessive) tokens_[i].flags |= kPossessive;
    }
    const LexiconWord known = look_up(hash);
    tokens_[i].lexicon = known.classes;
  }

  // Known names of which a word is inflected, the longest first.
  void find_known() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::uint32_t exact = gazetteer_->longest_match(hashes_, i).token_count;
      best_.clear();
      best_prominence_ = 0;
      path_.clear();
      search(i);
      if (best_.size() <= exact) {
        i += std::max<std::size_t>(exact, 1);
        continue;
      }
      for (const std::uint64_t hash : best_) give(i++, hash);
    }
  }

  // Tries the forms of token `i` behind those of path_.
  void search(std::size_t i) {
    if (i >= tokens_.size() || path_.size() == kMostWords) return;
    const Token& token = tokens_[i];
    if (token.shape == Shape::kLower || token.shape == Shape::kNumber) return;
    if (!path_.empty() && !is_joined(stream_, i)) return;
    const auto go_on = [&](std::uint64_t hash) {
      path_.push_back(hash);
      judge();
      search(i + 1);
      path_.pop_back();
    };
    go_on(token.hash);
    for (const Form& form : forms_[i]) go_on(form.hash);
  }

  void judge() {
    if (path_.size() < best_.size()) return;
    const GazetteerMatch match = gazetteer_->longest_match(path_, 0);
    if (match.token_count != path_.size()) return;
    const GazetteerReading reading = gazetteer_->readings(match.alias).front();
    const std::uint32_t prominence = 1 + gazetteer_->entry(reading.entry).prominence;
    if (path_.size() == best_.size() && prominence <= best_prominence_) return;
    best_ = path_;
    best_prominence_ = prominence;
  }

  // Words of which two forms stand in the document: each gets the one that most of them share.
  void find_repeated() {
    std::map<std::uint64_t, std::set<std::uint64_t>> bearers;  // form → words that have it
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_open(i)) continue;
      bearers[tokens_[i].hash].insert(tokens_[i].hash);
      for (const Form& form : forms_[i]) bearers[form.hash].insert(tokens_[i].hash);
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_open(i)) continue;
      std::size_t most = bearers[tokens_[i].hash].size();
      std::uint64_t hash = tokens_[i].hash;
      for (const Form& form : forms_[i]) {
        const std::size_t count = bearers[form.hash].size();
        if (count <= std::max<std::size_t>(most, 1)) continue;
        most = count;
        hash = form.hash;
      }
      give(i, hash);
    }
  }

  // A capitalized word that nothing known explains.
  bool is_open(std::size_t i) const {
    const Token& token = tokens_[i];
    return token.shape == Shape::kCapital && (token.flags & kInflected) == 0 &&
           (gazetteer_ == nullptr || gazetteer_->longest_match(hashes_, i).token_count == 0);
  }

  // "M. Macron"
  void mark_titles() {
    if (rules_.titles.empty()) return;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (!tokens_[i].capitalized() || !tokens_[i + 1].capitalized()) continue;
      if (rules_.titles.contains(tokens_[i].hash)) tokens_[i].lexicon |= kTitleWord;
    }
  }

  // "президента Путина": titles before names are inflected, too.
  void find_titles() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      Token& token = tokens_[i];
      if (token.lexicon != 0 || !tokens_[i + 1].capitalized() || !is_joined(stream_, i + 1))
        continue;
      if (token.shape != Shape::kLower && token.shape != Shape::kCapital) continue;
      for (const BaseForm& form : base_forms(rules_, folded(i), kShortest)) {
        const std::uint64_t classes = look_up(hash64(form.word)).classes;
        if ((classes & (kTitleWord | kTitleModifier)) == 0) continue;
        token.lexicon = classes;
        break;
      }
    }
  }

  // Words that stand in lower case elsewhere begin a sentence here, and no name, unless it's known.
  void lower_starters() {
    HashSet lower;
    for (const Token& token : tokens_) {
      if (token.shape == Shape::kLower) lower.insert(token.hash);
    }
    lower.build();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Token& token = tokens_[i];
      if ((token.flags & kSentenceStart) == 0 || token.shape != Shape::kCapital ||
          token.has(kTitleWord | kTitleModifier)) {
        continue;
      }
      const bool starts = rules_.starters.contains(token.hash);
      if (!starts && !lower.contains(token.hash)) continue;
      const std::uint32_t known =
          gazetteer_ == nullptr ? 0 : gazetteer_->longest_match(hashes_, i).token_count;
      if (known < (starts ? 2 : 1)) token.shape = Shape::kLower;
    }
  }

  TokenStream& stream_;
  std::vector<Token>& tokens_;
  const Gazetteer* gazetteer_;
  const LanguageRules& rules_;
  std::vector<std::uint64_t> hashes_;  // of the tokens
  std::vector<std::vector<Form>> forms_;
  std::vector<std::size_t> first_names_;
  std::vector<std::uint64_t> path_;  // of search
  std::vector<std::uint64_t> best_;
  std::uint32_t best_prominence_ = 0;
};

}  // namespace

void restore_base_forms(TokenStream& stream, const Gazetteer* gazetteer,
                        std::string_view language) {
  const LanguageRules* rules = language_rules(language);
  if (rules == nullptr) return;
  cut_joined_words(stream, gazetteer, *rules);
  BaseForms(stream, gazetteer, *rules).run();
}

}  // namespace newsfold::normalize

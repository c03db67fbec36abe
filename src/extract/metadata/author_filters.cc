#include "extract/metadata/author_filters.h"

#include <algorithm>

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostInitials = 3;    // bytes
constexpr std::size_t kShortestHandle = 3;  // letters, of "by jdo"

std::string initials_of(std::string_view name) {
  std::string initials;
  for (const Token& word : tokenize(name)) {
    if (word.capital) initials += name[word.begin];
  }
  return initials.size() > 1 ? initials : std::string();
}

bool is_short(const AuthorCandidate& candidate) { return candidate.name.size() <= kMostInitials; }

}  // namespace

void drop_helpers(std::span<const std::uint64_t> helpers,
                  std::vector<AuthorCandidate>& candidates) {
  if (helpers.empty()) return;
  std::erase_if(candidates, [&](const AuthorCandidate& candidate) {
    return !candidate.by_marker &&
           std::ranges::find(helpers, phrase_hash(candidate.name)) != helpers.end();
  });
}

void drop_initials(std::vector<AuthorCandidate>& candidates) {
  if (std::ranges::none_of(candidates, is_short)) return;
  const std::vector<AuthorCandidate> all = candidates;
  std::erase_if(candidates, [&](const AuthorCandidate& candidate) {
    return is_short(candidate) && std::ranges::any_of(all, [&](const AuthorCandidate& other) {
             return other.position + 1 >= candidate.position &&
                    other.position <= candidate.position + 1 &&
                    initials_of(other.name) == candidate.name;
           });
  });
}

void drop_signs(std::span<const ScriptedAuthor> authors, std::vector<AuthorCandidate>& candidates) {
  for (const ScriptedAuthor& author : authors) {
    if (author.sign.empty()) continue;
    const std::uint64_t sign = phrase_hash(author.sign);
    std::erase_if(candidates, [&](const AuthorCandidate& candidate) {
      return phrase_hash(candidate.name) == sign;
    });
  }
}

bool is_prose(std::string_view line, std::span<const Token> words, const Wording& wording) {
  if (words.empty() || std::ranges::any_of(words, [&](const Token& word) {
        return word.capital || word.has_digit || word.ideograph ||
               is_uncased(line.substr(word.begin, word.end - word.begin));
      }))
    return false;
  if (words.size() == 1) return words.front().letters < kShortestHandle;
  // "larnpost.example" names an outlet.
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (line.substr(words[i - 1].end, words[i].begin - words[i - 1].end) != " ") return false;
  }
  return !has(wording.anywhere(words), Label::kTeam);
}

bool is_no_author(const PageLine& line, const NamedSpan& name, bool is_title,
                  const Wording& wording) {
  const auto words = line.words;
  const auto first = std::ranges::lower_bound(words, name.begin, {}, &Token::begin);
  const auto last = std::ranges::lower_bound(words, name.end, {}, &Token::begin);
  if (first == last) return false;
  if (is_title && last - first == std::ssize(words)) return true;
  if (name.words == 2 && is_particle(*first)) return true;
  const auto says = [&](const Token& word) {
    return !word.capital && has(wording.of({&word, 1}), Label::kComment);
  };
  if (last - first > 2 && says(*std::prev(last))) return true;
  return last != words.end() && says(*last) &&
         line.text.substr(name.end, last->begin - name.end) == " ";
}

}  // namespace newsfold::extract::metadata

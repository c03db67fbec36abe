#include "normalize/possessives.h"

#include <algorithm>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "normalize/hash_index.h"
#include "normalize/lexicon.h"
#include "normalize/runs.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kMinimumStem = 4;
constexpr std::uint8_t kAlwaysOrdinary = 9;  // tenths in lower case: "todays", not "moodys"

bool ends_in_s(std::string_view word) { return word.size() > 2 && word.back() == 's'; }

// "CMEs"
bool is_acronym_with_s(std::string_view word) {
  return ends_in_s(word) &&
         std::all_of(word.begin(), word.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_apostrophe(const TokenStream& stream) {
  return std::any_of(stream.segments.begin(), stream.segments.end(), [](const Segment& segment) {
    return segment.text.find('\'') != std::string_view::npos ||
           segment.text.find("\u2019") != std::string_view::npos;
  });
}

void cut(Token& token, std::uint64_t stem, const LexiconWord& known) {
  token.hash = stem;
  token.lexicon = known.classes;
  token.common = known.common;
  --token.end;
  --token.last;
  token.flags |= kPossessive;
}

}  // namespace

void restore_possessives(TokenStream& stream, const Gazetteer* gazetteer) {
  const bool lost = !has_apostrophe(stream);
  HashSet names;
  for (const Token& token : stream.tokens) {
    if (lost && token.capitalized()) names.insert(token.hash);
  }
  names.build();
  const auto is_known = [gazetteer](const std::uint64_t& word) {
    return gazetteer != nullptr && gazetteer->longest_match({&word, 1}, 0).token_count > 0;
  };
  for (std::size_t i = 0; i < stream.tokens.size(); ++i) {
    Token& token = stream.tokens[i];
    if (token.shape != Shape::kCapital || (token.flags & kPossessive) != 0) continue;
    const std::string_view word = stream.text(token);
    const bool acronym = is_acronym_with_s(word);
    if (!acronym && (!lost || !ends_in_s(word) || word.size() <= kMinimumStem || token.common > 0 ||
                     token.lexicon != 0)) {
      continue;
    }
    const bool inside = i > 0 && is_joined(stream, i) && stream.tokens[i - 1].capitalized();
    // "Harbour FOXs", "RBIs"
    if (is_known(token.hash) || (acronym && inside) || token.has(kIsm)) continue;
    const std::uint64_t stem = hash64(text::fold_name_token(word.substr(0, word.size() - 1)));
    const LexiconWord known = look_up(stem);
    if (acronym) {
      if (is_known(stem) || names.contains(stem)) {
        cut(token, stem, known);
        token.shape = Shape::kAllCaps;
      } else {
        token.shape = Shape::kLower;  // "the ISPs"
      }
      continue;
    }
    const bool leads = i + 1 < stream.tokens.size() && is_joined(stream, i + 1) &&
                       stream.tokens[i + 1].capitalized();
    const bool ordinary =
        (known.common >= kAlwaysOrdinary || (known.classes & kCalendar) != 0) && !leads;
    if (names.contains(stem) || ordinary) cut(token, stem, known);
  }
}

}  // namespace newsfold::normalize

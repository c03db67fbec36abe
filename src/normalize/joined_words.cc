#include "normalize/joined_words.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "newsfold/text/utf8.h"
#include "normalize/shape.h"

namespace newsfold::normalize {
namespace {

// Leaves the bytes from `begin` to `end` of the token's text.
void set_text(TokenStream& stream, Token& token, std::size_t begin, std::size_t end) {
  const std::string_view word = stream.text(token);
  token.first += static_cast<std::uint32_t>(text::count_code_points(word.substr(0, begin)));
  token.last -= static_cast<std::uint32_t>(text::count_code_points(word.substr(end)));
  token.end = token.begin + static_cast<std::uint32_t>(end);
  token.begin += static_cast<std::uint32_t>(begin);
  read_word(token, stream.text(token));
}

// "L'Oréal", "Jeanne d'Arc"
bool is_known_whole(const std::vector<std::uint64_t>& hashes, std::size_t i,
                    const Gazetteer* gazetteer) {
  if (gazetteer == nullptr) return false;
  for (std::size_t back = 0; back <= std::min<std::size_t>(i, 2); ++back) {
    if (gazetteer->longest_match(hashes, i - back).token_count > back) return true;
  }
  return false;
}

// Where the first apostrophe begins and ends, npos if there is none.
std::pair<std::size_t, std::size_t> find_apostrophe(std::string_view word) {
  const std::size_t plain = word.find('\'');
  if (plain != std::string_view::npos) return {plain, plain + 1};
  const std::size_t curved = word.find("\u2019");
  return {curved, curved + 3};
}

}  // namespace

void cut_joined_words(TokenStream& stream, const Gazetteer* gazetteer, const LanguageRules& rules) {
  if (rules.joined_before.empty() && !rules.joined_behind) return;
  std::vector<std::uint64_t> hashes = stream.hashes();
  for (std::size_t i = 0; i < stream.tokens.size(); ++i) {
    Token& token = stream.tokens[i];
    const std::string_view word = stream.text(token);
    const auto [at, behind] = find_apostrophe(word);
    if (at == std::string_view::npos || behind >= word.size()) continue;
    if (is_known_whole(hashes, i, gazetteer)) continue;
    if (rules.joined_behind) {
      set_text(stream, token, 0, at);
      token.flags |= kPossessive;
    } else if (rules.joined_before.contains(hash64(text::fold_name_token(word.substr(0, at))))) {
      set_text(stream, token, behind, word.size());
    }
    hashes[i] = token.hash;
  }
}

}  // namespace newsfold::normalize

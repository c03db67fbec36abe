#include "extract/metadata/scripted_authors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/metadata/declared_text.h"
#include "extract/metadata/name_list.h"
#include "extract/metadata/tokens.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostTexts = 6;
constexpr std::size_t kMostWords = 5;  // of a name

constexpr std::array<std::pair<std::string_view, AuthorKey>, 22> kKeys = {{
    {"contentauthor", AuthorKey::kPage},     {"setcontentauthor", AuthorKey::kPage},
    {"pageauthor", AuthorKey::kPage},        {"setauthor", AuthorKey::kPage},
    {"articleauthor", AuthorKey::kPage},     {"article_author", AuthorKey::kPage},
    {"article-author", AuthorKey::kPage},    {"articleauthors", AuthorKey::kPage},
    {"article_authors", AuthorKey::kPage},   {"postauthor", AuthorKey::kPage},
    {"post_author", AuthorKey::kPage},       {"storyauthor", AuthorKey::kPage},
    {"authorname", AuthorKey::kName},        {"authornames", AuthorKey::kName},
    {"author_name", AuthorKey::kName},       {"author_names", AuthorKey::kName},
    {"authordisplayname", AuthorKey::kName}, {"authorfullname", AuthorKey::kName},
    {"author.name", AuthorKey::kName},       {"author", AuthorKey::kAuthor},
    {"authors", AuthorKey::kAuthors},        {"byline", AuthorKey::kByline},
}};

// By the last part of "window.ads.author".
std::optional<AuthorKey> key_of(std::string_view name) {
  const auto found = std::ranges::find_if(kKeys, [&](const auto& key) {
    return name == key.first ||
           (name.ends_with(key.first) && name[name.size() - key.first.size() - 1] == '.');
  });
  return found != kKeys.end() ? std::optional(found->second) : std::nullopt;
}

// "Ann Lee (al)": what stands in brackets is no part of the name.
struct Bracketed {
  std::string before;
  std::string inside;
};
Bracketed bracketed(std::string_view text) {
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')', std::min(open, text.size()));
  if (close == std::string_view::npos) return {std::string(text), {}};
  return {std::string(text.substr(0, open)) + std::string(text.substr(close + 1)),
          std::string(text.substr(open + 1, close - open - 1))};
}

// "Ann Lee for The Larn Post": without what stands behind a word that ends names.
void cut_at_small_words(std::string& name) {
  const std::vector<Token> words = tokenize(name);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!ends_name(words[i])) continue;
    name.resize(words[i - 1].end);
    return;
  }
}

bool looks_like_name(std::string_view name, const Wording& wording) {
  if (name.find_first_of("_/:{}[]<>@#") != std::string_view::npos) return false;
  const std::vector<Token> words = tokenize(name);
  if (words.empty() || words.size() > kMostWords || is_no_name(words, wording)) return false;
  std::size_t letters = 0;
  bool small = true;
  for (const Token& word : words) {
    if (word.number || (word.has_digit && words.size() == 1)) return false;
    letters += word.letters;
    small = small && !word.capital && !word.ideograph &&
            !is_uncased(name.substr(word.begin, word.end - word.begin));
  }
  // "dpa", but not "scroll-depth" or "ann lee".
  return letters > 1 && !(small && (words.size() > 1 || letters > 4));
}

bool is_known(const std::vector<ScriptedAuthor>& authors, std::string_view name) {
  const std::uint64_t phrase = phrase_hash(name);
  return std::ranges::any_of(
      authors, [&](const ScriptedAuthor& known) { return phrase_hash(known.name) == phrase; });
}

}  // namespace

std::vector<ScriptedAuthor> scripted_authors(const html::Declarations& declarations,
                                             const Wording& wording) {
  std::vector<ScriptedAuthor> authors;
  std::uint32_t texts = 0;
  bool begun = false;  // a name of this text or list stands
  for (const html::NamedText& named : declarations.named) {
    const std::optional<AuthorKey> key = key_of(named.name);
    if (!key) continue;
    if (begun && !named.listed) {
      ++texts;
      begun = false;
    }
    if (texts == kMostTexts) break;
    const Bracketed text = bracketed(declared_text(named.text));
    for (std::string& name : declared_names(text.before, wording)) {
      cut_at_small_words(name);
      if (!looks_like_name(name, wording) || is_known(authors, name)) continue;
      const std::uint32_t order = begun ? authors.back().order + 1 : 0;
      authors.push_back({std::move(name), text.inside, *key, texts, order});
      begun = true;
    }
  }
  for (ScriptedAuthor& author : authors)
    author.names =
        static_cast<std::uint32_t>(std::ranges::count(authors, author.text, &ScriptedAuthor::text));
  return authors;
}

}  // namespace newsfold::extract::metadata

#include "extract/metadata/document_title.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "extract/lines.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostSiteWords = 5;
constexpr std::size_t kLeastTitleWords = 2;

constexpr std::array<std::string_view, 14> kSeparators = {" | ", " - ",  " – ",  " — ", " » ",
                                                          " « ", " :: ", " • ",  " · ", " ǀ ",
                                                          " › ", " ∙ ",  " // ", "|"};

// Marks that stand inside headlines, too.
constexpr std::array<std::string_view, 5> kWeakSeparators = {" : ", "：", " * ", " > ", " / "};

struct Piece {
  std::size_t begin = 0;  // bytes, half-open
  std::size_t end = 0;
  bool weak = false;  // begins behind a weak separator
};

// The length of the first of them that the text begins with; 0 where it begins with none.
std::size_t separator_length(std::span<const std::string_view> separators, std::string_view text) {
  const auto found = std::ranges::find_if(
      separators, [&](std::string_view separator) { return text.starts_with(separator); });
  return found == separators.end() ? 0 : found->size();
}

std::vector<Piece> pieces_of(std::string_view title) {
  std::vector<Piece> pieces;
  Piece piece;
  for (std::size_t i = 0; i < title.size();) {
    const std::size_t strong = separator_length(kSeparators, title.substr(i));
    const std::size_t weak = strong > 0 ? 0 : separator_length(kWeakSeparators, title.substr(i));
    if (strong + weak == 0) {
      ++i;
      continue;
    }
    piece.end = i;
    if (piece.end > piece.begin) pieces.push_back(piece);
    i += strong + weak;
    piece.begin = i;
    piece.weak = weak > 0;
  }
  piece.end = title.size();
  if (piece.end > piece.begin) pieces.push_back(piece);
  return pieces;
}

// Letters and digits alone, lower case ASCII: how hosts spell a name.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += static_cast<char>(upper ? c + 32 : c);
  }
  return out;
}

// The label of a host that names the site: "example" of www.example.co.uk.
std::string_view site_label(std::string_view host) {
  std::string_view best;
  while (!host.empty()) {
    const std::size_t dot = host.find('.');
    const std::string_view label = host.substr(0, dot);
    if (dot != std::string_view::npos && label.size() > best.size()) best = label;
    host = dot == std::string_view::npos ? std::string_view{} : host.substr(dot + 1);
  }
  return best;
}

bool names_site(std::string_view piece, std::string_view outlet, std::string_view host) {
  if (!outlet.empty() && phrase_hash(piece) == phrase_hash(outlet)) return true;
  const std::string name = squeezed(piece);
  if (name.size() < 2) return false;
  if (!outlet.empty() && name == squeezed(outlet)) return true;
  const std::string label = squeezed(site_label(host));
  if (label.size() < 3) return false;
  return name == label || name == squeezed(host) || (name.size() > 3 && label.find(name) == 0) ||
         (name.size() <= label.size() + 12 && name.find(label) != std::string::npos);
}

}  // namespace

DocumentTitle::DocumentTitle(std::string_view title, std::string_view outlet, std::string_view host)
    : title_(title), words_(tokenize(title_)) {
  std::vector<Piece> pieces = pieces_of(title_);
  const auto text_of = [this](const Piece& piece) {
    return std::string_view(title_).substr(piece.begin, piece.end - piece.begin);
  };
  const auto drop_site = [&] {
    const std::size_t before = pieces.size();
    while (pieces.size() > 1 && names_site(text_of(pieces.back()), outlet, host)) pieces.pop_back();
    return pieces.size() < before;
  };
  while (pieces.size() > 1 && names_site(text_of(pieces.front()), outlet, host))
    pieces.erase(pieces.begin());
  if (!drop_site() && pieces.size() > 1 && !pieces.back().weak) {
    const std::size_t last = tokenize(text_of(pieces.back())).size();
    const std::size_t rest =
        tokenize(text_of({pieces.front().begin, pieces[pieces.size() - 2].end})).size();
    if (last <= kMostSiteWords && rest >= kLeastTitleWords && rest > last) {
      pieces.pop_back();
      drop_site();
    }
  }
  if (!pieces.empty()) text_ = trim(text_of({pieces.front().begin, pieces.back().end}));
  text_words_ = tokenize(text_);
  phrase_ = phrase_hash(text_);
}

std::size_t DocumentTitle::match(std::span<const Token> words) const {
  if (words.empty() || words_.empty()) return 0;
  std::uint64_t phrase = 0;
  for (const Token& word : words) phrase = extend_phrase(phrase, word.hash);
  if (phrase == phrase_) return 5;
  const auto same = [](const Token& a, const Token& b) { return a.hash == b.hash; };
  const auto found = std::search(words_.begin(), words_.end(), words.begin(), words.end(), same);
  if (found != words_.end()) {
    if (found != words_.begin()) return 2;
    const auto behind = found + static_cast<std::ptrdiff_t>(words.size());
    if (behind == words_.end()) return 5;
    const std::size_t end = std::prev(behind)->end;
    const std::string_view gap = std::string_view(title_).substr(end, behind->begin - end);
    return gap.find_first_of("|-") != std::string_view::npos || gap.size() > 3 ? 4 : 3;
  }
  if (!text_words_.empty() && std::search(words.begin(), words.end(), text_words_.begin(),
                                          text_words_.end(), same) != words.end())
    return 6;
  const auto shared = std::ranges::count_if(words, [&](const Token& word) {
    return std::ranges::any_of(words_, [&](const Token& other) { return same(word, other); });
  });
  return static_cast<std::size_t>(shared) * 2 > words.size() ? 1 : 0;
}

}  // namespace newsfold::extract::metadata

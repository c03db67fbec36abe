#include "extract/metadata/ideograph_names.h"

#include <algorithm>

#include "extract/characters.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kShortestName = 2;  // ideographs
constexpr std::size_t kLongestName = 4;
constexpr std::size_t kLongestPart = 3;  // of a family name or a given name alone
constexpr std::size_t kMostNames = 8;
constexpr std::size_t kLongestLine = 12;  // ideographs

constexpr LabelSet kEnds = bit(Label::kRole) | bit(Label::kShare) | bit(Label::kPublished) |
                           bit(Label::kUpdated) | bit(Label::kPhoto) | bit(Label::kRelated) |
                           bit(Label::kTeam) | bit(Label::kAuthor);

struct Run {
  std::size_t first = 0;  // words, half-open
  std::size_t last = 0;
  bool role = false;  // a word for a role stands directly behind

  std::size_t size() const { return last - first; }
};

// Han alone: names in kana are rare, words in it are not.
bool is_han(std::string_view line, const Token& word) {
  const char32_t c = word.ideograph ? read_char(line, word.begin).folded : 0;
  return (c >= 0x3400 && c < 0xA000) || c == 0x3005 || c == 0x30F6;
}

class Runs {
 public:
  Runs(std::string_view line, std::span<const Token> words, const Wording& wording)
      : line_(line), words_(words), wording_(wording) {}

  // The ideographs from `first` on without anything between, up to a word that ends names.
  Run from(std::size_t first) const {
    Run run{first, first, false};
    while (run.last < words_.size() && is_han(line_, words_[run.last])) {
      if (run.last > first && words_[run.last].begin != words_[run.last - 1].end) break;
      std::size_t length = 0;
      const LabelSet label = wording_.at_start(words_.subspan(run.last), length);
      if (length > 1 && (label & kEnds) != 0) {
        run.role = has(label, Label::kRole);
        break;
      }
      ++run.last;
    }
    return run;
  }

  // Nothing, or marks that part names, stand between the words before and at `i`.
  bool parted(std::size_t i) const {
    if (i >= words_.size()) return false;
    const std::string_view gap =
        line_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
    return gap == "、" || gap == "，" || gap == "," || gap == ", " || gap == "/" || blank(i);
  }
  bool blank(std::size_t i) const {
    if (i >= words_.size()) return false;
    const std::string_view gap =
        line_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
    return gap == " " || gap == "　";
  }

  bool before_slash(const Run& run) const {
    const std::string_view behind = line_.substr(words_[run.last - 1].end);
    return behind.starts_with("／") || behind.starts_with("/") || behind.starts_with(" / ");
  }

  NamedSpan span(std::size_t first, std::size_t last) const {
    return {words_[first].begin, words_[last - 1].end, static_cast<std::uint8_t>(kShortestName)};
  }

  // "佐藤 美咲"; a run without words where there is none.
  Run two_parts(std::size_t first) const {
    const Run family = from(first);
    if (family.size() == 0 || family.size() > kLongestPart || !blank(family.last))
      return {first, first, false};
    const Run given = from(family.last);
    const bool fits = given.size() > 0 && given.size() <= kLongestPart;
    return fits ? Run{first, given.last, given.role} : Run{first, first, false};
  }

  // Whether the name ends where the line, a mark or a role says so. REQUIRES: a run with words.
  bool ends_at(const Run& run) const {
    return run.role || run.last == words_.size() ||
           words_[run.last].begin != words_[run.last - 1].end;
  }

 private:
  std::string_view line_;
  std::span<const Token> words_;
  const Wording& wording_;
};

bool fits(const Run& run) { return run.size() >= kShortestName && run.size() <= kLongestName; }

}  // namespace

std::vector<NamedSpan> read_ideograph_names(std::string_view line, std::span<const Token> words,
                                            std::size_t first, const Wording& wording,
                                            bool japanese) {
  const Runs runs(line, words, wording);
  std::vector<NamedSpan> names;
  // "記者王曉明／拉恩報導" names one, "文化庁" goes on.
  if (first > 0 && first < words.size() && words[first].begin == words[first - 1].end) {
    const Run run = runs.from(first);
    if (fits(run) && runs.before_slash(run)) names.push_back(runs.span(run.first, run.last));
    return names;
  }
  while (first < words.size() && names.size() < kMostNames) {
    Run run = japanese ? runs.two_parts(first) : Run{};
    const bool parts = run.size() > 0;
    if (!parts) run = runs.from(first);
    if ((!parts && !fits(run)) || !runs.ends_at(run)) break;
    names.push_back(runs.span(run.first, run.last));
    if (run.role || !runs.parted(run.last)) break;
    first = run.last;
  }
  return names;
}

std::vector<NamedSpan> ideograph_name_line(std::string_view line, std::span<const Token> words,
                                           const Wording& wording, bool japanese) {
  if (words.empty() || words.size() > kLongestLine) return {};
  const Runs runs(line, words, wording);
  Run run = japanese ? runs.two_parts(0) : Run{};
  const bool parts = run.size() > 0;
  if (!parts) run = runs.from(0);
  if ((!parts && !fits(run)) || !runs.ends_at(run)) return {};
  const bool whole = run.last == words.size();
  if (run.role || (parts && whole)) return {runs.span(run.first, run.last)};
  return {};
}

}  // namespace newsfold::extract::metadata

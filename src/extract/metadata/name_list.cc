#include "extract/metadata/name_list.h"

#include <algorithm>
#include <unordered_set>

#include "extract/characters.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostWords = 6;    // of one name
constexpr std::size_t kMostUncased = 4;  // of a name in a script without case
constexpr std::size_t kMostNames = 8;
constexpr std::size_t kShortPrefix =
    3;  // letters: Mc, Mac, De, Le before a capital are part of a name

constexpr LabelSet kStops = bit(Label::kRole) | bit(Label::kReading) | bit(Label::kPublished) |
                            bit(Label::kUpdated) | bit(Label::kShare) | bit(Label::kPhoto) |
                            bit(Label::kRelated) | bit(Label::kComment) | bit(Label::kCopyright);

const std::unordered_set<std::uint64_t>& particles() {
  static const std::unordered_set<std::uint64_t> kParticles = [] {
    std::unordered_set<std::uint64_t> hashes;
    for (const std::string_view word :
         {"de",  "la",  "le",  "van", "von",   "der", "den", "di", "da",
          "do",  "dos", "das", "del", "della", "bin", "al",  "el", "ibn",
          "ter", "ten", "zu",  "du",  "af",    "av",  "st",  "san"}) {
      hashes.insert(tokenize(word).front().hash);
    }
    return hashes;
  }();
  return kParticles;
}

const std::unordered_set<std::uint64_t>& small_words() {
  static const std::unordered_set<std::uint64_t> kWords = [] {
    std::unordered_set<std::uint64_t> hashes;
    for (const std::string_view word :
         {"for", "on",  "in",  "at",   "with", "from", "about", "to",   "the",   "via",  "is",
          "für", "aus", "mit", "über", "auf",  "im",   "am",    "pour", "dans",  "avec", "para",
          "con", "em",  "na",  "per",  "voor", "met",  "dla",   "для",  "follow"}) {
      hashes.insert(tokenize(word).front().hash);
    }
    return hashes;
  }();
  return kWords;
}

enum class Break { kNone, kName, kNextName, kEnd };

// What stands between two words.
Break break_between(std::string_view gap) {
  if (gap == " " || gap == "-" || gap == "." || gap == ". " || gap == "\u00A0" || gap == "‑" ||
      gap == " \"" || gap == "\" ") {
    return Break::kName;
  }
  std::string_view rest = gap;
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
  if (rest.empty()) return Break::kName;
  if (rest == "," || rest == "&" || rest == "/" || rest == ";" || rest == "und" || rest == "، " ||
      rest == "،" || rest == "、" || rest == "·" || rest == "•")
    return Break::kNextName;
  return Break::kEnd;
}

class NameReader {
 public:
  NameReader(std::string_view line, std::span<const Token> words, const Wording& wording)
      : line_(line), words_(words), wording_(wording) {}

  std::vector<NamedSpan> read(std::size_t& at) {
    while (names_.size() < kMostNames && at < words_.size()) {
      const std::size_t start = at;
      const bool more = read_name(at);
      if (at == start || !more) break;
      std::size_t length = 0;
      if (at < words_.size() && has(wording_.at_start(words_.subspan(at), length), Label::kAnd) &&
          length > 0)
        at += length;
    }
    return std::move(names_);
  }

 private:
  std::string_view bytes(const Token& word) const {
    return line_.substr(word.begin, word.end - word.begin);
  }
  std::string_view gap_before(std::size_t i) const {
    return line_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
  }

  bool stops(std::size_t i) const {
    if (words_[i].number || (i > start_ && ends_name(words_[i]))) return true;
    std::size_t length = 0;
    if (i == start_ && has(wording_.at_start(words_.subspan(i), length), Label::kBy)) return true;
    return (wording_.at_start(words_.subspan(i), length) & kStops) != 0 &&
           !(length == 1 && words_[i].letters < 4 && words_[i].capital);
  }
  bool fits(std::size_t i) const {
    const Token& word = words_[i];
    if (word.ideograph) return false;
    return word.capital || is_uncased(bytes(word)) || particles().contains(word.hash);
  }

  // Reads one name; true when another may follow.
  bool read_name(std::size_t& at) {
    const std::size_t first = start_ = at;
    std::uint32_t end = 0;
    std::size_t proper = 0;
    bool more = false;
    for (; at < words_.size() && at - first < kMostWords; ++at) {
      const Token& word = words_[at];
      const bool uncased = is_uncased(bytes(word));
      if (at > first) {
        const Break gap = break_between(gap_before(at));
        more = gap == Break::kNextName;
        if (gap != Break::kName) break;
        if (joins(at)) {
          more = true;
          break;
        }
      }
      if (stops(at) || !fits(at) || (uncased && at - first >= kMostUncased)) break;
      if (at == first && !word.capital && !uncased && at + 1 >= words_.size()) break;
      ++proper;
      end = word.end;
      if (const std::uint32_t seam = seam_of(line_, word, wording_, at > first); seam != 0) {
        end = seam;
        ++at;
        add(first, end, proper);
        return false;
      }
    }
    if (proper == 0) {
      at = first;
      return false;
    }
    // A trailing particle belongs to what follows.
    while (at > first + 1 && !words_[at - 1].capital && particles().contains(words_[at - 1].hash)) {
      --at;
      --proper;
      end = words_[at - 1].end;
    }
    add(first, end, proper);
    return more;
  }

  bool joins(std::size_t i) const {
    std::size_t length = 0;
    return (!words_[i].capital || words_[i].letters == 3) &&
           has(wording_.at_start(words_.subspan(i), length), Label::kAnd) && length > 0;
  }

  // A run that says a name twice counts once; six words without a comma are three names of two.
  void add(std::size_t first, std::uint32_t end, std::size_t words) {
    const std::size_t half = words / 2;
    bool twice = words % 2 == 0 && words >= 4;
    for (std::size_t i = 0; i < half && twice; ++i)
      twice = words_[first + i].hash == words_[first + half + i].hash;
    if (twice) {
      names_.push_back(
          {words_[first].begin, words_[first + half - 1].end, static_cast<std::uint8_t>(half)});
      return;
    }
    if (words == 6) {
      for (std::size_t i = first; i < first + words; i += 2)
        names_.push_back({words_[i].begin, words_[i + 1].end, 2});
      return;
    }
    names_.push_back({words_[first].begin, end, static_cast<std::uint8_t>(words)});
  }

  std::string_view line_;
  std::span<const Token> words_;
  const Wording& wording_;
  std::size_t start_ = 0;  // the first word of the name being read
  std::vector<NamedSpan> names_;
};

}  // namespace

bool is_uncased(std::string_view word) {
  const Char c = read_char(word, 0);
  return c.kind == CharClass::kLetter && c.folded >= 0x0590 &&
         (c.folded < 0x10A0 || c.folded >= 0xAC00);
}

bool ends_name(const Token& word) { return small_words().contains(word.hash); }

bool is_particle(const Token& word) { return !word.capital && particles().contains(word.hash); }

std::uint32_t seam_of(std::string_view line, const Token& word, const Wording& wording,
                      bool names_stand_before) {
  if (!word.glued && !word.has_digit) return 0;
  std::size_t letters = 0;
  bool last_lower = false;
  for (std::uint32_t i = word.begin; i < word.end;) {
    const Char c = read_char(line, i);
    if (c.kind == CharClass::kDigit && last_lower) return i;
    if (c.upper && last_lower && letters > kShortPrefix) {
      const std::vector<Token> tail = tokenize(line.substr(i, word.end - i));
      if (names_stand_before || (wording.of(tail) & kStops) != 0) return i;
    }
    last_lower = !c.upper && c.kind == CharClass::kLetter;
    ++letters;
    i += c.size;
  }
  return 0;
}

bool is_no_name(std::span<const Token> words, const Wording& wording) {
  const LabelSet label = wording.of(words);
  return (label & kStops) != 0 && !has(label, Label::kRole);
}

std::vector<NamedSpan> read_names(std::string_view line, std::span<const Token> words,
                                  std::size_t first, const Wording& wording, std::size_t& next) {
  next = first;
  return NameReader(line, words, wording).read(next);
}

}  // namespace newsfold::extract::metadata

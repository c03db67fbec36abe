#include <algorithm>

#include "extract/characters.h"
#include "extract/metadata/author_features.h"
#include "extract/metadata/author_filters.h"
#include "extract/metadata/author_groups.h"
#include "extract/metadata/authors.h"
#include "extract/metadata/ideograph_names.h"

namespace newsfold::extract::metadata {

using namespace author_groups;

namespace {

constexpr std::size_t kAbove = 40;          // lines above the text that are looked at
constexpr std::size_t kInsideText = 4;      // first lines of the text
constexpr std::size_t kBelow = 30;          // lines behind the text
constexpr std::size_t kLongestByline = 30;  // words
constexpr std::size_t kLongestNameLine = 12;
constexpr std::size_t kMostUncased = 4;  // words of a line that is a name in a script without case
constexpr std::size_t kMostTeamWords = 5;
constexpr std::size_t kMostBesideDate = 12;
// Classes often hold more than the name.
constexpr std::uint32_t kNamedOnly = 1U << static_cast<unsigned>(AuthorReason::kName);
constexpr std::size_t kLongestGlued = 5;  // bytes of a byline's word that runs into a name

class Collector {
 public:
  Collector(const Page& page, std::optional<std::uint32_t> title, const PageHead* head)
      : page_(page), head_(head), title_(title), describer_(page, title, head) {}

  std::vector<AuthorCandidate> collect() {
    const std::size_t size = page_.lines().size();
    const std::size_t head =
        title_ ? std::min<std::size_t>(*title_, page_.core_begin()) : page_.core_begin();
    const std::size_t begin = head < kAbove ? 0 : head - kAbove;
    const std::size_t end = std::min(size, page_.core_end() + kBelow);
    for (std::size_t i = 0; i < size; ++i) {
      if ((i < begin || i >= end) && !points_to_author(i)) continue;
      const bool inner = i >= page_.core_begin() + kInsideText && i < page_.core_end();
      const PageLine& line = page_.lines()[i];
      add_marked_texts(i);
      if (line.words.empty() || line.words.size() > kLongestByline) continue;
      if (inner && line.kind == LineKind::kBody && !points_to_author(i) && !signs_off(line))
        continue;
      look_at(i);
    }
    drop_helpers(helpers_, candidates_);
    drop_initials(candidates_);
    if (head_ != nullptr) drop_signs(head_->authors, candidates_);
    mark_elsewhere();
    if (head_ != nullptr) add_scripted();
    return std::move(candidates_);
  }

 private:
  const PageLine& line() const { return page_.lines()[position_]; }

  // "(Reporting by Ann Lee; editing by Bo Moe)", which agencies put below their texts.
  bool signs_off(const PageLine& line) const {
    std::size_t length = 0;
    return has(page_.wording().at_start(line.words, length), Label::kBy) && length > 1;
  }

  // What the markup says names authors, word for word.
  void add_marked_texts(std::size_t position) {
    if (page_.markup() == nullptr) return;
    position_ = position;
    marked_.clear();
    for (const AuthorText& text : page_.markup()->author_texts(position)) {
      const auto base =
          static_cast<std::size_t>(line().text.data() - page_.markup()->page().text.data());
      const std::span<const Token> words = undated(0);
      const auto begin = std::ranges::lower_bound(
          words, text.begin, {}, [&](const Token& word) { return base + word.begin; });
      const auto end = std::ranges::upper_bound(begin, words.end(), text.end, {},
                                                [&](const Token& word) { return base + word.end; });
      reasons_ = text.reasons;
      const std::vector<NamedSpan> parts = list_parts(line().text, {begin, end}, page_.wording());
      describe(parts, kMarkedText, 0, true);
      reasons_ = 0;
      if (text.reasons != kNamedOnly) marked_.insert(marked_.end(), parts.begin(), parts.end());
    }
  }

  // "By the news desk", which is no person's name.
  void add_rest(std::size_t first) {
    const std::span<const Token> words = undated(first);
    if (first >= words.size()) return;
    std::vector<NamedSpan> parts = list_parts(line().text, words.subspan(first), page_.wording());
    if (parts.empty()) return;
    parts.resize(1);
    const std::string_view text = text_of(parts[0]);
    const auto begin = std::ranges::lower_bound(words, parts[0].begin, {}, &Token::begin);
    const auto end = std::ranges::lower_bound(begin, words.end(), parts[0].end, {}, &Token::begin);
    if (is_prose(line().text, {begin, end}, page_.wording())) return;
    // "Ann LeeNovember 3": a name that was cut where other words run into it stays cut.
    const bool known = std::ranges::any_of(candidates_, [&](const AuthorCandidate& other) {
      if (other.position != position_ || !text.starts_with(other.name)) return false;
      return text.size() == other.name.size() || is_capital(text[other.name.size()]);
    });
    if (!known) describe(parts, kBehindMarker, 0, true);
  }

  void look_at(std::size_t position) {
    position_ = position;
    const auto words = line().words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::size_t length = 0;
      const LabelSet label = page_.wording().at_start(words.subspan(i), length);
      const bool by = has(label, Label::kBy);
      const bool author = has(label, Label::kAuthor) && (i == 0 || names_ideographs(i, length));
      if ((!by && !author) || joins_name(i)) continue;
      if (by && credits_picture(i)) return;
      // "by" among small letters is a sentence unless it opens the line or follows a date.
      const std::size_t first = i + length;
      long_marker_ = by && length > 1;
      if (first >= words.size()) {
        if (i == 0 && position_ + 1 < page_.lines().size()) below_marker();
        long_marker_ = false;
        return;
      }
      const bool taken = take(first, by ? (i == 0 ? kMarkerFirst : kMarkerInside) : kLabelFirst, i);
      if (i == 0) add_rest(first);
      long_marker_ = false;
      if (taken) return;
    }
    if (words.size() > kLongestNameLine) return;
    if (points_to_author(position_)) {
      std::size_t next = 0;
      const std::vector<NamedSpan> names =
          read_names(line().text, undated(0), 0, page_.wording(), next);
      describe(names, kMarkedUp, 0, true);
      if (!names.empty()) return;
    }
    name_line();
    names_before_roles();
    describe(ideograph_name_line(line().text, undated(0), page_.wording(), is_japanese()),
             kNameAndRole, 0);
    if (team_line()) return;
    beside_date();
  }

  // "来源：拉恩日报 作者：李文静": where a colon follows, the word may stand anywhere.
  bool names_ideographs(std::size_t i, std::size_t length) const {
    const auto words = line().words;
    if (!words[i].ideograph || i + length >= words.size()) return false;
    const auto gap = line().text.substr(words[i + length - 1].end,
                                        words[i + length].begin - words[i + length - 1].end);
    return gap.starts_with("：") || gap.starts_with(":");
  }

  // "Ann von Lee": the line begins with a name that the word stands in, and marks nobody.
  bool joins_name(std::size_t i) const {
    const auto words = line().words;
    if (i == 0 || i > 2 || i + 1 >= words.size() || words[i].capital || words[i].letters > 3)
      return false;
    for (std::size_t k = 0; k < i; ++k) {
      if (!words[k].capital || words[k].number || page_.wording().of(words.subspan(k, 1)) != 0)
        return false;
      if (line().text.substr(words[k].end, words[k + 1].begin - words[k].end) != " ") return false;
    }
    return words[i + 1].capital;
  }

  // "Fahmi in Larnmouth. Picture by Ann Lee", but not "Words and pictures by Ann Lee"
  bool credits_picture(std::size_t by) const {
    const auto before = line().words.first(by);
    if (by == 0 || !has(page_.wording().at_end(before), Label::kPhoto)) return false;
    return std::ranges::none_of(before, [&](const Token& word) {
      return (page_.wording().of({&word, 1}) & (bit(Label::kAnd) | bit(Label::kAuthor))) != 0;
    });
  }

  // The markup calls the line a byline.
  bool points_to_author(std::size_t position) const {
    if (page_.markup() == nullptr) return false;
    const MarkupFacts& facts = page_.markup()->of(position);
    return facts.author || facts.author_link || (facts.near & hint_bit(Hint::kByline)) != 0;
  }

  // "구현모 기자": in scripts without case only the role tells the name before it.
  void names_before_roles() {
    const auto words = line().words;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i].capital || words[i - 1].letters < 2 || words[i - 1].letters > 4 ||
          words[i - 1].number)
        continue;
      const char32_t c = read_char(line().text, words[i - 1].begin).folded;
      if (c < 0xAC00 || c > 0xD7A3 || !has(page_.wording().of(words.subspan(i, 1)), Label::kRole))
        continue;
      describe({{words[i - 1].begin, words[i - 1].end, 1}}, kNameAndRole, 0, true);
    }
  }

  // "Author:" alone: the name stands on the next line.
  void below_marker() {
    ++position_;
    const auto words = line().words;
    if (!words.empty() && words.size() <= kLongestNameLine) take(0, kBelowMarker, 0);
    --position_;
  }

  void name_line() {
    std::size_t next = 0;
    const auto words = line().words;
    const std::vector<NamedSpan> names =
        read_names(line().text, undated(0), 0, page_.wording(), next);
    if (names.empty() || names.front().words < 2 || names.front().words > 4) return;
    // Without case any two words look like a name.
    if (!words.front().capital &&
        !(words.size() <= kMostUncased && describer_.is_first_name(words[0])))
      return;
    if (next == words.size() || names.back().end < words[next - 1].end) {
      describe(names, kNameLine, 0);
      return;
    }
    std::size_t length = 0;
    const LabelSet behind = page_.wording().at_start(words.subspan(next), length);
    const bool role = has(behind, Label::kRole);
    const bool stamp = has(behind, Label::kPublished) || has(behind, Label::kUpdated) ||
                       has(behind, Label::kReading) || has(behind, Label::kShare) ||
                       date_from(words[next].begin);
    const bool address = line().text.substr(names.back().end).find('@') != std::string_view::npos;
    if (role || stamp || address) describe(names, kNameAndRole, 0);
  }

  // "News desk Larnmouth", "The Larn Post news desk"
  bool team_line() {
    const std::span<const Token> words = undated(0);
    std::size_t length = 0;
    if (words.empty() || words.size() > kMostTeamWords) return false;
    const bool team = has(page_.wording().at_start(words, length), Label::kTeam) ||
                      (words.front().capital && has(page_.wording().at_end(words), Label::kTeam));
    if (!team) return false;
    describe({whole(words)}, kTeamLine, 0, true);
    return true;
  }

  // "al 16 March 2025", "March 16, 2025 Ann": whatever few words stand there.
  void beside_date() {
    const auto words = line().words;
    if (words.size() > kMostBesideDate || describer_.dates_of(position_).empty()) return;
    // Of a sentence that has a date, the words before it name nobody.
    if (line().kind == LineKind::kBody && position_ > page_.core_begin()) return;
    std::size_t begin = 0, end = words.size();
    while (begin < end && date_from(words[begin].begin)) ++begin;
    if (begin > 0) {
      for (std::size_t i = begin; i < end; ++i) {
        if (date_from(words[i].begin)) end = i;
      }
    } else {
      end = undated(0).size();
      if (end == words.size()) return;
    }
    const std::span<const Token> rest = words.subspan(begin, end - begin);
    if (rest.empty() || rest.size() > kMostTeamWords || is_no_name(rest, page_.wording())) return;
    const bool zone = rest.size() == 1 && rest.front().all_capitals;  // "CET", "GMT"
    if (zone || std::ranges::any_of(rest, [](const Token& word) { return word.has_digit; })) return;
    const NamedSpan name = whole(rest);
    const bool known = std::ranges::any_of(
        candidates_, [&](const AuthorCandidate& other) { return other.position == position_; });
    if (!known) describe({name}, kBesideDate, 0, true);
  }

  bool is_japanese() const { return page_.language() == "ja"; }

  static NamedSpan whole(std::span<const Token> words) {
    return {words.front().begin, words.back().end, static_cast<std::uint8_t>(words.size())};
  }

  // The words up to the first date behind `first`: months are no surnames.
  std::span<const Token> undated(std::size_t first) const {
    const auto words = line().words;
    if (describer_.dates_of(position_).empty()) return words;
    for (std::size_t i = first; i < words.size(); ++i) {
      if (date_from(words[i].begin)) return words.first(i);
    }
    return words;
  }

  bool date_from(std::uint32_t byte) const {
    for (const PageDate& date : describer_.dates_of(position_)) {
      if (date.mention.month && date.mention.begin <= byte && byte < date.mention.end) return true;
    }
    return false;
  }
  bool take(std::size_t first, AuthorForm form, std::size_t marker) {
    std::size_t next = 0;
    std::vector<NamedSpan> names =
        read_names(line().text, undated(first), first, page_.wording(), next);
    if (names.empty())
      names =
          read_ideograph_names(line().text, undated(first), first, page_.wording(), is_japanese());
    if (names.empty()) return false;
    describe(names, form, marker);
    return true;
  }

  void describe(const std::vector<NamedSpan>& names, AuthorForm form, std::size_t marker,
                bool short_names = false) {
    ++list_;
    const bool series = is_series(names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      // Of several names one alone is a role or a place.
      if (!short_names && names[i].words < 2 &&
          (form == kNameLine || form == kNameAndRole || i > 0))
        continue;
      if (form != kMarkedText && says_more_than_marked(names[i])) continue;
      if (is_no_author(line(), names[i], title_ == position_, page_.wording())) continue;
      if (behind_helper(names[i])) {
        helpers_.push_back(phrase_hash(text_of(names[i])));
        continue;
      }
      AuthorCandidate candidate;
      candidate.name = unglued(text_of(names[i]));
      candidate.position = static_cast<std::uint32_t>(position_);
      candidate.marked =
          form != kNameLine && form != kNameAndRole && form != kTeamLine && form != kBesideDate;
      candidate.by_marker = candidate.marked && form != kMarkedText && form != kMarkedUp;
      candidate.list = list_;
      candidate.in_series = series && names[i].words > 1;
      candidate.features = describer_.describe(
          {position_, names[i], form, i, names.size(), marker > 0, long_marker_, reasons_});
      candidate.near_date = describer_.near_date();
      candidates_.push_back(std::move(candidate));
    }
  }

  // Three names, or two with a word of joining between them: a comma alone may part a name from a
  // role.
  bool is_series(const std::vector<NamedSpan>& names) const {
    if (names.size() > 2) return true;
    if (names.size() < 2) return false;
    const auto gap = line().text.substr(names[0].end, names[1].begin - names[0].end);
    if (gap.find('&') != std::string_view::npos) return true;
    return std::ranges::any_of(line().words, [&](const Token& word) {
      return word.begin >= names[0].end && word.end <= names[1].begin &&
             has(page_.wording().of({&word, 1}), Label::kAnd);
    });
  }

  std::string_view text_of(const NamedSpan& name) const {
    return line().text.substr(name.begin, name.end - name.begin);
  }

  // "Reviewed by Ann Lee", or the name on the next line.
  bool behind_helper(const NamedSpan& name) const {
    const auto words = line().words;
    const auto first = std::ranges::lower_bound(words, name.begin, {}, &Token::begin);
    if (first != words.begin())
      return has(page_.wording().at_end({words.begin(), first}), Label::kHelper);
    return position_ > 0 && has(page_.lines()[position_ - 1].whole, Label::kHelper);
  }

  // The markup says where the name in it begins and ends.
  bool says_more_than_marked(const NamedSpan& name) const {
    return std::ranges::any_of(marked_, [&](const NamedSpan& marked) {
      return marked.words > 1 && name.words > marked.words && name.begin <= marked.begin &&
             marked.end <= name.end;
    });
  }

  // "ByAnn Lee", as texts come out of pages: the name behind the byline's word.
  std::string_view unglued(std::string_view name) const {
    std::size_t seam = 0;
    while (seam < name.size() && seam < kLongestGlued && (seam == 0 || !is_capital(name[seam])))
      ++seam;
    if (seam < 2 || seam >= name.size() || !is_capital(name[seam])) return name;
    const LabelSet marker = page_.wording().of(tokenize(name.substr(0, seam)));
    return has(marker, Label::kBy) ? name.substr(seam) : name;
  }
  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  // The same name behind a byline's word somewhere else on the page.
  void mark_elsewhere() {
    std::vector<std::uint64_t> phrases;
    for (const AuthorCandidate& candidate : candidates_)
      phrases.push_back(phrase_hash(candidate.name));
    const Feature elsewhere = author_model(page_.markup() != nullptr).feature(kMarkedElsewhere);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      for (std::size_t k = 0; k < phrases.size(); ++k) {
        if (phrases[k] != phrases[i] || candidates_[k].position == candidates_[i].position ||
            (!candidates_[k].marked && !candidates_[i].marked))
          continue;
        candidates_[i].features.push_back(elsewhere);
        break;
      }
    }
  }

  // What scripts call the page's authors, whether it shows them or not.
  void add_scripted() {
    const std::size_t shown = candidates_.size();
    for (const ScriptedAuthor& author : head_->authors) {
      const std::uint64_t phrase = phrase_hash(author.name);
      std::size_t place = 0;
      for (std::size_t i = 0; i < shown; ++i) {
        if (phrase_hash(candidates_[i].name) == phrase)
          place = std::max<std::size_t>(place, candidates_[i].marked ? 2 : 1);
      }
      AuthorCandidate candidate;
      candidate.name = author.name;
      candidate.position = kNoLine;
      candidate.list = list_ + 1 + author.text;
      candidate.marked = true;
      candidate.in_series = author.names > 1;
      candidate.features = describer_.describe(author, head_->authors.size(), place);
      candidates_.push_back(std::move(candidate));
    }
  }

  const Page& page_;
  const PageHead* head_;
  std::optional<std::uint32_t> title_;
  AuthorDescriber describer_;
  std::size_t position_ = 0;
  std::uint32_t list_ = 0;
  bool long_marker_ = false;
  std::vector<NamedSpan> marked_;       // parts of the line's marked texts
  std::uint32_t reasons_ = 0;           // AuthorText::reasons of the text being described
  std::vector<std::uint64_t> helpers_;  // phrases of their names
  std::vector<AuthorCandidate> candidates_;
};

}  // namespace

std::vector<AuthorCandidate> author_candidates(const Page& page, std::optional<std::uint32_t> title,
                                               const PageHead* head) {
  return Collector(page, title, head).collect();
}

}  // namespace newsfold::extract::metadata

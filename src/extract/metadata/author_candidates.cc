#include <algorithm>

#include "extract/metadata/author_collector.h"
#include "extract/metadata/author_filters.h"
#include "extract/metadata/author_groups.h"
#include "extract/metadata/ideograph_names.h"

namespace newsfold::extract::metadata {

namespace {

constexpr std::size_t kAbove = 40;          // lines above the text that are looked at
constexpr std::size_t kInsideText = 4;      // first lines of the text
constexpr std::size_t kBelow = 30;          // lines behind the text
constexpr std::size_t kLongestByline = 30;  // words

}  // namespace

std::vector<AuthorCandidate> AuthorCollector::collect() {
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
    if (inner && line.kind == LineKind::kBody && !points_to_author(i) && !signs_off(line)) continue;
    look_at(i);
  }
  drop_helpers(helpers_, candidates_);
  drop_initials(candidates_);
  if (head_ != nullptr) drop_signs(head_->authors, candidates_);
  mark_elsewhere();
  if (head_ != nullptr) add_scripted();
  return std::move(candidates_);
}

bool AuthorCollector::signs_off(const PageLine& line) const {
  std::size_t length = 0;
  return has(page_.wording().at_start(line.words, length), Label::kBy) && length > 1;
}

bool AuthorCollector::points_to_author(std::size_t position) const {
  if (page_.markup() == nullptr) return false;
  const MarkupFacts& facts = page_.markup()->of(position);
  return facts.author || facts.author_link || (facts.near & hint_bit(Hint::kByline)) != 0;
}

bool AuthorCollector::take(std::size_t first, AuthorForm form, std::size_t marker) {
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

void AuthorCollector::describe(const std::vector<NamedSpan>& names, AuthorForm form,
                               std::size_t marker, bool short_names) {
  ++list_;
  const bool series = is_series(names);
  for (std::size_t i = 0; i < names.size(); ++i) {
    // Of several names one alone is a role or a place.
    if (!short_names && names[i].words < 2 && (form == kNameLine || form == kNameAndRole || i > 0))
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

bool AuthorCollector::is_series(const std::vector<NamedSpan>& names) const {
  if (names.size() > 2) return true;
  if (names.size() < 2) return false;
  const auto gap = line().text.substr(names[0].end, names[1].begin - names[0].end);
  if (gap.find('&') != std::string_view::npos) return true;
  return std::ranges::any_of(line().words, [&](const Token& word) {
    return word.begin >= names[0].end && word.end <= names[1].begin &&
           has(page_.wording().of({&word, 1}), Label::kAnd);
  });
}

std::string_view AuthorCollector::text_of(const NamedSpan& name) const {
  return line().text.substr(name.begin, name.end - name.begin);
}

bool AuthorCollector::behind_helper(const NamedSpan& name) const {
  const auto words = line().words;
  const auto first = std::ranges::lower_bound(words, name.begin, {}, &Token::begin);
  if (first != words.begin())
    return has(page_.wording().at_end({words.begin(), first}), Label::kHelper);
  return position_ > 0 && has(page_.lines()[position_ - 1].whole, Label::kHelper);
}

bool AuthorCollector::says_more_than_marked(const NamedSpan& name) const {
  return std::ranges::any_of(marked_, [&](const NamedSpan& marked) {
    return marked.words > 1 && name.words > marked.words && name.begin <= marked.begin &&
           marked.end <= name.end;
  });
}

void AuthorCollector::mark_elsewhere() {
  std::vector<std::uint64_t> phrases;
  for (const AuthorCandidate& candidate : candidates_)
    phrases.push_back(phrase_hash(candidate.name));
  const Feature elsewhere =
      author_model(page_.markup() != nullptr).feature(author_groups::kMarkedElsewhere);
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

void AuthorCollector::add_scripted() {
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

std::vector<AuthorCandidate> author_candidates(const Page& page, std::optional<std::uint32_t> title,
                                               const PageHead* head) {
  return AuthorCollector(page, title, head).collect();
}

}  // namespace newsfold::extract::metadata

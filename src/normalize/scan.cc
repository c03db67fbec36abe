#include "normalize/scan.h"

#include <algorithm>

#include "newsfold/base/hash.h"
#include "normalize/boundaries.h"
#include "normalize/context.h"
#include "normalize/hash_index.h"
#include "normalize/headlines.h"
#include "normalize/lexicon.h"
#include "normalize/quotes.h"
#include "normalize/runs.h"

namespace newsfold::normalize {
namespace {

constexpr std::int32_t kClearPlace = 4;  // votes: "the village of Hope"
constexpr std::int32_t kClearPeople = 8;
constexpr std::int32_t kBareHeadVotes = 4;  // "the Council said"
constexpr std::int32_t kTitleVotes = 8;     // a work's title in quotation marks

const std::uint64_t kAnd = hash64("and");
const std::uint64_t kThe = hash64("the");
const std::uint64_t kHouse = hash64("house");
const std::uint64_t kA = hash64("a");
const std::uint64_t kV = hash64("v");
const std::uint64_t kVs = hash64("vs");
const std::uint64_t kAn = hash64("an");

class Scanner {
 public:
  Scanner(const TokenStream& stream, const std::vector<KnownName>& known)
      : stream_(stream), tokens_(stream.tokens), known_(known), at_(stream, known) {}

  std::vector<Candidate> run() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const Token& token = tokens_[i];
      const bool article = at_.is_article_of_name(i);
      if (!token.capitalized() && known_[i].count == 0 && !article) {
        ++i;
        continue;
      }
      if ((token.flags & kLoudLine) != 0) {
        loud_.push_back(i++);
        continue;
      }
      if (const std::size_t title = quoted_title_end(stream_, known_, i); title > i) {
        add(i, title, false, Gender::kUnknown, false);
        candidates_.back().votes.other += kTitleVotes;
        i = title;
        continue;
      }
      const std::size_t end = run_end(stream_, known_, i);
      cut_run(i, end);
      i = std::max(end, covered_);
    }
    scan_headlines();
    extend_to_sentence_starts();
    spread_votes();
    return std::move(candidates_);
  }

 private:
  // "Advanced Tidal said": an ordinary word that begins a sentence belongs to the name if a
  // name of the document, "Advanced Tidal Devices" or "Advanced Tidal", begins so.
  void extend_to_sentence_starts() {
    const auto pair_at = [this](std::size_t i) {
      return mix64(tokens_[i].hash * 0x9e3779b97f4a7c15ULL + tokens_[i + 1].hash);
    };
    HashSet beginnings;
    for (const Candidate& candidate : candidates_) {
      const bool longer = candidate.end > candidate.first + 2;
      const bool pair = candidate.end == candidate.first + 2 && !candidate.weak;
      if (longer || pair) beginnings.insert(pair_at(candidate.first));
    }
    beginnings.build();
    if (beginnings.empty()) return;
    std::size_t behind = 0;  // one past the candidate before
    for (Candidate& candidate : candidates_) {
      const std::size_t first = candidate.first;
      const bool free = first > behind && tokens_[first].gap == kGapSpace &&
                        (tokens_[first - 1].flags & kSentenceStart) != 0 &&
                        tokens_[first - 1].shape == Shape::kCapital;
      if (free && !candidate.titled && beginnings.contains(pair_at(first - 1))) {
        candidate = make(first - 1, candidate.end, false, Gender::kUnknown);
      }
      behind = candidate.end;
    }
  }

  // "Manaoag, Pangasinan and Pandi": what stands in one row with a place is one, too.
  void spread_votes() {
    const auto is_place = [this](const Candidate& candidate) {
      if (candidate.alias == kNoAlias)
        return candidate.votes.place >= 3 && candidate.votes.person <= 0;
      return known_[candidate.first].type == EntityType::kPlace && !known_[candidate.first].common;
    };
    for (std::size_t i = 1; i < candidates_.size(); ++i) {
      Candidate& left = candidates_[i - 1];
      Candidate& right = candidates_[i];
      if (!is_in_row(left.end, right.first)) continue;
      if (is_place(left)) {
        right.votes.place += 3;
      } else if (is_place(right)) {
        left.votes.place += 2;
      }
    }
  }

  // From one past a candidate to the next: a comma or "and" between them.
  bool is_in_row(std::size_t end, std::size_t next) const {
    if (next == end) return tokens_[next].gap == (kGapComma | kGapSpace);
    return next == end + 1 && tokens_[end].hash == kAnd && tokens_[next].gap == kGapSpace &&
           (tokens_[end].gap & ~(kGapComma | kGapSpace)) == 0;
  }

  void scan_headlines() {
    if (loud_.empty()) return;
    const std::size_t others = candidates_.size();
    std::vector<Candidate> found;
    {
      const HeadlineNames names(stream_, known_, candidates_);
      std::size_t behind = 0;
      for (const std::size_t i : loud_) {
        const std::size_t count = i < behind ? 0 : names.length(i);
        if (count == 0) continue;
        behind = i + count;
        if (count == known_[i].count) {
          found.push_back(known_candidate(i, false, Gender::kUnknown));
        } else {
          found.push_back(make(i, behind, false, Gender::kUnknown));
        }
      }
    }
    std::erase_if(found, [this](const Candidate& c) { return at_.is_code(c.first, c.end); });
    candidates_.insert(candidates_.end(), found.begin(), found.end());
    std::inplace_merge(candidates_.begin(),
                       candidates_.begin() + static_cast<std::ptrdiff_t>(others), candidates_.end(),
                       [](const Candidate& a, const Candidate& b) { return a.first < b.first; });
  }

  void cut_run(std::size_t first, std::size_t end) {
    std::size_t piece = first;
    bool titled = false;
    Gender gender = Gender::kUnknown;
    for (std::size_t i = first; i < end;) {
      if (known_[i].count > 1) {
        i += known_[i].count;
      } else if (at_.is_title(piece, i, end)) {
        std::size_t before = i;
        while (before > piece && at_.modifies_title(piece, before - 1)) --before;
        cut_piece(piece, before, titled, gender);
        gender = tokens_[i].has(kMasculine)  ? Gender::kMasculine
                 : tokens_[i].has(kFeminine) ? Gender::kFeminine
                                             : Gender::kUnknown;
        titled = true;
        i = piece = at_.title_end(i, end);
      } else {
        ++i;
      }
    }
    cut_piece(piece, end, titled, gender);
  }

  // `titled`: a title stands before the piece.
  void cut_piece(std::size_t first, std::size_t end, bool titled, Gender gender) {
    if (end == first + 1 && known_[first].count == 0 &&
        (at_.is_sentence_word(first, end) || tokens_[first].has(kCalendar))) {
      add_surname(first);
      return;
    }
    // "Chairman of Tidewater" is no Mr. Tidewater.
    if (first < end && tokens_[first].has(kConnector) && !tokens_[first].capitalized()) {
      titled = false;
      gender = Gender::kUnknown;
    }
    at_.trim(first, end);
    if (first >= end) return;
    const std::size_t name = at_.full_name_begin(first, end);
    const std::size_t behind = at_.full_name_end(name, end);
    if (name > first || behind < end) {
      if (behind < end) {
        cut_piece(name, behind, titled && name == first, gender);
        cut_piece(behind + 1, end, false, Gender::kUnknown);
      } else {
        cut_piece(name, end, false, Gender::kUnknown);
      }
      return;
    }
    // "Pro-Norland Party": what stands before the hyphen is no part of the name, the other is one
    // of its own.
    if (tokens_[first].has(kJoinedPrefix) && first + 1 < end &&
        tokens_[first + 1].gap == kGapHyphen) {
      ++first;
      if (known_[first].count == 1 && first + 1 < end) {
        add_known(first, false, Gender::kUnknown);
        ++first;
      }
    }
    if (known_[first].count >= end - first) {
      add_known(first, titled, gender);
      return;
    }
    // "Tidewater-Harbour Force"
    const std::size_t second = first + known_[first].count;
    if (second > first && !known_[first].common && tokens_[second].gap == kGapHyphen &&
        known_[second].count > 1) {
      add_known(first, titled, gender);
      cut_piece(second, end, false, Gender::kUnknown);
      return;
    }
    const std::size_t head = at_.organization_end(first, end);
    if (head > first && !titled) {
      add(first, head, titled, gender, false);
      cut_piece(head, end, false, Gender::kUnknown);
      return;
    }
    cut_known(first, end, titled, gender);
  }

  // Known names inside a piece either stand alone or are part of a longer name that nobody listed.
  void cut_known(std::size_t first, std::size_t end, bool titled, Gender gender) {
    std::size_t pending = first;
    for (std::size_t i = first; i < end;) {
      const std::size_t count = known_[i].count;
      if (count == 0 || (count == 1 && at_.is_part_of_longer(pending, i, end, titled))) {
        ++i;
        continue;
      }
      if (at_.ends_longer(pending, i) ||
          (count > 1 && (at_.lends_its_name(i, end) || at_.begins_longer(i, end)))) {
        i += count;
        continue;
      }
      add_unlisted(pending, i, titled && pending == first, gender);
      add_known(i, titled && i == first, gender);
      i += count;
      pending = i;
    }
    add_unlisted(pending, end, titled && pending == first, gender);
  }

  void add_known(std::size_t first, bool titled, Gender gender) {
    const KnownName& known = known_[first];
    covered_ = std::max(covered_, first + known.count);
    if (at_.is_code(first, first + known.count)) return;
    if (known.demonym) {
      if (at_.is_people(first)) add_word(first, {.person = kClearPeople});
      return;
    }
    candidates_.push_back(known_candidate(first, titled, gender));
  }

  // One word of a sort that stands for no entry: "the Norlanders", people though none in
  // particular; "the West".
  void add_word(std::size_t i, const Votes& votes) {
    Candidate candidate;
    candidate.first = static_cast<std::uint32_t>(i);
    candidate.end = candidate.first + 1;
    candidate.votes = votes;
    candidates_.push_back(candidate);
    covered_ = std::max(covered_, i + 1);
  }

  // "at Shell": inside a sentence, without an article and no part of something longer.
  bool stands_bare(std::size_t i) const {
    const Token& token = tokens_[i];
    if ((token.flags & kSentenceStart) != 0 || token.shape != Shape::kCapital || i == 0)
      return false;
    const Token& before = tokens_[i - 1];
    const bool goes_on =
        i + 1 < tokens_.size() && tokens_[i + 1].gap == kGapSpace && tokens_[i + 1].capitalized();
    return token.gap == kGapSpace && !before.capitalized() && !goes_on && before.hash != kThe &&
           before.hash != kA && before.hash != kAn;
  }

  Candidate known_candidate(std::size_t first, bool titled, Gender gender) const {
    const KnownName& known = known_[first];
    Candidate candidate = make(first, first + known.count, titled, gender);
    candidate.alias = known.alias;
    candidate.borrowed = known.borrowed;
    // A capital inside a sentence tells an ordinary word from a name; at its start it doesn't,
    // unless no newspaper writes the word in lower case: "Virginia".
    const Token& token = tokens_[first];
    const bool start =
        (token.flags & kSentenceStart) != 0 &&
        (token.common > 0 || !stream_.words_known || known.type == EntityType::kPerson);
    const bool ordinary =
        (at_.is_ordinary(token) && !(known.noted && stands_bare(first))) || token.hash == kHouse;
    // "Moody's said": the name ends so
    const std::size_t end = first + known.count;
    const bool own_s = (tokens_[end - 1].flags & kPossessive) != 0 && end < tokens_.size() &&
                       tokens_[end].gap == kGapSpace && tokens_[end].shape == Shape::kLower &&
                       tokens_[end].has(kPersonVerb | kOrgVerb) && !tokens_[end].has(kOrgHead);
    candidate.weak = known.common && !titled && !own_s &&
                     (start || (token.flags & kLoudLine) != 0 || ordinary ||
                      (stream_.nouns_capitalized && known.type == EntityType::kOrganization));
    return candidate;
  }

  // "Rice said": an ordinary word in capitals that may be the surname of somebody named elsewhere.
  void add_surname(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.shape != Shape::kCapital || (token.flags & kLoudLine) != 0) return;
    const bool speaks = (token.flags & kPossessive) != 0 ||
                        (i + 1 < tokens_.size() && tokens_[i + 1].gap == kGapSpace &&
                         tokens_[i + 1].has(kPersonVerb | kSportRole));
    if (((token.flags & kSentenceStart) != 0 || token.has(kCalendar)) && !speaks) return;
    Candidate candidate = make(i, i + 1, false, Gender::kUnknown);
    candidate.surname = true;
    if (token.has(kBareHead)) candidate.votes.organization += kBareHeadVotes;
    candidates_.push_back(candidate);
    covered_ = std::max(covered_, i + 1);
  }

  // "LLC" behind a company's name; not "the JSC", letters of something else.
  bool is_legal_form(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!token.has(kOrgSuffix)) return false;
    return token.shape != Shape::kAllCaps || (token.gap & kGapComma) != 0;
  }

  void add_unlisted(std::size_t first, std::size_t end, bool titled, Gender gender) {
    at_.trim(first, end);
    while (first < end && known_[first].demonym && end - first > 1) ++first;
    if (first >= end || at_.is_code(first, end)) return;
    const Token& token = tokens_[first];
    const std::size_t count = end - first;
    bool weak = false;
    if (count == 1) {
      const bool letter = token.shape == Shape::kInitial || token.last - token.first < 2;
      // "(Donald) Trump"
      const bool put_in = token.gap == (kGapOpen | kGapSpace) && end < tokens_.size() &&
                          (tokens_[end].gap & kGapClose) != 0 && tokens_[end].capitalized() &&
                          token.has(kFirstName);
      if (at_.is_people(first)) {
        add_word(first, {.person = kClearPeople});
        return;
      }
      if (letter || put_in || known_[first].demonym || token.shape == Shape::kNumber ||
          token.has(kIsm | kCalendar | kNameSuffix | kSection) || is_legal_form(first)) {
        return;
      }
      if (at_.is_quarter(first)) {
        add_word(first, {.place = kClearPlace});
        return;
      }
      const bool place = make(first, end, titled, gender).votes.place >= kClearPlace;
      if (!titled && !place &&
          (at_.is_ordinary(token) || token.has(kTitleWord | kTitleModifier | kOrgHead | kPlaceHead |
                                               kOtherHead | kDirection))) {
        add_surname(first);
        return;
      }
      const bool start = (token.flags & kSentenceStart) != 0;
      weak = !titled &&
             ((start && (token.common > 0 || !stream_.words_known)) || stream_.nouns_capitalized);
    } else {
      const bool all_ordinary = std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(first),
                                            tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                                            [this](const Token& t) { return at_.is_ordinary(t); });
      weak = all_ordinary && (token.flags & kSentenceStart) != 0;
      weak = weak || (stream_.nouns_capitalized && !titled && !token.has(kFirstName));
    }
    add(first, end, titled, gender, weak);
  }

  void add(std::size_t first, std::size_t end, bool titled, Gender gender, bool weak) {
    Candidate candidate = make(first, end, titled, gender);
    candidate.weak = weak;
    // "Eelman V Oddler": a fight, a case or a film
    const auto inner = [this](std::size_t i) {
      return tokens_[i].hash == kV || tokens_[i].hash == kVs;
    };
    for (std::size_t i = first + 1; i + 1 < end; ++i)
      candidate.votes.other += inner(i) ? kTitleVotes : 0;
    candidates_.push_back(candidate);
    covered_ = std::max(covered_, end);
  }

  Candidate make(std::size_t first, std::size_t end, bool titled, Gender gender) const {
    Candidate candidate;
    candidate.first = static_cast<std::uint32_t>(first);
    candidate.end = static_cast<std::uint32_t>(end);
    candidate.titled = titled;
    candidate.gender = gender;
    candidate.votes = context_votes(stream_, known_, candidate);
    const bool held = end < tokens_.size() && tokens_[end].gap == (kGapComma | kGapSpace) &&
                      known_[end].count > 0 && known_[end].type == EntityType::kPlace &&
                      !known_[end].demonym;
    if (held) candidate.holder = known_[end].alias;
    return candidate;
  }

  const TokenStream& stream_;
  const std::vector<Token>& tokens_;
  const std::vector<KnownName>& known_;
  const Boundaries at_;
  std::size_t covered_ = 0;  // one past the last token that a candidate holds
  std::vector<Candidate> candidates_;
  std::vector<std::size_t> loud_;  // tokens of headlines
};

}  // namespace

std::vector<Candidate> scan_candidates(const TokenStream& stream,
                                       const std::vector<KnownName>& known) {
  return Scanner(stream, known).run();
}

}  // namespace newsfold::normalize

#include "normalize/boundaries.h"

#include <algorithm>
#include <array>

#include "newsfold/base/hash.h"
#include "normalize/lexicon.h"
#include "normalize/runs.h"

namespace newsfold::normalize {
namespace {

// Tenths of words that are in lower case nearly always.
constexpr std::uint8_t kArticleTenths = 9;
constexpr std::uint8_t kMereTenths = 8;  // words that hardly are anybody's surname
constexpr std::uint32_t kTickerLetters = 5;
constexpr std::size_t kAddressBytes = 200;

const std::uint64_t kGm = hash64("gm");
const std::uint64_t kMp = hash64("mp");
const std::uint64_t kMep = hash64("mep");
const std::uint64_t kRt = hash64("rt");
const std::uint64_t kOf = hash64("of");
const std::uint64_t kFor = hash64("for");
const std::uint64_t kThe = hash64("the");
const std::uint64_t kAs = hash64("as");
const std::uint64_t kSt = hash64("st");
const std::uint64_t kSaint = hash64("saint");
const std::uint64_t kHouse = hash64("house");
const std::uint64_t kAssistant = hash64("assistant");
const std::uint64_t kChief = hash64("chief");
const std::uint64_t kDeputy = hash64("deputy");

}  // namespace

bool Boundaries::is_ordinary(const Token& token) const { return token.common >= kOrdinaryTenths; }

bool Boundaries::is_known_single(std::size_t i) const {
  return known_[i].count == 1 && !known_[i].common;
}

bool Boundaries::is_nameish(std::size_t i) const {
  const Token& token = tokens_[i];
  return token.capitalized() && token.common < kRareTenths &&
         !token.has(kOrgHead | kPlaceHead | kTitleWord | kCalendar | kIsm | kOrgSuffix);
}

// "Attorney General's Office", "Sheriff's Department": titles that end in a possessive before the
// head of an organization's name.
bool Boundaries::owns_office(std::size_t i, std::size_t end) const {
  while (i + 1 < end && tokens_[i].has(kTitleWord | kTitleModifier)) {
    if ((tokens_[i].flags & kPossessive) != 0) return tokens_[i + 1].has(kOrgHead);
    ++i;
  }
  return false;
}

// "Queen Maria Hospital", "King Orm Central University": called after somebody with a title.
bool Boundaries::begins_headed(std::size_t i, std::size_t end) const {
  static const std::array<std::uint64_t, 7> kRegal{
      hash64("queen"),    hash64("king"), hash64("prince"), hash64("princess"),
      hash64("maharaja"), hash64("lady"), hash64("sultan")};
  constexpr std::size_t kMostWords = 4;
  if (std::find(kRegal.begin(), kRegal.end(), tokens_[i].hash) == kRegal.end()) return false;
  for (std::size_t at = i + 1; at < std::min(end, i + 1 + kMostWords); ++at) {
    const Token& token = tokens_[at];
    if (token.gap != kGapSpace || token.shape != Shape::kCapital) return false;
    const bool head = token.has(kOrgHead | kFacility) && !token.has(kSurnameLike);
    if (at > i + 1 && head) return true;
  }
  return false;
}

bool Boundaries::is_title(std::size_t first, std::size_t i, std::size_t end) const {
  const Token& token = tokens_[i];
  // "Hollin East MP Maria Veldt"
  const bool member = i + 1 < end && (token.hash == kMp || token.hash == kMep) &&
                      token.shape == Shape::kAllCaps && tokens_[i + 1].gap == kGapSpace &&
                      tokens_[i + 1].shape == Shape::kCapital && is_nameish(i + 1);
  if (member) return true;
  if (!token.has(kTitleWord) || !token.capitalized()) return false;
  if (i + 1 < end && tokens_[i + 1].has(kOrgHead | kOrgSuffix)) return false;
  if (owns_office(i, end)) return false;
  // "Court of Justice"
  const bool of_office = i >= first + 2 && tokens_[i - 1].hash == kOf && i + 1 == end &&
                         tokens_[i - 1].shape == Shape::kLower && tokens_[i - 2].has(kOrgHead);
  if (of_office) return false;
  if (begins_headed(i, end)) return false;
  // "Martin Luther King": a title word that ends a person's name.
  const bool ends_name = i + 1 == end && i > first && tokens_[i - 1].has(kFirstName) &&
                         !tokens_[i - 1].has(kTitleModifier);
  return !ends_name;
}

bool Boundaries::modifies_title(std::size_t first, std::size_t i) const {
  if (tokens_[i].has(kTitleModifier)) return true;
  if (tokens_[i].has(kBench)) return tokens_[i + 1].has(kTitleWord | kTitleModifier);
  return i > first && tokens_[i].has(kChiefOf) && tokens_[i - 1].hash == kChief;
}

bool Boundaries::is_people(std::size_t i) const {
  const Token& token = tokens_[i];
  if (!stream_.words_known || token.shape != Shape::kCapital || (token.flags & kLoudLine) != 0) {
    return false;
  }
  if (token.has(kPeople)) return true;
  const std::string_view word = stream_.text(token);
  return known_[i].demonym && known_[i].count == 1 && known_[i].type == EntityType::kPlace &&
         word.ends_with('s') && !word.ends_with("ss");
}

std::size_t Boundaries::title_end(std::size_t i, std::size_t end) const {
  std::size_t at = i + 1;
  if (at + 1 >= end || (tokens_[at].hash != kOf && tokens_[at].hash != kFor)) return at;
  std::size_t behind = at + 1;
  if (tokens_[behind].hash == kThe) ++behind;
  const std::size_t begin = behind;
  while (
      behind < end && known_[behind].count == 0 && !tokens_[behind].has(kOrgHead) &&
      (tokens_[behind].has(kTitleModifier | kConnector) || tokens_[behind].common >= kRareTenths)) {
    ++behind;
  }
  // What goes on with the head of an organization's name is one: "President of the Safety
  // Council".
  const bool organization =
      behind < end && (tokens_[behind].has(kOrgHead) ||
                       (known_[behind].count > 0 && known_[behind].type != EntityType::kPerson));
  return behind > begin && !organization ? behind : at;
}

bool Boundaries::is_droppable(std::size_t i) const {
  const Token& token = tokens_[i];
  if (known_[i].count > 0) return false;
  // "As-Safir"
  const bool article_of_name = token.hash == kAs && token.shape == Shape::kCapital &&
                               i + 1 < tokens_.size() && tokens_[i + 1].gap == kGapHyphen &&
                               tokens_[i + 1].shape == Shape::kCapital;
  if (article_of_name) return false;
  const bool article =
      token.has(kFunctionWord) && token.common >= kArticleTenths && (token.flags & kDotted) == 0;
  // "Jan Kowalski", "June Carter"
  const bool month_name = token.has(kFirstName) && i + 1 < tokens_.size() &&
                          is_joined(stream_, i + 1) && tokens_[i + 1].capitalized() &&
                          !tokens_[i + 1].has(kCalendar);
  const bool syllable = token.gap == kGapHyphen;  // "Cheuk-yan"
  return (token.shape == Shape::kLower && !syllable && !is_article_of_name(i)) ||
         (token.has(kCalendar) && !month_name) || article;
}

bool Boundaries::is_sentence_word(std::size_t i, std::size_t end) const {
  const Token& token = tokens_[i];
  if ((token.flags & kSentenceStart) == 0 || known_[i].count > 1 || !is_ordinary(token))
    return false;
  // "Labour's plan", "US officials"
  const bool capitals = token.shape == Shape::kAllCaps && (token.flags & kLoudLine) == 0;
  if (known_[i].count == 1 && (capitals || (token.flags & kPossessive) != 0)) return false;
  // "Shell said": a name if the document has other evidence for it.
  if (known_[i].count == 1 && known_[i].noted && i + 1 >= end) return false;
  if (i + 1 >= end) return true;
  // "Hurricane Florence"
  if (token.has(kStorm) && tokens_[i + 1].has(kFirstName | kMansName | kWomansName) &&
      tokens_[i + 1].capitalized()) {
    return false;
  }
  if (token.has(kFirstName) && token.common < kArticleTenths) return false;  // "Frank Messina"
  // "Fleet Financial Group": a row of ordinary words in capitals is a name.
  return token.common > kArticleTenths || token.has(kConnector | kPlaceCue) ||
         tokens_[i + 1].shape == Shape::kLower || !is_ordinary(tokens_[i + 1]) ||
         tokens_[i + 1].has(kTitleWord);
}

void Boundaries::trim(std::size_t& first, std::size_t& end) const {
  while (first < end && (is_droppable(first) || is_sentence_word(first, end))) ++first;
  while (end > first && is_droppable(end - 1)) --end;
  // "Ahmed Mohamed Image": an ordinary word behind a person's full name.
  const bool person = end - first >= 3 && tokens_[first].has(kFirstName) && is_nameish(end - 2) &&
                      tokens_[end - 2].shape != Shape::kInitial;
  if (person && is_ordinary(tokens_[end - 1]) && known_[end - 1].count == 0 &&
      !tokens_[end - 1].has(kOrgHead | kPlaceHead | kOtherHead | kOrgSuffix)) {
    --end;
  }
}

bool Boundaries::is_full_name(std::size_t i, std::size_t end) const {
  return i + 1 < end && tokens_[i].has(kFirstName) && tokens_[i].common < kRareTenths &&
         tokens_[i].shape == Shape::kCapital && tokens_[i + 1].gap == kGapSpace &&
         tokens_[i + 1].shape == Shape::kCapital && is_nameish(i + 1) &&
         (tokens_[i].flags & kPossessive) == 0;
}

// A word that stands in capitals only because its line does.
bool Boundaries::is_mere_word(std::size_t i) const {
  return known_[i].count == 0 && tokens_[i].shape == Shape::kCapital &&
         tokens_[i].gap == kGapSpace && tokens_[i].common >= kMereTenths &&
         !tokens_[i].has(kOrgHead | kPlaceHead | kOtherHead | kOrgSuffix | kNameSuffix | kStorm |
                         kVessel | kFirstName | kTitleWord | kTitleModifier | kSurnameLike);
}

// "Smoker Jan Veldt", "Sociologist Jan Veldt": what somebody does or is, as the first word of a
// sentence, before a full name.
bool Boundaries::is_occupation(std::size_t i, std::size_t end) const {
  constexpr std::array<std::string_view, 9> kEndings{"ist", "er",   "or",     "man", "woman",
                                                     "ian", "ster", "stress", "mate"};
  const Token& token = tokens_[i];
  if ((token.flags & kSentenceStart) == 0 || token.shape != Shape::kCapital || !stream_.english ||
      token.has(kFirstName | kOrgHead | kPlaceHead | kSurnameLike) || known_[i].count > 0) {
    return false;
  }
  const std::string_view word = stream_.text(token);
  const bool ends = std::any_of(kEndings.begin(), kEndings.end(),
                                [&](std::string_view ending) { return word.ends_with(ending); });
  if (!ends || !is_full_name(i + 1, end)) return false;
  return word.ends_with("ist") || i + 3 == end || tokens_[i + 3].gap != kGapSpace ||
         !tokens_[i + 3].capitalized();
}

std::size_t Boundaries::full_name_begin(std::size_t first, std::size_t end) const {
  if (is_occupation(first, end)) return first + 1;
  std::size_t i = first;
  while (i < end && known_[i].count == 0 && tokens_[i].shape == Shape::kCapital &&
         tokens_[i].common >= kMereTenths && (i == first || is_mere_word(i))) {
    ++i;
  }
  const bool mere = i > first && !tokens_[first].has(kOrgHead | kPlaceHead | kOtherHead | kStorm |
                                                     kPlacePrefix | kVessel | kFirstName);
  return mere && i < end && tokens_[i].gap == kGapSpace && is_full_name(i, end) ? i : first;
}

std::size_t Boundaries::full_name_end(std::size_t first, std::size_t end) const {
  if (!is_full_name(first, end)) return end;
  // "Maria Veldt Memorial Library" is no Maria Veldt.
  const bool headed = std::any_of(
      tokens_.begin() + static_cast<std::ptrdiff_t>(first + 2),
      tokens_.begin() + static_cast<std::ptrdiff_t>(end),
      [](const Token& t) { return t.has(kOrgHead | kPlaceHead | kOtherHead | kOrgSuffix); });
  if (headed) return end;
  std::size_t i = first + 2;
  while (i < end && !is_mere_word(i)) ++i;
  return i;
}

std::size_t Boundaries::organization_end(std::size_t first, std::size_t end) const {
  std::size_t found = first;
  for (std::size_t i = first; i < end; ++i) {
    const Token& token = tokens_[i];
    if (!token.has(kOrgHead | kOrgSuffix) || !token.capitalized()) continue;
    const bool continued = i + 2 < end + 0 && tokens_[i + 1].shape == Shape::kLower;
    if (continued) return end;
    if (i > first) found = i + 1;
  }
  // "Hollin International Airport"
  if (found > first && found < end && tokens_[found].has(kPlaceHead) && known_[found].count == 0 &&
      tokens_[found].gap == kGapSpace && tokens_[found].shape == Shape::kCapital) {
    ++found;
  }
  if (found == first + 2 && tokens_[first].has(kFirstName) && known_[first].count == 0 &&
      !tokens_[first + 1].has(kOrgSuffix) && tokens_[first + 1].common < kOrdinaryTenths) {
    return first;  // "Cedric Post"
  }
  return found;
}

bool Boundaries::is_part_of_longer(std::size_t first, std::size_t i, std::size_t end,
                                   bool titled) const {
  if (tokens_[i].hash == kHouse && i + 1 < end) return true;  // "House Oversight"
  const bool hyphen_before = i > first && tokens_[i].gap == kGapHyphen;
  const bool hyphen_after = i + 1 < end && tokens_[i + 1].gap == kGapHyphen;
  if (known_[i].demonym) return i > first && is_nameish(i - 1) && hyphen_before;
  // "премьер-министр Малайзии Анвар Ибрагим"
  const bool of_a_place = known_[i].type == EntityType::kPlace && i == first && i + 2 < end &&
                          (tokens_[i].flags & kInflected) != 0;
  if (of_a_place) return false;
  if (hyphen_before && is_known_single(i - 1)) return false;
  if (hyphen_after && is_known_single(i + 1) && !(i > first && tokens_[i - 1].has(kFirstName))) {
    return false;
  }
  if (i + 1 < end && tokens_[i + 1].has(kPlaceHead | kDirection)) return true;
  // "Hollin National Park"
  const bool park = known_[i].type == EntityType::kPlace && i + 2 < end &&
                    tokens_[i + 1].has(kTitleModifier) && tokens_[i + 1].gap == kGapSpace &&
                    tokens_[i + 2].has(kPlaceHead) && tokens_[i + 2].gap == kGapSpace &&
                    tokens_[i + 2].shape == Shape::kCapital && known_[i + 1].count == 0;
  if (park) return true;
  if (i > first && tokens_[i - 1].has(kDirection | kPlacePrefix)) return true;
  if (i > first && tokens_[i - 1].has(kStorm) && tokens_[i - 1].capitalized()) return true;
  if (i > first && (tokens_[i - 1].has(kFirstName) || tokens_[i - 1].shape == Shape::kInitial ||
                    is_nameish(i - 1))) {
    return true;
  }
  if (i + 1 >= end) return false;
  // "Chad Griffin", "Rep. Odessa Blaine", two places if they stood alone
  if (known_[i + 1].count > 0) {
    return (tokens_[i].has(kFirstName) || titled) && known_[i + 1].count == 1 &&
           tokens_[i + 1].gap == kGapSpace && !known_[i + 1].demonym &&
           (known_[i + 1].common || is_nameish(i + 1));
  }
  const Token& next = tokens_[i + 1];
  if (is_nameish(i + 1)) {
    const bool another_person = next.has(kFirstName) && i + 2 < end;
    return titled || tokens_[i].has(kFirstName) || known_[i].type == EntityType::kPerson ||
           hyphen_after || (known_[i].type == EntityType::kPlace && !another_person);
  }
  if (tokens_[i].has(kPlacePrefix)) return true;
  // "Miami Dolphins": a place and an ordinary word in capitals.
  if (known_[i].type == EntityType::kPlace && is_ordinary(next) && next.gap == kGapSpace &&
      !next.has(kTitleWord | kTitleModifier | kIsm | kCalendar | kOtherHead | kOrgHead)) {
    return true;
  }
  // "Eugene Burger": a first name that is also a place's.
  return tokens_[i].has(kFirstName) && !next.has(kOtherHead | kOrgHead | kTitleWord | kIsm);
}

bool Boundaries::lends_its_name(std::size_t i, std::size_t end) const {
  const std::size_t behind = i + known_[i].count;
  if (known_[i].type != EntityType::kPerson || behind >= end) return false;
  const Token& next = tokens_[behind];
  const bool surname = known_[behind].count == 1 && known_[behind].type == EntityType::kPerson;
  if (next.gap != kGapSpace || !next.capitalized() || (known_[behind].count > 0 && !surname)) {
    return false;
  }
  // "Maria Veldt Orme" is somebody else.
  const bool longer = next.shape == Shape::kCapital && is_nameish(behind) &&
                      !next.has(kNameSuffix | kFirstName | kTitleModifier);
  return longer || (next.has(kPlaceHead | kOrgHead) && !next.has(kTitleWord));
}

bool Boundaries::begins_longer(std::size_t i, std::size_t end) const {
  const std::size_t behind = i + known_[i].count;
  if (known_[i].type != EntityType::kPlace || known_[i].demonym || behind >= end) return false;
  const Token& next = tokens_[behind];
  if (next.gap != kGapSpace || next.shape != Shape::kCapital || known_[behind].count > 0) {
    return false;
  }
  // "St Hollin's Square"; but "Port Hollin's Square" is a square in it.
  if ((tokens_[behind - 1].flags & kPossessive) != 0) {
    return tokens_[i].hash == kSt || tokens_[i].hash == kSaint;
  }
  if (next.has(kPlaceHead)) return true;
  return !known_[i].country && is_ordinary(next) && stream_.text(next).ends_with('s') &&
         !next.has(kTitleWord | kTitleModifier | kIsm | kCalendar | kOtherHead | kOrgHead);
}

bool Boundaries::ends_longer(std::size_t first, std::size_t i) const {
  return i > first && known_[i].type == EntityType::kPlace && is_article_of_name(i) &&
         tokens_[i].gap == kGapSpace && tokens_[i - 1].shape == Shape::kCapital &&
         known_[i - 1].count == 0 && is_nameish(i - 1) && (tokens_[i - 1].flags & kPossessive) == 0;
}

bool Boundaries::is_quarter(std::size_t i) const {
  static const std::array<std::uint64_t, 4> kQuarters{hash64("north"), hash64("south"),
                                                      hash64("east"), hash64("west")};
  const Token& token = tokens_[i];
  if (i == 0 || token.shape != Shape::kCapital || (token.flags & kLoudLine) != 0 ||
      token.gap != kGapSpace || tokens_[i - 1].hash != kThe) {
    return false;
  }
  const bool goes_on = i + 1 < tokens_.size() && tokens_[i + 1].segment == token.segment &&
                       (tokens_[i + 1].gap == kGapHyphen ||
                        (tokens_[i + 1].gap == kGapSpace && tokens_[i + 1].capitalized()));
  return !goes_on && std::find(kQuarters.begin(), kQuarters.end(), token.hash) != kQuarters.end();
}

bool Boundaries::is_party(std::size_t first, std::size_t end) const {
  return end - first >= 2 && tokens_[first].shape == Shape::kInitial &&
         (tokens_[first].gap & (kGapOpen | kGapComma)) != 0 && tokens_[first + 1].gap == kGapHyphen;
}

bool Boundaries::is_ticker(std::size_t first, std::size_t end) const {
  const Token& token = tokens_[first];
  if (known_[first].count > 0 && known_[first].type == EntityType::kPlace) return false;
  return end == first + 1 && first > 0 && token.gap == kGapSpace && (token.flags & kDotted) == 0 &&
         token.shape == Shape::kAllCaps && token.last - token.first <= kTickerLetters &&
         tokens_[first - 1].has(kOrgSuffix) && tokens_[first - 1].capitalized();
}

bool Boundaries::is_office(std::size_t first, std::size_t end) const {
  const Token& token = tokens_[first];
  if (end != first + 1 || token.shape != Shape::kAllCaps) return false;
  // "GM Ed Stone"
  const bool job = token.has(kJobLetters) && (token.flags & kDotted) == 0 && end < tokens_.size() &&
                   tokens_[end].gap == kGapSpace && is_full_name(end, tokens_.size());
  if (job) return true;
  if (first == 0 || token.gap != kGapSpace) return false;
  const Token& before = tokens_[first - 1];
  const bool assistant =
      before.shape == Shape::kLower && (before.hash == kAssistant || before.hash == kDeputy);
  // "assistant FBI director"
  const bool owner = end < tokens_.size() && tokens_[end].gap == kGapSpace &&
                     tokens_[end].has(kTitleWord | kRoleWord);
  return assistant && !owner && token.last - token.first <= 3;
}

bool Boundaries::is_bred(std::size_t first, std::size_t end) const {
  if (end != first + 1 || tokens_[first].hash != kGm) return false;
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    const Token& next = tokens_[i + 1];
    if (tokens_[i].hash == kGm && next.gap == kGapSpace && next.has(kBred)) return true;
  }
  return false;
}

// "t.co/Tide", "https://tide.example/Tide"
bool Boundaries::is_in_address(std::size_t first) const {
  const std::string_view text = stream_.segments[tokens_[first].segment].text;
  const std::size_t at = tokens_[first].begin;
  if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n') return false;
  const std::size_t longest = std::min<std::size_t>(at, kAddressBytes);
  std::string_view before = text.substr(at - longest, longest);
  if (const std::size_t blank = before.find_last_of(" \n\t"); blank != std::string_view::npos) {
    before.remove_prefix(blank + 1);
  }
  if (before.find("://") != std::string_view::npos) return true;
  const std::size_t slash = before.find('/');
  const std::size_t dot = before.substr(0, slash).rfind('.');
  if (slash == std::string_view::npos || dot == std::string_view::npos) return false;
  const std::string_view domain = before.substr(dot + 1, slash - dot - 1);
  return domain.size() >= 2 &&
         std::all_of(domain.begin(), domain.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool Boundaries::is_code(std::size_t first, std::size_t end) const {
  const std::string_view text = stream_.segments[tokens_[first].segment].text;
  const std::uint32_t begin = tokens_[first].begin;
  const std::uint32_t behind = tokens_[end - 1].end;
  return (behind < text.size() && text[behind] == '$') ||
         (tokens_[first].hash == kRt && text.substr(behind).starts_with(" @")) ||
         (begin > 0 && std::string_view("@#$").find(text[begin - 1]) != std::string_view::npos) ||
         is_party(first, end) || is_ticker(first, end) || is_office(first, end) ||
         is_bred(first, end) || is_in_address(first);
}

bool Boundaries::is_article_of_name(std::size_t i) const {
  return is_leading_particle(stream_, i) && tokens_[i + 1].gap == kGapHyphen;
}

}  // namespace newsfold::normalize

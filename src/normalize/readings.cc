// What of all that the gazetteer calls so a name may mean in this document.
#include <algorithm>
#include <array>
#include <span>

#include "newsfold/base/hash.h"
#include "newsfold/text/edit_distance.h"
#include "newsfold/text/names.h"
#include "normalize/company.h"
#include "normalize/lexicon.h"
#include "normalize/names.h"
#include "normalize/senses.h"

namespace newsfold::normalize {
namespace {

// Prominence (0 to 1000) from which a reading needs no evidence, or little.
constexpr std::uint32_t kWellKnown = 600;
constexpr std::uint32_t kKnown = 300;
constexpr std::uint32_t kCountry = 900;        // countries have as much, cities and regions don't
constexpr std::uint32_t kLargeTown = 400;      // some 360,000 people
constexpr std::uint32_t kClearOfRivals = 200;  // a lead in prominence that leaves no doubt
constexpr std::size_t kSmallWord = 3;          // letters of "of" and its like
constexpr std::size_t kSlipLetters = 5;        // of a first name in which a slip can be told
constexpr std::int32_t kClearlyPerson = 4;     // votes before all others

}  // namespace

void NameTable::narrow_readings(Name& name) const {
  // What stands beside it left no doubt.
  if (candidates_[name.candidates.front()].meant != kNoEntry) return;
  const auto step = [&](std::string_view why, auto action, bool leaves_type = false) {
    if (name.readings.empty()) return;
    const EntityType type = gazetteer_->entry(name.readings.front().entry).type;
    const GazetteerReadings before = record_ ? name.readings : GazetteerReadings();
    action();
    if (leaves_type && name.readings.empty()) name.leaning = type;
    for (const GazetteerReading& reading : before) {
      const bool kept =
          std::any_of(name.readings.begin(), name.readings.end(),
                      [&](const GazetteerReading& r) { return r.entry == reading.entry; });
      if (kept) continue;
      const GazetteerEntry entry = gazetteer_->entry(reading.entry);
      name.notes.push_back("not " + std::string(entry.id) + " " + std::string(entry.name) + ": " +
                           std::string(why));
    }
  };
  step("the text explains the acronym otherwise", [&] { drop_redefined(name); });
  step("the words beside it speak of something else", [&] { drop_other_sense(name); });
  step("nothing beside the name speaks for it", [&] { drop_unlikely_readings(name); });
  step(
      "a little-known firm, of which nothing but one word speaks",
      [&] {
        name.readings.erase_if(
            [&](const GazetteerReading& reading) { return is_unsupported_brand(reading, name); });
      },
      true);
  step(
      "the document does not speak of where it belongs",
      [&] {
        name.readings.erase_if(
            [&](const GazetteerReading& reading) { return is_elsewhere(reading, name); });
      },
      true);
  step(
      "another place fits what the document names, or it is not clear which",
      [&] {
        keep_likely_places(*gazetteer_, *whereabouts_, name.holders, name.alias, name.readings);
      },
      true);
  step("a namesake's company is named",
       [&] { keep_in_company(*gazetteer_, whereabouts_->known(), name.readings); });
  step("a title stands before the name", [&] {
    // "Mayor Veldt" is not the company.
    const auto is_person = [this](const GazetteerReading& reading) {
      return gazetteer_->entry(reading.entry).type == EntityType::kPerson;
    };
    const Votes& votes = name.votes;
    const auto titled = static_cast<std::size_t>(
        std::count_if(name.candidates.begin(), name.candidates.end(),
                      [this](std::uint32_t i) { return candidates_[i].titled; }));
    const bool person =
        name.tokens.size() == 1 && 2 * titled >= name.candidates.size() && titled > 0 &&
        votes.person >= kClearlyPerson + std::max({votes.organization, votes.place, votes.other});
    if (person && std::none_of(name.readings.begin(), name.readings.end(), is_person)) {
      name.readings.clear();
    }
  });
}

// "Norlandic Foreign Ministry" by the forms that the gazetteer may hold: "Norland Foreign
// Ministry", "Foreign Ministry of Norland", or "Foreign Ministry" with a canonical name that names
// the country.
void NameTable::find_national(Name& name) const {
  const std::size_t prefix = country_prefix(name);
  if (prefix == 0) return;
  const GazetteerMatch owner =
      gazetteer_->longest_match(std::span(name.tokens).subspan(0, prefix), 0);
  const std::uint32_t holder = gazetteer_->readings(owner.alias).front().entry;
  const GazetteerEntry country = gazetteer_->entry(holder);
  const std::vector<std::uint64_t> rest(name.tokens.begin() + static_cast<std::ptrdiff_t>(prefix),
                                        name.tokens.end());
  std::vector<std::uint64_t> before;
  for (const std::string& token : text::name_tokens(country.name)) before.push_back(hash64(token));
  std::vector<std::uint64_t> behind = rest;
  behind.push_back(hash64("of"));
  behind.insert(behind.end(), before.begin(), before.end());
  before.insert(before.end(), rest.begin(), rest.end());
  const auto adopt = [&](const std::vector<std::uint64_t>& form, bool must_name_country) {
    const GazetteerMatch match = gazetteer_->longest_match(form, 0);
    if (match.token_count != form.size()) return;
    for (const GazetteerReading& reading : gazetteer_->readings(match.alias)) {
      const GazetteerEntry entry = gazetteer_->entry(reading.entry);
      const bool names_country =
          entry.within == holder || entry.name.find(country.name) != std::string_view::npos;
      if (entry.type == name.type && (names_country || !must_name_country)) {
        name.readings.push_back(reading);
      }
    }
  };
  adopt(before, false);
  if (name.readings.empty()) adopt(behind, false);
  if (name.readings.empty()) adopt(rest, true);
}

// "King Aldous": behind such a title stands a first name, and the gazetteer may hold both together.
void NameTable::find_regnal(Name& name) const {
  static const std::array<std::uint64_t, 10> kTitles{
      hash64("king"),    hash64("queen"),   hash64("prince"), hash64("princess"), hash64("pope"),
      hash64("emperor"), hash64("empress"), hash64("sultan"), hash64("emir"),     hash64("tsar")};
  if (!name.titled || name.tokens.size() != 1) return;
  for (const std::uint32_t i : name.candidates) {
    const std::size_t first = candidates_[i].first;
    if (!candidates_[i].titled || first == 0) continue;
    const std::uint64_t title = stream_.tokens[first - 1].hash;
    if (std::find(kTitles.begin(), kTitles.end(), title) == kTitles.end()) continue;
    name.regnal = true;
    name.surface = stream_.text(first - 1, candidates_[i].end - 1);  // "King Aldous" names him
    const std::array<std::uint64_t, 2> full{title, name.tokens.front()};
    if (gazetteer_ == nullptr) return;
    const GazetteerMatch match = gazetteer_->longest_match(full, 0);
    if (match.token_count == full.size()) {
      name.readings = gazetteer_->readings(match.alias);
      return;
    }
  }
  if (!name.regnal) return;
  name.readings.erase_if([&](const GazetteerReading& reading) {
    const GazetteerEntry entry = gazetteer_->entry(reading.entry);
    const std::vector<std::string> words = text::name_tokens(entry.name);
    return entry.type != EntityType::kPerson || words.empty() ||
           hash64(words.front()) != name.tokens.front();
  });
}

// "Maria K. Veldt" for Maria Veldt, if the one whom the gazetteer means has no other initial.
void NameTable::find_without_initial(Name& name) const {
  if (gazetteer_ == nullptr || name.tokens.size() != 3) return;
  if (token(name, 1).shape != Shape::kInitial || token(name, 0).shape == Shape::kInitial) return;
  const std::array<std::uint64_t, 2> full{name.tokens.front(), name.tokens.back()};
  const GazetteerMatch match = gazetteer_->longest_match(full, 0);
  if (match.token_count != full.size()) return;
  const GazetteerReadings readings = gazetteer_->readings(match.alias);
  const GazetteerEntry entry = gazetteer_->entry(readings.front().entry);
  const bool rival =
      readings.size() > 1 &&
      gazetteer_->entry(readings[1].entry).prominence + kClearOfRivals > entry.prominence;
  if (entry.type != EntityType::kPerson || entry.prominence < kKnown || rival) return;
  const std::vector<std::string> words = text::name_tokens(entry.name);
  const std::string initial = text::fold_name_token(stream_.text(token(name, 1)));
  const bool other_middle = words.size() == 3 && words[1].front() != initial.front();
  if (!other_middle) name.readings.push_back(readings.front());
}

// "Maira Veldt" for Maria Veldt, if everybody knows her by the surname: a slip in the first name,
// or another way to write it; not two established first names.
void NameTable::find_misspelled(Name& name) const {
  if (gazetteer_ == nullptr || name.tokens.size() != 2 || !name.readings.empty()) return;
  const Token& first = token(name, 0);
  const GazetteerMatch match = gazetteer_->longest_match(std::span(name.tokens).subspan(1), 0);
  if (match.token_count != 1 || first.shape != Shape::kCapital) return;
  const GazetteerReading reading = gazetteer_->readings(match.alias).front();
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  if (entry.type != EntityType::kPerson || (reading.flags & kCommonWord) != 0) return;
  const std::vector<std::string> words = text::name_tokens(entry.name);
  if (words.size() < 2 || hash64(words.back()) != name.tokens.back()) return;
  const std::string written = text::fold_name_token(stream_.text(first));
  const bool slip =
      !first.has(kFirstName) && std::min(written.size(), words.front().size()) >= kSlipLetters &&
      written.front() == words.front().front() && text::is_one_edit(written, words.front());
  if (slip || text::variant_key(written) == text::variant_key(words.front())) {
    name.readings.push_back(reading);
  }
}

// A word that is also an ordinary word, first name or surname means the place or organization only
// where its surroundings say so, unless that is well known; nor does a common full name mean a
// little-known person.
void NameTable::drop_unlikely_readings(Name& name) const {
  name.readings.erase_if([&](const GazetteerReading& reading) {
    const GazetteerEntry entry = gazetteer_->entry(reading.entry);
    const bool little_known_place = entry.type == EntityType::kPlace && name.tokens.size() == 1 &&
                                    entry.prominence < kKnown && name.votes.place <= 0;
    // "SD card": a postal code stands beside a place.
    const Token& first = token(name, 0);
    const bool postal_code = entry.type == EntityType::kPlace && name.tokens.size() == 1 &&
                             first.shape == Shape::kAllCaps && first.last - first.first == 2 &&
                             entry.prominence < kCountry && name.votes.place <= 0;
    if (is_postal_code(reading, name) || is_called_after(reading, name)) return true;
    if (is_species(reading, name) || is_of_a_paper(reading, name)) return true;
    if (is_somebodys_surname(reading, name) || is_authors_surname(reading, name)) return true;
    if (is_authors_first_name(reading, name)) return true;
    if (little_known_place || postal_code || is_foreigner(reading, name)) return true;
    if (entry.type == EntityType::kPerson && is_other_gender(entry, name)) return true;
    if ((reading.flags & kCommonWord) == 0 || entry.prominence >= kWellKnown) return false;
    if (entry.type == EntityType::kPlace && name.tokens.size() == 1) {
      return name.votes.place <= std::max(name.votes.person, 0);
    }
    return entry.prominence < kKnown;
  });
}

// "Mr. Veldt" is not Maria Veldt.
bool NameTable::is_other_gender(const GazetteerEntry& entry, const Name& name) {
  if (name.gender == Gender::kUnknown || name.tokens.size() > 1) return false;
  const std::vector<std::string> words = text::name_tokens(entry.name);
  if (words.size() < 2) return false;
  const std::uint64_t other = name.gender == Gender::kMasculine ? kWomansName : kMansName;
  return (look_up(hash64(words.front())).classes & other) != 0;
}

// A politician of a country that the document doesn't speak of, and not one whom the world knows; a
// surname that others bear, in a language of which nothing tells here whether a person is meant.
bool NameTable::is_foreigner(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  if (entry.type != EntityType::kPerson) return false;
  if (name.tokens.size() == 1 && (reading.flags & kCommonWord) != 0) {
    return entry.prominence < kWellKnown && !stream_.words_known && !name.titled &&
           name.votes.person <= 0;
  }
  return entry.within != kNoEntry && entry.prominence < kKnown &&
         !whereabouts_->speaks_of(entry.within, reading.entry);
}

// The words before an acronym whose first letters it is; none if they aren't. Small words may stand
// between those of a phrase in lower case: "state of mind".
std::vector<std::uint64_t> NameTable::spelled_before(std::size_t at) const {
  const Token& acronym = stream_.tokens[at];
  const std::string_view written = stream_.text(acronym);
  std::vector<std::uint64_t> words;
  std::size_t i = at;
  for (std::size_t letter = written.size(); letter-- > 0;) {
    for (bool found = false; !found;) {
      if (i == 0 || stream_.tokens[i - 1].segment != acronym.segment) return {};
      const Token& word = stream_.tokens[--i];
      const std::string folded = text::fold_name_token(stream_.text(word));
      found = !folded.empty() && folded.front() == static_cast<char>(written[letter] | 0x20);
      if (!found && (word.shape != Shape::kLower || folded.size() > kSmallWord)) return {};
      words.push_back(word.hash);
    }
  }
  std::reverse(words.begin(), words.end());
  return words;
}

// Whether half of the words, but for small ones, stand in the entry's name: another way to write
// what its letters stand for.
bool NameTable::shares_words(std::uint32_t entry, const std::vector<std::uint64_t>& words) const {
  const std::vector<std::string> names = text::name_tokens(gazetteer_->entry(entry).name);
  std::size_t shared = 0;
  std::size_t telling = 0;
  for (const std::uint64_t word : words) {
    if ((look_up(word).classes & (kFunctionWord | kConnector | kParticle)) != 0) continue;
    ++telling;
    shared += std::any_of(names.begin(), names.end(),
                          [word](const std::string& name) { return hash64(name) == word; })
                  ? 1
                  : 0;
  }
  return 2 * shared >= telling;
}

// The words behind an acronym and a dash whose first letters it is: "TSA - Tidal Safety Adviser";
// none if they aren't.
std::vector<std::uint64_t> NameTable::spelled_behind(std::size_t at) const {
  const std::string_view written = stream_.text(stream_.tokens[at]);
  std::vector<std::uint64_t> words;
  if (at + written.size() >= stream_.tokens.size()) return words;
  for (std::size_t letter = 0; letter < written.size(); ++letter) {
    const Token& word = stream_.tokens[at + 1 + letter];
    const auto dash = static_cast<std::uint16_t>(word.gap & ~kGapSpace);
    const bool joined =
        letter > 0 ? word.gap == kGapSpace
                   : (word.gap & kGapSpace) != 0 && (dash == kGapHyphen || dash == kGapOther);
    const std::string folded = text::fold_name_token(stream_.text(word));
    const bool spells = !folded.empty() && word.capitalized() &&
                        folded.front() == static_cast<char>(written[letter] | 0x20);
    if (!joined || !spells) return {};
    words.push_back(word.hash);
  }
  return words;
}

// "tidal safety adviser (TSA)": an acronym means what the text says before its brackets or behind a
// dash, and no longer what the gazetteer knows.
void NameTable::drop_redefined(Name& name) const {
  if (name.tokens.size() != 1) return;
  for (const std::uint32_t i : name.candidates) {
    const std::size_t at = candidates_[i].first;
    const Token& acronym = stream_.tokens[at];
    const std::size_t letters = acronym.last - acronym.first;
    if (acronym.shape != Shape::kAllCaps || letters < 2 || (acronym.flags & kDotted) != 0) continue;
    const bool in_brackets = (acronym.gap & kGapOpen) != 0 && at >= letters;
    std::vector<std::uint64_t> words;
    if (in_brackets) words = spelled_before(at);
    if (words.empty() && letters > 2) words = spelled_behind(at);
    if (words.empty()) continue;
    const GazetteerMatch match = gazetteer_->longest_match(words, 0);
    const GazetteerReadings spelled_out =
        match.token_count == words.size() ? gazetteer_->readings(match.alias) : GazetteerReadings();
    name.readings.erase_if([&](const GazetteerReading& reading) {
      return std::none_of(spelled_out.begin(), spelled_out.end(),
                          [&](const GazetteerReading& r) { return r.entry == reading.entry; }) &&
             (words.size() == letters || !shares_words(reading.entry, words));
    });
    return;
  }
}

// "the BSE crisis killed cows", unless the document says in full what the gazetteer means by it.
void NameTable::drop_other_sense(Name& name) const {
  const auto id = other_sense(stream_, candidates_, name.candidates.data(), name.candidates.size());
  if (!id) return;
  const auto is_spelled_out = [this](const GazetteerReading& reading) {
    const std::vector<KnownName>& known = whereabouts_->known();
    return std::any_of(known.begin(), known.end(), [&](const KnownName& other) {
      return other.count > 1 && other.entry == reading.entry;
    });
  };
  name.readings.erase_if([&](const GazetteerReading& reading) {
    return gazetteer_->entry(reading.entry).id != *id && !is_spelled_out(reading);
  });
}

std::size_t NameTable::places_named(std::uint32_t alias, std::uint32_t least) const {
  if (alias == kNoAlias) return 0;
  const GazetteerReadings all = gazetteer_->readings(alias);
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& reading) {
    const GazetteerEntry entry = gazetteer_->entry(reading.entry);
    return entry.type == EntityType::kPlace && entry.prominence >= least;
  }));
}

// "Hollin bought a mill": one of several towns, that nothing calls a place, in a document that does
// not speak of where it lies, may be anybody; its type may stay.
bool NameTable::is_unsupported_town(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  return entry.type == EntityType::kPlace && name.tokens.size() == 1 && name.holders.empty() &&
         entry.within != kNoEntry && entry.prominence < kLargeTown && name.votes.place <= 0 &&
         !whereabouts_->is_near(reading.entry) && places_named(name.alias, 0) > 1;
}

// A town of a famous place's name, in a document that does not speak of where the town lies.
bool NameTable::is_overshadowed(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  return entry.type == EntityType::kPlace && name.holders.empty() &&
         entry.prominence < kLargeTown && !whereabouts_->is_near(reading.entry) &&
         places_named(name.alias, kWellKnown) > 0;
}

// "Veterans Affairs Minister": a department has a secretary.
bool NameTable::has_minister(const Name& name) const {
  static const std::uint64_t kMinister = hash64("minister");
  return std::any_of(name.candidates.begin(), name.candidates.end(), [this](std::uint32_t i) {
    const std::size_t end = candidates_[i].end;
    return end < stream_.tokens.size() && stream_.tokens[end].gap == kGapSpace &&
           stream_.tokens[end].hash == kMinister;
  });
}

// "Supreme Court" where the document is about another country than that of the reading.
bool NameTable::is_elsewhere(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  if (is_unsupported_town(reading, name) || is_overshadowed(reading, name) ||
      is_unsupported_country(reading, name) || is_foreign_acronym(reading, name) ||
      is_rather_a_first_name(reading, name)) {
    return true;
  }
  if (entry.within == kNoEntry || (reading.flags & kCommonWord) == 0) return false;
  const bool institution =
      entry.type == EntityType::kOrganization || (reading.flags & kMetonym) != 0;
  // "Canton" is Guangzhou in China only.
  if (!institution) {
    return entry.type == EntityType::kPlace && entry.prominence >= kWellKnown &&
           whereabouts_->surroundings(reading.entry) == 0 &&
           !whereabouts_->is_governed(name.alias) &&
           (token(name, 0).shape == Shape::kAllCaps || !whereabouts_->is_near(reading.entry));
  }
  if (has_minister(name) && entry.name.find("Department") != std::string_view::npos) return true;
  const bool default_home = whereabouts_->is_nowhere() && entry.prominence >= kWellKnown;
  return !whereabouts_->is_about(entry.within) && !default_home;
}

}  // namespace newsfold::normalize

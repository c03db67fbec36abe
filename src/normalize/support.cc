// Readings that need more in the document than their name.
#include <algorithm>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "normalize/lexicon.h"
#include "normalize/names.h"

namespace newsfold::normalize {
namespace {

constexpr std::uint32_t kCountry = 900;       // prominence: countries have more
constexpr std::uint32_t kWellKnown = 600;     // what the world knows
constexpr std::uint32_t kLettersKnown = 500;  // whose letters are read abroad, too
constexpr std::uint32_t kRegistered = 100;    // what stands in a register of thousands has less
constexpr std::uint32_t kRegion = 620;        // first-level regions
constexpr std::int32_t kClearlyOne = 3;       // votes for an organization
constexpr std::size_t kSameBeginning = 4;     // letters of "Organisation" and "Organization"

}  // namespace

// Georgia, of which nothing tells whether it is the country or the state, in English.
bool NameTable::is_unsupported_country(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  return stream_.words_known && entry.prominence > kCountry && (reading.flags & kCommonWord) != 0 &&
         whereabouts_->count(reading.entry) <=
             whereabouts_->mentions(name.alias) + whereabouts_->peoples(reading.entry) &&
         !whereabouts_->is_served(reading.entry) && places_named(name.alias, kWellKnown) > 1;
}

// "A weakened Regina drew north": a storm's or somebody's first name, and nothing speaks of the
// town or of where it lies.
bool NameTable::is_rather_a_first_name(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  return entry.type == EntityType::kPlace && entry.prominence < kWellKnown &&
         entry.within != kNoEntry && name.tokens.size() == 1 && token(name, 0).has(kFirstName) &&
         name.holders.empty() && name.votes.place <= 0 && !whereabouts_->is_near(reading.entry);
}

// "Ostmere, LA": two letters behind a town's name are a region's.
bool NameTable::is_postal_code(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  const Token& word = token(name, 0);
  if (entry.type != EntityType::kPlace || entry.prominence > kCountry ||
      entry.prominence == kRegion || name.tokens.size() > 1 || word.shape != Shape::kAllCaps ||
      word.last - word.first != 2) {
    return false;
  }
  return std::all_of(name.candidates.begin(), name.candidates.end(), [this](std::uint32_t i) {
    const std::size_t at = candidates_[i].first;
    return at > 0 && stream_.tokens[at].gap == (kGapComma | kGapSpace) &&
           stream_.tokens[at - 1].capitalized();
  });
}

// "the Maria Veldt airport" bears a name, and is not whom it names.
bool NameTable::is_called_after(const GazetteerReading& reading, const Name& name) const {
  if (name.tokens.size() < 2 || gazetteer_->entry(reading.entry).type != EntityType::kPerson) {
    return false;
  }
  return std::all_of(name.candidates.begin(), name.candidates.end(), [this](std::uint32_t i) {
    const std::size_t end = candidates_[i].end;
    if (end >= stream_.tokens.size()) return false;
    const Token& after = stream_.tokens[end];
    return after.gap == kGapSpace && after.shape == Shape::kLower &&
           after.has(kPlaceHead | kFacility) && (stream_.tokens[end - 1].flags & kPossessive) == 0;
  });
}

// "Veldt, Anne. Two Tides", "Veldt, A. J." in a list of books: not Maria Veldt.
bool NameTable::is_authors_surname(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  if (entry.type != EntityType::kPerson || name.tokens.size() != 1) return false;
  return std::all_of(name.candidates.begin(), name.candidates.end(), [&](std::uint32_t i) {
    const std::size_t end = candidates_[i].end;
    if (end + 1 >= stream_.tokens.size()) return false;
    const Token& first = stream_.tokens[end];
    if (first.gap != (kGapComma | kGapSpace) || !first.capitalized()) return false;
    const bool initial = first.shape == Shape::kInitial;
    constexpr std::uint16_t kEnds = kGapSentence | kGapColon | kGapOpen | kGapQuote;
    const bool ended = initial || (stream_.tokens[end + 1].gap & kEnds) != 0;
    if (!ended || (!initial && !first.has(kFirstName))) return false;
    return !text::fold_name_token(entry.name)
                .starts_with(text::fold_name_token(stream_.text(first)));
  });
}

// "Veldt, Regina (2005)" in a list of books: not the town of Regina.
bool NameTable::is_authors_first_name(const GazetteerReading& reading, const Name& name) const {
  if (gazetteer_->entry(reading.entry).type != EntityType::kPlace || name.tokens.size() != 1 ||
      !token(name, 0).has(kFirstName)) {
    return false;
  }
  return std::all_of(name.candidates.begin(), name.candidates.end(), [this](std::uint32_t i) {
    const std::size_t at = candidates_[i].first;
    const std::size_t end = candidates_[i].end;
    if (at == 0 || end >= stream_.tokens.size()) return false;
    return stream_.tokens[at].gap == (kGapComma | kGapSpace) &&
           stream_.tokens[at - 1].shape == Shape::kCapital &&
           (stream_.tokens[end].gap & kGapOpen) != 0;
  });
}

// "the Westsea fisher", "Westsea herrings": with what follows an animal or a plant, and not the
// sea.
bool NameTable::is_species(const GazetteerReading& reading, const Name& name) const {
  if (gazetteer_->entry(reading.entry).type != EntityType::kPlace) return false;
  return std::all_of(name.candidates.begin(), name.candidates.end(), [this](std::uint32_t i) {
    const std::size_t end = candidates_[i].end;
    if (end >= stream_.tokens.size() || (stream_.tokens[end - 1].flags & kPossessive) != 0) {
      return false;
    }
    const Token& after = stream_.tokens[end];
    return after.gap == kGapSpace && after.shape == Shape::kLower && after.has(kSpecies);
  });
}

// "the Westsea's report" beside "The Westsea": a paper that bears the sea's name.
bool NameTable::is_of_a_paper(const GazetteerReading& reading, const Name& name) const {
  static const std::uint64_t kThe = hash64("the");
  if (name.tokens.size() != 1 || gazetteer_->entry(reading.entry).type != EntityType::kPlace) {
    return false;
  }
  const std::vector<KnownName>& known = whereabouts_->known();
  for (std::size_t i = 0; i + 1 < known.size(); ++i) {
    if (known[i].count == 2 && known[i].type == EntityType::kOrganization &&
        stream_.tokens[i].hash == kThe && stream_.tokens[i + 1].hash == name.tokens.front()) {
      return true;
    }
  }
  return false;
}

// "Veldt will run" beside "Maria Veldt": somebody who is named in full, and not the firm.
bool NameTable::is_somebodys_surname(const GazetteerReading& reading, const Name& name) const {
  if (name.tokens.size() != 1 || name.votes.organization > std::max(name.votes.person, 0) ||
      gazetteer_->entry(reading.entry).type != EntityType::kOrganization) {
    return false;
  }
  return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
    if (other.end < other.first + 2 || stream_.tokens[other.end - 1].hash != name.tokens.front())
      return false;
    if (other.alias == kNoAlias) return false;
    const GazetteerReading best = gazetteer_->readings(other.alias).front();
    return gazetteer_->entry(best.entry).type == EntityType::kPerson;
  });
}

// Whether the document calls the entry something else, too, of several words.
bool NameTable::is_named_otherwise(std::uint32_t entry, std::uint32_t alias) const {
  const std::vector<KnownName>& known = whereabouts_->known();
  return std::any_of(known.begin(), known.end(), [&](const KnownName& other) {
    return other.count > 1 && other.entry == entry && other.alias != alias;
  });
}

// "the HSC" of a country that the document does not speak of, while it speaks of others.
bool NameTable::is_foreign_acronym(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  return (reading.flags & kAcronym) != 0 && entry.type == EntityType::kOrganization &&
         entry.within != kNoEntry && entry.prominence < kLettersKnown &&
         !whereabouts_->is_nowhere() && !whereabouts_->speaks_of(entry.within, reading.entry) &&
         !is_named_otherwise(reading.entry, name.alias);
}

// "Tidewater" for one of the thousands of firms of a register: the word is somebody's surname,
// another thing's name or an ordinary word of another language unless an organization is clearly
// meant, or the document has a longer name of it.
bool NameTable::is_unsupported_brand(const GazetteerReading& reading, const Name& name) const {
  const GazetteerEntry entry = gazetteer_->entry(reading.entry);
  if (entry.type != EntityType::kOrganization || entry.prominence >= kRegistered) return false;
  if (name.inflected) return true;
  if (name.tokens.size() > 1) return false;
  const Token& word = token(name, 0);
  const Votes& votes = name.votes;
  const bool clear = stream_.english && word.common == 0 && !word.has(kFirstName | kSurnameLike) &&
                     votes.organization >= kClearlyOne &&
                     votes.organization > std::max({votes.person, votes.place, votes.other});
  return !clear && !is_named_otherwise(reading.entry, name.alias);
}

// "Harbor Safety Council" for the Harbour Safety Council; not the Harbour Safety Congress.
bool NameTable::may_spell_out(const Name& name, const GazetteerEntry& entry) const {
  std::vector<std::string> words = text::name_tokens(entry.name);
  std::size_t shared = 0;
  std::size_t own = 0;
  for (std::size_t i = 0; i < name.tokens.size(); ++i) {
    if (token(name, i).shape == Shape::kLower) continue;
    ++own;
    const std::string written = text::fold_name_token(stream_.text(token(name, i)));
    const auto same = std::find_if(words.begin(), words.end(), [&](const std::string& word) {
      return written == word || (word.size() > kSameBeginning && written.size() > kSameBeginning &&
                                 written.compare(0, kSameBeginning, word, 0, kSameBeginning) == 0);
    });
    if (same == words.end()) continue;
    ++shared;
    words.erase(same);
  }
  return own > 0 && shared == own;
}

}  // namespace newsfold::normalize

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "newsfold/base/hash.h"
#include "newsfold/text/edit_distance.h"
#include "newsfold/text/names.h"
#include "normalize/hash_index.h"
#include "normalize/lexicon.h"
#include "normalize/link.h"
#include "normalize/nicknames.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kMaximumBearers = 64;  // of one surname; more are left apart

constexpr std::size_t kMinimumConsonants = 3;
constexpr std::uint32_t kHouseholdName = 600;  // prominence
constexpr std::uint32_t kNamedFirst = 850;     // of whom a surname means that others bear, too

std::string skeleton(std::string_view name) {
  std::string out;
  for (const char c : text::variant_key(name)) {
    if (std::string_view("aeiouyhw'- ").find(c) == std::string_view::npos) out.push_back(c);
  }
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

class PeopleLinker {
 public:
  explicit PeopleLinker(NameTable& table) : table_(table), names_(table.names()) {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (names_[i].type != EntityType::kPerson || surname_index(names_[i]) == 0) continue;
      by_surname_.add(names_[i].tokens[surname_index(names_[i])], i);
      by_first_.add(names_[i].tokens.front(), i);
    }
    by_surname_.build();
    by_first_.build();
  }

  void run() {
    for (auto i = static_cast<std::uint32_t>(names_.size()); i-- > 0;) link_spellings(i);
    for (std::uint32_t i = 0; i < names_.size(); ++i) link_contained(i);
    for (std::uint32_t i = 0; i < names_.size(); ++i) link_short(i);
  }

 private:
  // Index of the last token that is no "Jr".
  std::size_t surname_index(const Name& name) const {
    std::size_t i = name.tokens.size() - 1;
    while (i > 0 && table_.token(name, i).has(kNameSuffix)) --i;
    return i;
  }
  // "Jan Veldt Sr.", who is named so beside his son.
  bool is_senior(const Name& name) const {
    static const std::uint64_t kSenior = hash64("sr");
    return name.tokens.back() == kSenior;
  }
  std::string_view word(const Name& name, std::size_t i) const {
    return table_.stream().text(table_.token(name, i));
  }

  // What a title says, else the first name of a full one.
  Gender gender(const Name& name) const {
    if (name.gender != Gender::kUnknown || surname_index(name) == 0) return name.gender;
    const Token& first = table_.token(name, 0);
    if (first.has(kMansName)) return Gender::kMasculine;
    return first.has(kWomansName) ? Gender::kFeminine : Gender::kUnknown;
  }
  bool genders_clash(const Name& a, const Name& b) const {
    const Gender x = gender(a);
    const Gender y = gender(b);
    return x != Gender::kUnknown && y != Gender::kUnknown && x != y;
  }

  // "J." and "John", "Sergey" and "Sergei", "Segrei" and "Sergei"; not "John" and "Jane".
  bool first_names_agree(const Name& a, const Name& b) const {
    const Token& x = table_.token(a, 0);
    const Token& y = table_.token(b, 0);
    if (x.hash == y.hash) return true;
    const std::string first = text::latin_fold(word(a, 0));
    const std::string second = text::latin_fold(word(b, 0));
    if (x.shape == Shape::kInitial || y.shape == Shape::kInitial)
      return first.front() == second.front();
    if (text::variant_key(first) == text::variant_key(second)) return true;
    if (may_be_one_first_name(x.hash, y.hash)) return true;
    // "Hussein" and "Hossein"; not "Roberto" and "Roberta"
    const bool feminine = (first.back() == 'a') != (second.back() == 'a');
    const std::string consonants = skeleton(first);
    if (!feminine && consonants.size() >= kMinimumConsonants && consonants == skeleton(second))
      return true;
    // A slip of the pen; two established first names ("Martin", "Marvin") are two people.
    const bool both_first_names = x.has(kFirstName) && y.has(kFirstName);
    return !both_first_names && first.size() >= 5 && second.size() >= 5 &&
           text::is_one_edit(first, second);
  }

  // Middle initials and names must not contradict: "George W. Bush", "George H. W. Bush".
  bool middles_agree(const Name& a, const Name& b) const {
    const std::size_t middle_a = surname_index(a) - 1;
    const std::size_t middle_b = surname_index(b) - 1;
    if (middle_a == 0 || middle_b == 0) return true;
    if (middle_a != middle_b) return false;
    for (std::size_t i = 1; i <= middle_a; ++i) {
      if (table_.token(a, i).hash == table_.token(b, i).hash) continue;
      const bool initial = table_.token(a, i).shape == Shape::kInitial ||
                           table_.token(b, i).shape == Shape::kInitial;
      if (!initial ||
          text::latin_fold(word(a, i)).front() != text::latin_fold(word(b, i)).front()) {
        return false;
      }
    }
    return true;
  }

  // Full names that are one person's: the one that comes later is linked to the more complete.
  void link_spellings(std::uint32_t i) {
    const Name& name = names_[i];
    if (name.type != EntityType::kPerson || surname_index(name) == 0) return;
    const auto bearers = by_surname_.find(name.tokens[surname_index(name)]);
    if (bearers.size() > kMaximumBearers) return;
    std::optional<std::uint32_t> found;
    for (const std::uint32_t j : bearers) {
      const Name& other = names_[j];
      if (j == i || table_.root(j) == table_.root(i) || genders_clash(name, other)) continue;
      if (table_.known_apart(name, other) || is_senior(name) != is_senior(other)) continue;
      if (!first_names_agree(name, other) || !middles_agree(name, other)) continue;
      if (found && table_.root(*found) != table_.root(j)) return;
      found = j;
    }
    if (found) table_.link(i, *found, "another spelling of the full name");
  }

  // "Fidel Castro Odinga" is somebody else than the one whom everybody knows: what follows is
  // another known surname.
  bool is_namesake(const Name& name, const Name& longer) const {
    if (table_.best_reading(name) == nullptr || !longer.readings.empty()) return false;
    const Gazetteer& gazetteer = *table_.gazetteer();
    const std::vector<std::uint64_t> last{longer.tokens[longer.tokens.size() - 1]};
    const GazetteerMatch match = gazetteer.longest_match(last, 0);
    return match.token_count == 1 &&
           gazetteer.entry(gazetteer.readings(match.alias).front().entry).type ==
               EntityType::kPerson;
  }

  // "Ludwig Richter" beside "Adrian Ludwig Richter", "Isabel Allende" beside "Isabel Allende
  // Bussi".
  void link_contained(std::uint32_t i) {
    const Name& name = names_[i];
    if (table_.root(i) != i || name.tokens.size() < 2 || name.type != EntityType::kPerson) return;
    std::optional<std::uint32_t> found;
    const auto look = [&](const HashIndex& index, std::uint64_t word, bool at_end) {
      const auto bearers = index.find(word);
      if (bearers.size() > kMaximumBearers) return true;
      for (const std::uint32_t j : bearers) {
        const auto& longer = names_[j].tokens;
        if (longer.size() <= name.tokens.size() || table_.root(j) == i) continue;
        const auto from = at_end ? longer.end() - static_cast<std::ptrdiff_t>(name.tokens.size())
                                 : longer.begin();
        if (!std::equal(name.tokens.begin(), name.tokens.end(), from)) continue;
        if (table_.known_apart(name, names_[j]) || genders_clash(name, names_[j])) continue;
        if (is_senior(names_[j]) || (!at_end && is_namesake(name, names_[j]))) continue;
        if (found && table_.root(*found) != table_.root(j)) return false;
        found = j;
      }
      return true;
    };
    const bool one =
        look(by_surname_, name.tokens.back(), true) && look(by_first_, name.tokens.front(), false);
    if (one && found) table_.link(i, *found, "part of a longer full name");
  }

  // A surname, or a first name that one person bears.
  void link_short(std::uint32_t i) {
    const Name& name = names_[i];
    if (table_.root(i) != i || name.candidates.empty() || name.team) return;
    const bool single = name.tokens.size() == 1;
    if (!single && !is_particle_surname(name)) return;
    if (single && is_acronym(name)) return;
    if (name.type == EntityType::kOrganization && name.alias != kNoAlias && !single) return;
    const auto by_surname = by_surname_.find(name.tokens.back());
    if (!name.regnal && link_to_one(i, by_surname, "surname")) return;
    if (!single || (!by_surname.empty() && !name.regnal)) return;
    link_to_one(i, by_first_.find(name.tokens.front()), "first name");
  }

  bool is_particle_surname(const Name& name) const {
    for (std::size_t i = 0; i + 1 < name.tokens.size(); ++i) {
      if (!table_.token(name, i).has(kParticle)) return false;
    }
    return name.tokens.size() <= 4;
  }

  // A known place or organization is taken for a surname only where its surroundings speak of a
  // person: "Paris said" beside "Valeria Paris".
  bool is_rather_a_thing(const Name& name) const {
    return name.type != EntityType::kPerson && !name.readings.empty() &&
           name.votes.person <= std::max(name.votes.place, name.votes.organization);
  }
  bool is_acronym(const Name& name) const {
    const Token& token = table_.token(name, 0);
    return token.shape == Shape::kAllCaps && (token.flags & kLoudLine) == 0 &&
           token.end - token.begin <= 5;
  }

  bool link_to_one(std::uint32_t i, std::span<const std::uint32_t> bearers,
                   std::string_view reason) {
    const Name& name = names_[i];
    if (bearers.size() > kMaximumBearers || is_rather_a_thing(name)) return false;
    if (!bearers.empty() && means_none_of(name, bearers)) return false;
    std::optional<std::uint32_t> found;
    bool several = false;
    for (const std::uint32_t j : bearers) {
      if (j == i || genders_clash(name, names_[j])) continue;
      if (found && table_.root(*found) != table_.root(j)) several = true;
      if (!found) found = j;
    }
    if (!found) return false;
    if (several) {
      found = known_bearer(name, bearers);
      if (!found) {
        if (name.readings.empty()) names_[i].type = EntityType::kPerson;  // one of them
        return false;
      }
    }
    table_.link(i, *found, reason);
    return true;
  }

  // "President Veldt" beside "Maria Veldt Jr.": somebody whom everybody knows by the bare surname,
  // and no bearer who is named in full is that one.
  bool means_none_of(const Name& name, std::span<const std::uint32_t> bearers) const {
    if (!name.titled || name.gender == Gender::kFeminine) return false;
    const GazetteerReading* const known = table_.best_reading(name);
    if (known == nullptr) return false;
    const GazetteerEntry entry = table_.gazetteer()->entry(known->entry);
    const bool named_first = entry.prominence >= kNamedFirst;
    if (!named_first && ((known->flags & kCommonWord) != 0 || entry.prominence < kHouseholdName)) {
      return false;
    }
    bool apart = false;
    for (const std::uint32_t j : bearers) {
      if (table_.known_apart(name, names_[j])) {
        apart = true;
      } else if (!names_[j].readings.empty() || !named_first || may_be(names_[j], entry)) {
        return false;
      }
    }
    return apart || named_first;
  }

  // Whether the unlisted full name may be a spelling of the entry's.
  bool may_be(const Name& name, const GazetteerEntry& entry) const {
    return text::latin_fold(word(name, 0)).front() == text::latin_fold(entry.name).front();
  }

  // Of several bearers the one whom the gazetteer means by the bare surname.
  std::optional<std::uint32_t> known_bearer(const Name& name,
                                            std::span<const std::uint32_t> bearers) const {
    if (name.readings.empty()) return std::nullopt;
    for (const std::uint32_t j : bearers) {
      if (genders_clash(name, names_[j])) continue;
      for (const GazetteerReading& reading : names_[j].readings) {
        if (reading.entry == name.readings.front().entry) return j;
      }
    }
    return std::nullopt;
  }

  NameTable& table_;
  std::vector<Name>& names_;
  HashIndex by_surname_;
  HashIndex by_first_;
};

}  // namespace

void link_people(NameTable& table) { PeopleLinker(table).run(); }

}  // namespace newsfold::normalize

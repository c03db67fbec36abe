#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "normalize/hash_index.h"
#include "normalize/lexicon.h"
#include "normalize/link.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kMaximumSharers =
    32;  // names with one first or last word; more are left apart

constexpr std::uint32_t kFamousPlace = 600;  // prominence

class OrganizationLinker {
 public:
  explicit OrganizationLinker(NameTable& table) : table_(table), names_(table.names()) {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (name.type == EntityType::kPerson || name.tokens.size() < 2 || name.team) continue;
      add_acronyms(i);
      const bool facility = name.type == EntityType::kPlace && name.readings.empty() &&
                            table_.token(name, name.tokens.size() - 1).has(kFacility);
      if (name.type != EntityType::kOrganization && !facility) continue;
      by_words_.add(words_key(name, 0), i);
      const std::size_t country = table_.country_prefix(name);
      if (country > 0 && country < name.tokens.size()) by_words_.add(words_key(name, country), i);
      by_first_.add(name.tokens.front(), i);
      add_heads(i);
      const Token& last = table_.token(name, name.tokens.size() - 1);
      if (!last.has(kOrgHead) && table_.stream().text(last).ends_with('s'))
        by_plural_.add(last.hash, i);
    }
    for (HashIndex* index : {&by_words_, &by_first_, &by_acronym_, &by_head_, &by_plural_})
      index->build();
  }

  void run() {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (names_[i].type != EntityType::kOrganization) continue;
      if (names_[i].tokens.size() > 1 && !names_[i].team) link_same_words(i);
    }
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if ((names_[i].type == EntityType::kPerson && names_[i].titled) || names_[i].team) continue;
      link_head(i);
      link_paper(i);
      link_acronym(i);
      link_beginning(i);
    }
  }

 private:
  static bool is_generic(const Token& token) { return token.has(kOrgSuffix); }

  // A key of the words that matter, in any order: "Department of State" and "State Department".
  std::uint64_t words_key(const Name& name, std::size_t first) const {
    std::set<std::uint64_t> words;
    for (std::size_t i = first; i < name.tokens.size(); ++i) {
      const Token& token = table_.token(name, i);
      if (token.shape == Shape::kLower || is_generic(token)) continue;
      words.insert(token.hash);
    }
    std::uint64_t key = words.size();
    for (const std::uint64_t word : words) key = mix64(key ^ word);
    return key;
  }

  void add_acronyms(std::uint32_t i) {
    const Name& name = names_[i];
    std::string capitals;
    std::string all;
    for (std::size_t t = 0; t < name.tokens.size(); ++t) {
      const Token& token = table_.token(name, t);
      const std::string folded = text::latin_fold(table_.stream().text(token));
      if (folded.empty()) continue;
      all.push_back(folded.front());
      if (token.shape != Shape::kLower && !(is_generic(token) && t + 1 == name.tokens.size())) {
        capitals.push_back(folded.front());
      }
    }
    by_acronym_.add(hash64(capitals), i);
    if (all != capitals) by_acronym_.add(hash64(all), i);
  }

  // "Senate" in "Senate Tidal Committee" or "Senate Democrats", not in "Senate of Norland".
  bool begins_with_parliament(const Name& name) const {
    static const std::array<std::uint64_t, 5> kParliaments{hash64("senate"), hash64("congress"),
                                                           hash64("parliament"), hash64("assembly"),
                                                           hash64("legislature")};
    return name.tokens.size() > 1 && table_.token(name, 1).capitalized() &&
           std::find(kParliaments.begin(), kParliaments.end(), name.tokens.front()) !=
               kParliaments.end();
  }

  // Of "Norland Committee on Tides", too, whose head stands inside.
  void add_heads(std::uint32_t i) {
    static const std::uint64_t kOn = hash64("on");
    const Name& name = names_[i];
    const std::size_t last = name.tokens.size() - 1;
    for (std::size_t at = 0; at <= last; ++at) {
      const bool inner = at > 0 && at < last;
      if (inner && name.tokens[at + 1] != kOn) continue;
      if (at == 0 && begins_with_parliament(name)) continue;
      if (table_.token(name, at).has(kOrgHead)) by_head_.add(name.tokens[at], i);
    }
  }

  bool link_to_one(std::uint32_t i, std::span<const std::uint32_t> sharers,
                   std::string_view reason) {
    if (sharers.size() > kMaximumSharers) return false;
    std::optional<std::uint32_t> found;
    for (const std::uint32_t j : sharers) {
      if (table_.root(j) == table_.root(i) || table_.known_apart(names_[i], names_[j])) continue;
      if (found && table_.root(*found) != table_.root(j)) return false;
      found = j;
    }
    if (!found || is_claimed(i, *found, sharers)) return false;
    table_.link(i, *found, reason);
    return true;
  }

  // "the Tidal Ministry" beside Norland's and Sudria's: who knows whose. `bare` has no reading of
  // its own, and another than `name` may own it.
  bool is_claimed(std::uint32_t name, std::uint32_t bare,
                  std::span<const std::uint32_t> sharers) const {
    return names_[bare].readings.empty() &&
           std::any_of(sharers.begin(), sharers.end(), [&](std::uint32_t other) {
             return table_.known_apart(names_[name], names_[other]);
           });
  }

  void link_same_words(std::uint32_t i) {
    link_to_one(i, by_words_.find(words_key(names_[i], 0)), "the same words");
  }

  void link_acronym(std::uint32_t i) {
    const Name& name = names_[i];
    if (name.tokens.size() != 1 || table_.root(i) != i) return;
    const Token& token = table_.token(name, 0);
    const std::size_t letters = token.end - token.begin;
    if (token.shape != Shape::kAllCaps || letters < 2) return;
    if (is_named_by_letters(name)) return;
    link_to_one(i, by_acronym_.find(token.hash), "acronym");
  }

  // Of what is known by its letters the gazetteer has the long form, too: another name that begins
  // with these letters is something else, unless they stand in brackets behind it.
  bool is_named_by_letters(const Name& name) const {
    const GazetteerReading* const known = table_.best_reading(name);
    if (known == nullptr) return false;
    const auto in_brackets = [this](std::uint32_t i) {
      return (table_.stream().tokens[table_.candidates()[i].first].gap & kGapOpen) != 0;
    };
    return text::name_tokens(table_.gazetteer()->entry(known->entry).name).size() == 1 &&
           std::none_of(name.candidates.begin(), name.candidates.end(), in_brackets);
  }

  // "the Ministry", where one name has that head, "the Angels" beside "Port Hollin Angels".
  void link_head(std::uint32_t i) {
    const Name& name = names_[i];
    if (name.tokens.size() != 1 || table_.root(i) != i) return;
    const bool head = table_.token(name, 0).has(kOrgHead);
    if (!head && (name.type != EntityType::kOrganization || !name.readings.empty())) return;
    const HashIndex& index = head ? by_head_ : by_plural_;
    link_to_one(i, index.find(name.tokens.front()), "the head of the name");
  }

  // "The Herald" beside "Ostheim Herald", whatever paper it is elsewhere.
  void link_paper(std::uint32_t i) {
    static const std::uint64_t kThe = hash64("the");
    const Name& name = names_[i];
    const bool article = name.tokens.size() == 2 && name.tokens.front() == kThe;
    if ((!article && name.tokens.size() != 1) || table_.root(i) != i) return;
    const bool anyones = std::all_of(name.readings.begin(), name.readings.end(),
                                     [](const auto& r) { return (r.flags & kCommonWord) != 0; });
    std::optional<std::uint32_t> found;
    for (const std::uint32_t j : by_head_.find(name.tokens.back())) {
      const bool longer =
          names_[j].tokens.front() != kThe && names_[j].tokens.back() == name.tokens.back();
      if (!longer || j == i || table_.root(j) == i) continue;
      if (found && table_.root(*found) != table_.root(j)) return;
      found = j;
    }
    if (found && anyones) table_.link(i, *found, "the end of a longer name");
  }

  // "Ostheim said" beside "Ostheim Industries": a place that nothing calls one, and not a famous
  // one.
  bool may_be_short(const Name& name) const {
    return name.type == EntityType::kPlace && name.votes.place <= 0 && name.holders.empty() &&
           table_.gazetteer()->entry(name.readings.front().entry).prominence < kFamousPlace;
  }

  // "Ostheim Police Department" and "Ostheim University" are not called "Ostheim".
  bool is_firm(const Name& name) const {
    const Token& last = table_.token(name, name.tokens.size() - 1);
    static const std::array<std::uint64_t, 4> kFirms{hash64("industries"), hash64("motors"),
                                                     hash64("holdings"), hash64("group")};
    return last.has(kOrgSuffix) ||
           std::find(kFirms.begin(), kFirms.end(), last.hash) != kFirms.end();
  }

  // "Northrop" beside "Northrop Grumman Corp", "Air Force" beside "US Air Force".
  void link_beginning(std::uint32_t i) {
    const Name& name = names_[i];
    if (table_.root(i) != i || (!name.readings.empty() && !may_be_short(name))) return;
    if (name.type == EntityType::kPlace && name.readings.empty()) return;
    // "Kim" is not the university that bears a Kim's name.
    const bool first_name = name.tokens.size() == 1 && table_.token(name, 0).has(kFirstName);
    if (name.type == EntityType::kPerson && first_name) return;
    std::vector<std::uint32_t> longer;
    for (const std::uint32_t j : by_first_.find(name.tokens.front())) {
      const auto& tokens = names_[j].tokens;
      if (name.type == EntityType::kPlace && !is_firm(names_[j])) continue;
      if (name.tokens.size() == 1 && begins_with_parliament(names_[j])) continue;
      if (tokens.size() > name.tokens.size() &&
          std::equal(name.tokens.begin(), name.tokens.end(), tokens.begin())) {
        longer.push_back(j);
      }
    }
    link_to_one(i, longer, "the beginning of a longer name");
  }

  NameTable& table_;
  std::vector<Name>& names_;
  HashIndex by_words_;
  HashIndex by_first_;
  HashIndex by_acronym_;
  HashIndex by_head_;
  HashIndex by_plural_;
};

}  // namespace

void link_organizations(NameTable& table) { OrganizationLinker(table).run(); }

}  // namespace newsfold::normalize

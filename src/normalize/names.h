// The distinct names of one document and how they hang together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsfold/base/inline_vector.h"
#include "newsfold/normalize/gazetteer.h"
#include "normalize/candidate.h"
#include "normalize/tokens.h"
#include "normalize/whereabouts.h"

namespace newsfold::normalize {

// All mentions of one folded surface.
struct Name {
  InlineVector<std::uint64_t, 4> tokens;  // hashes, without a leading "the"
  InlineVector<std::uint32_t, 4> candidates;
  std::string_view surface;  // of the first mention, or the first that is not inflected
  bool inflected = false;    // no mention is not
  std::uint32_t alias = kNoAlias;
  GazetteerReadings readings;
  InlineVector<std::uint32_t, 2> holders;  // what the text says the place lies in, as entries
  Votes votes;
  EntityType type = EntityType::kOther;
  // What the gazetteer's readings were, where it isn't clear which of them is meant.
  std::optional<EntityType> leaning;
  Gender gender = Gender::kUnknown;
  bool titled = false;
  bool regnal = false;             // a first name, behind a title like "King"
  bool team = false;               // a place's name for its team
  std::uint32_t same_as = 0;       // index of the name it was linked to; its own if none
  std::string reason;              // of the link, only when decisions are recorded
  std::vector<std::string> notes;  // what the name does not mean and why, likewise
};

class NameTable {
 public:
  // Drops weak candidates without other evidence. Candidates keep their order.
  // `gazetteer` may be null, `whereabouts` if it is.
  NameTable(const TokenStream& stream, std::vector<Candidate> candidates,
            const Gazetteer* gazetteer, const Whereabouts* whereabouts, bool record_decisions);

  const TokenStream& stream() const { return stream_; }
  const Gazetteer* gazetteer() const { return gazetteer_; }
  const std::vector<Candidate>& candidates() const { return candidates_; }
  std::vector<Name>& names() { return names_; }
  const std::vector<Name>& names() const { return names_; }
  const Token& token(const Name& name, std::size_t i) const {
    return stream_.tokens[candidates_[name.candidates.front()].first + i];
  }
  std::size_t root(std::size_t name) const;
  // Joins the entities of two names; the second's root becomes the root of both.
  void link(std::size_t name, std::size_t to, std::string_view reason);
  // Another place where the one whom the name names is meant, by a title alone; no surface of the
  // name.
  void add_role(std::size_t name, std::size_t first, std::size_t end);
  // Tokens of a country or its adjective at the beginning of a longer name: 1 in "US Department of
  // State".
  std::size_t country_prefix(const Name& name) const;
  // The most prominent reading of the name's type, or null.
  const GazetteerReading* best_reading(const Name& name) const;
  // Whether the unlisted name may be what the entry's letters stand for, written another way.
  bool may_spell_out(const Name& name, const GazetteerEntry& entry) const;
  // Whether the gazetteer holds the two names for different things.
  bool known_apart(const Name& a, const Name& b) const;

 private:
  void collect();
  void find_regnal(Name& name) const;
  void find_national(Name& name) const;
  void find_without_initial(Name& name) const;
  void find_misspelled(Name& name) const;
  void narrow_readings(Name& name) const;
  void drop_unlikely_readings(Name& name) const;
  static bool is_other_gender(const GazetteerEntry& entry, const Name& name);
  bool is_foreigner(const GazetteerReading& reading, const Name& name) const;
  // Places of so much prominence that the gazetteer calls so.
  std::size_t places_named(std::uint32_t alias, std::uint32_t least) const;
  bool is_unsupported_town(const GazetteerReading& reading, const Name& name) const;
  bool is_overshadowed(const GazetteerReading& reading, const Name& name) const;
  bool is_unsupported_country(const GazetteerReading& reading, const Name& name) const;
  bool has_minister(const Name& name) const;
  bool is_elsewhere(const GazetteerReading& reading, const Name& name) const;
  bool is_rather_a_first_name(const GazetteerReading& reading, const Name& name) const;
  bool is_called_after(const GazetteerReading& reading, const Name& name) const;
  bool is_postal_code(const GazetteerReading& reading, const Name& name) const;
  bool is_foreign_acronym(const GazetteerReading& reading, const Name& name) const;
  bool is_unsupported_brand(const GazetteerReading& reading, const Name& name) const;
  bool is_named_otherwise(std::uint32_t entry, std::uint32_t alias) const;
  bool is_authors_surname(const GazetteerReading& reading, const Name& name) const;
  bool is_authors_first_name(const GazetteerReading& reading, const Name& name) const;
  bool is_species(const GazetteerReading& reading, const Name& name) const;
  bool is_of_a_paper(const GazetteerReading& reading, const Name& name) const;
  bool is_somebodys_surname(const GazetteerReading& reading, const Name& name) const;
  std::vector<std::uint64_t> spelled_before(std::size_t at) const;
  std::vector<std::uint64_t> spelled_behind(std::size_t at) const;
  bool shares_words(std::uint32_t entry, const std::vector<std::uint64_t>& words) const;
  void drop_redefined(Name& name) const;
  void drop_other_sense(Name& name) const;
  void decide_type(Name& name) const;

  const TokenStream& stream_;
  const Gazetteer* gazetteer_;
  const Whereabouts* whereabouts_;
  const bool record_;
  std::vector<Candidate> candidates_;
  std::vector<Name> names_;
};

std::uint64_t sequence_hash(const std::uint64_t* tokens, std::size_t count);

}  // namespace newsfold::normalize

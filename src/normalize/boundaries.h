// Where a name may begin and end inside a run of capitalized words.
#pragma once

#include <cstddef>
#include <vector>

#include "normalize/known_names.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// Questions about the tokens of one document; half-open ranges of token indices. Cheap to copy; the
// stream and the known names must outlive it.
class Boundaries {
 public:
  Boundaries(const TokenStream& stream, const std::vector<KnownName>& known)
      : stream_(stream), tokens_(stream.tokens), known_(known) {}

  // A word that newspapers mostly write in lower case.
  bool is_ordinary(const Token& token) const;
  // A known name of one word that is no ordinary word.
  bool is_known_single(std::size_t i) const;
  // A word that is hardly anything but a name.
  bool is_nameish(std::size_t i) const;
  // A capitalized title at `i` that is no part of a name in the piece that began at `first`.
  bool is_title(std::size_t first, std::size_t i, std::size_t end) const;
  // One past a title that begins at `i`: "Secretary of State", "Minister for Foreign Affairs".
  std::size_t title_end(std::size_t i, std::size_t end) const;
  // A word that belongs to the title behind it: "Prime", the "Financial" of a "Chief Financial
  // Officer", "District" before a judge. `first`: where the piece began; a token follows.
  bool modifies_title(std::size_t first, std::size_t i) const;
  // "Norlanders", "Muslims"
  bool is_people(std::size_t i) const;
  // Words that are no part of a name at its ends: small words, days and months.
  bool is_droppable(std::size_t i) const;
  // "al-Shabab": a particle in lower case, joined by a hyphen to what follows.
  bool is_article_of_name(std::size_t i) const;
  // An ordinary word that is capitalized only because a sentence starts with it.
  bool is_sentence_word(std::size_t i, std::size_t end) const;
  // Takes away what is no part of a name at both ends; may leave nothing.
  void trim(std::size_t& first, std::size_t& end) const;
  // A person's full name in a row of capitalized words that is no name as a whole: "Nominates Maria
  // Veldt", "Maria Veldt Confirms Bo Orme". Where it begins behind ordinary words, or `first`;
  // where an ordinary word ends the one that begins at `first`, or `end`.
  std::size_t full_name_begin(std::size_t first, std::size_t end) const;
  std::size_t full_name_end(std::size_t first, std::size_t end) const;
  // One past the organization's name that begins at `first`, or `first`.
  std::size_t organization_end(std::size_t first, std::size_t end) const;
  // Whether the known single word at `i` belongs to a longer name that nobody listed.
  bool is_part_of_longer(std::size_t first, std::size_t i, std::size_t end, bool titled) const;
  // "Maria Veldt Bridge", "Maria Veldt Orme": whether the known person at `i` only lends the name.
  bool lends_its_name(std::size_t i, std::size_t end) const;
  // "Port Hollin Valley", "Port Hollin Angels": whether the known place of several words at `i` is
  // the beginning of a longer name.
  bool begins_longer(std::size_t i, std::size_t end) const;
  // "Hammat al-Veldt": whether the known place at `i`, with an article of its own, is the end of a
  // longer name.
  bool ends_longer(std::size_t first, std::size_t i) const;
  // "the West": a point of the compass that stands for a part of the world.
  bool is_quarter(std::size_t i) const;
  // "(R-N.Y.)"
  bool is_party(std::size_t first, std::size_t end) const;
  // "Tidewater Inc TDW": letters of an exchange behind the legal form.
  bool is_ticker(std::size_t first, std::size_t end) const;
  // "assistant GM", "GM Ed Stone": letters of an office.
  bool is_office(std::size_t first, std::size_t end) const;
  // "GM crops", or "GM" where the document speaks of such.
  bool is_bred(std::size_t first, std::size_t end) const;
  // Whether the token stands inside a web address, behind its host.
  bool is_in_address(std::size_t first) const;
  // "US$ 40", "@handle", "RT @handle", "#tag", and the five above
  bool is_code(std::size_t first, std::size_t end) const;

 private:
  bool is_full_name(std::size_t i, std::size_t end) const;
  bool is_occupation(std::size_t i, std::size_t end) const;
  bool begins_headed(std::size_t i, std::size_t end) const;
  bool owns_office(std::size_t i, std::size_t end) const;
  bool is_mere_word(std::size_t i) const;

  const TokenStream& stream_;
  const std::vector<Token>& tokens_;
  const std::vector<KnownName>& known_;
};

}  // namespace newsfold::normalize

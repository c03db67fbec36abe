#include "normalize/evidence.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsfold/base/hash.h"
#include "normalize/lexicon.h"
#include "normalize/names.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kLongestEnding = 5;
constexpr std::size_t kAgentLetters = 9;
constexpr std::uint32_t kInstitution = 300;  // prominence of those that everybody at home knows

// A single word that begins a sentence, of which nothing is known.
bool is_unknown_start(const TokenStream& stream, const Candidate& candidate) {
  const Token& token = stream.tokens[candidate.first];
  return !candidate.weak && !candidate.surname && !candidate.titled && !candidate.team &&
         candidate.alias == kNoAlias && candidate.end == candidate.first + 1 &&
         (token.flags & kSentenceStart) != 0 && token.shape == Shape::kCapital;
}

// "Providentially", "Sanitation": endings that names don't have.
bool has_ordinary_ending(std::string_view word) {
  constexpr std::array<std::string_view, 11> kEndings{
      "tion", "tions", "ness", "ism", "isms", "ally", "ously", "ently", "ingly", "atory", "itis"};
  if (word.size() >= kAgentLetters && word.ends_with("ers")) return true;  // "Campaigners"
  return word.size() > kLongestEnding &&
         std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

// "Sorghum was harvested" beside "tonnes of sorghum": unknown words that begin a sentence and
// stand in lower case elsewhere.
HashSet ordinary_here(const TokenStream& stream, const std::vector<Candidate>& candidates) {
  HashSet starts;
  for (const Candidate& candidate : candidates) {
    if (is_unknown_start(stream, candidate)) starts.insert(stream.tokens[candidate.first].hash);
  }
  starts.build();
  HashSet lower;
  if (starts.empty()) return lower;
  for (const Candidate& candidate : candidates) {
    const Token& token = stream.tokens[candidate.first];
    if (stream.words_known && is_unknown_start(stream, candidate) &&
        has_ordinary_ending(stream.text(token))) {
      lower.insert(token.hash);
    }
  }
  for (const Token& token : stream.tokens) {
    const bool word = token.shape == Shape::kLower && token.gap == kGapSpace;
    if (word && starts.contains(token.hash)) lower.insert(token.hash);
  }
  lower.build();
  return lower;
}

// Single-word names: a token of a longer name is evidence enough for a weak candidate.
HashSet strong_words(const TokenStream& stream, const std::vector<Candidate>& candidates,
                     const HashSet& ordinary) {
  HashSet words;
  for (const Candidate& candidate : candidates) {
    if (candidate.weak || candidate.surname) continue;
    if (is_unknown_start(stream, candidate) &&
        ordinary.contains(stream.tokens[candidate.first].hash)) {
      continue;
    }
    for (std::uint32_t i = candidate.first; i < candidate.end; ++i) {
      if (stream.tokens[i].capitalized()) words.insert(stream.tokens[i].hash);
    }
  }
  words.build();
  return words;
}

// Last words of names that look like people's.
HashSet surnames(const TokenStream& stream, const std::vector<Candidate>& candidates,
                 const Gazetteer* gazetteer) {
  HashSet words;
  for (const Candidate& candidate : candidates) {
    if (candidate.end - candidate.first < 2 || candidate.weak || candidate.surname) continue;
    const Votes& votes = candidate.votes;
    const bool known = candidate.alias != kNoAlias &&
                       gazetteer->entry(gazetteer->readings(candidate.alias).front().entry).type ==
                           EntityType::kPerson;
    if (known || votes.person > std::max({votes.organization, votes.place, votes.other})) {
      words.insert(stream.tokens[candidate.end - 1].hash);
    }
  }
  words.build();
  return words;
}

// Heads of organizations' names ("Ministry") that one name of the document has: "the Ministry"
// means it.
HashSet sole_heads(const TokenStream& stream, const std::vector<Candidate>& candidates) {
  static const std::uint64_t kOn = hash64("on");
  std::unordered_map<std::uint64_t, std::uint64_t>
      bearer;  // head → hash of its one name, 0 if several
  for (const Candidate& candidate : candidates) {
    const std::size_t count = candidate.end - candidate.first;
    const Votes& votes = candidate.votes;
    if (count < 2 || votes.organization <= std::max(votes.person, votes.place)) continue;
    std::vector<std::uint64_t> tokens;
    for (std::uint32_t i = candidate.first; i < candidate.end; ++i)
      tokens.push_back(stream.tokens[i].hash);
    const std::uint64_t name = sequence_hash(tokens.data(), count);
    for (std::uint32_t i = candidate.first; i < candidate.end; ++i) {
      if (!stream.tokens[i].has(kOrgHead)) continue;
      // "Select Committee on Tides"
      const bool inner = i > candidate.first && i + 1 < candidate.end;
      if (inner && stream.tokens[i + 1].hash != kOn) continue;
      const auto [at, added] = bearer.try_emplace(stream.tokens[i].hash, name);
      if (!added && at->second != name) at->second = 0;
    }
  }
  HashSet heads;
  for (const auto& [head, name] : bearer) {
    if (name != 0) heads.insert(head);
  }
  heads.build();
  return heads;
}

bool follows_the(const TokenStream& stream, const Candidate& candidate) {
  static const std::uint64_t kThe = hash64("the");
  return candidate.first > 0 && stream.tokens[candidate.first].gap == kGapSpace &&
         stream.tokens[candidate.first - 1].hash == kThe;
}

// "House", which is another one in every company of words.
bool is_house(const TokenStream& stream, const Candidate& candidate) {
  static const std::uint64_t kHouse = hash64("house");
  return candidate.end == candidate.first + 1 && stream.tokens[candidate.first].hash == kHouse;
}

// "the Ministry": an article stands before it and it is no sentence's first word; "told
// Parliament".
bool is_bare_head(const TokenStream& stream, const Candidate& candidate) {
  static const std::uint64_t kParliament = hash64("parliament");
  const Token& token = stream.tokens[candidate.first];
  if (token.hash == kParliament && candidate.first > 0 && token.gap == kGapSpace &&
      stream.tokens[candidate.first - 1].shape == Shape::kLower) {
    return true;
  }
  // "the House" is not the White House
  return token.has(kOrgHead) && !token.has(kTitleModifier) && follows_the(stream, candidate);
}

// Names of several words that are organizations' by what stands inside them and beside them.
template <typename Action>
void each_organization(const std::vector<Candidate>& candidates, Action action) {
  for (const Candidate& candidate : candidates) {
    const Votes& votes = candidate.votes;
    if (candidate.end < candidate.first + 2 || candidate.weak || candidate.surname) continue;
    if (votes.organization > std::max(votes.person, votes.place)) action(candidate);
  }
}

// Ordinary words that end names of organizations, in the plural: "the Angels" beside "Port Hollin
// Angels".
HashSet plural_ends(const TokenStream& stream, const std::vector<Candidate>& candidates,
                    const Gazetteer* gazetteer) {
  HashSet ends;
  const auto add = [&](const Candidate& candidate) {
    const Token& last = stream.tokens[candidate.end - 1];
    if (stream.text(last).ends_with('s')) ends.insert(last.hash);
  };
  each_organization(candidates, add);
  for (const Candidate& candidate : candidates) {
    if (candidate.end < candidate.first + 2 || candidate.alias == kNoAlias) continue;
    const GazetteerReading known = gazetteer->readings(candidate.alias).front();
    if (gazetteer->entry(known.entry).type == EntityType::kOrganization) add(candidate);
  }
  ends.build();
  return ends;
}

// Ordinary words that begin names of organizations: "Adamant denied it" beside "Adamant Coal".
HashSet first_words(const TokenStream& stream, const std::vector<Candidate>& candidates) {
  HashSet firsts;
  each_organization(candidates, [&](const Candidate& candidate) {
    const Token& first = stream.tokens[candidate.first];
    if (!first.has(kOrgHead | kDirection | kTitleWord | kTitleModifier | kIsm)) {
      firsts.insert(first.hash);
    }
  });
  firsts.build();
  return firsts;
}

// The next word, if nothing but a space stands before it.
const Token* next_word(const TokenStream& stream, const Candidate& candidate) {
  const bool inside = candidate.end < stream.tokens.size() &&
                      stream.tokens[candidate.end].gap == kGapSpace &&
                      stream.tokens[candidate.end].shape == Shape::kLower;
  return inside ? &stream.tokens[candidate.end] : nullptr;
}

// What the known names mean that need no evidence.
HashSet strong_entries(const std::vector<Candidate>& candidates, const Gazetteer* gazetteer) {
  HashSet entries;
  for (const Candidate& candidate : candidates) {
    if (candidate.weak || candidate.surname || candidate.alias == kNoAlias) continue;
    entries.insert(gazetteer->readings(candidate.alias).front().entry);
  }
  entries.build();
  return entries;
}

// "the Fed" beside "Federal Reserve", "Labour" in a document about its country: an ordinary word,
// capitalized inside a sentence, that the gazetteer has for an institution.
bool is_institution(const TokenStream& stream, const Candidate& candidate,
                    const Gazetteer* gazetteer, const Whereabouts* whereabouts,
                    const HashSet& entries) {
  if (candidate.alias == kNoAlias || candidate.end != candidate.first + 1) return false;
  const Token& token = stream.tokens[candidate.first];
  if (is_house(stream, candidate) && !follows_the(stream, candidate)) return false;
  const bool inside = (token.flags & kLoudLine) == 0 &&
                      ((token.flags & kSentenceStart) == 0 || (token.flags & kPossessive) != 0);
  for (const GazetteerReading& reading : gazetteer->readings(candidate.alias)) {
    const GazetteerEntry entry = gazetteer->entry(reading.entry);
    if (entry.type != EntityType::kOrganization) continue;
    if (entries.contains(reading.entry)) return true;
    if (inside && entry.within != kNoEntry && entry.prominence >= kInstitution &&
        whereabouts->is_about(entry.within)) {
      return true;
    }
  }
  return false;
}

// Institutions that ordinary words inside sentences mean: they do at the beginning of one, too.
HashSet confirmed_entries(const TokenStream& stream, const std::vector<Candidate>& candidates,
                          const Gazetteer* gazetteer, const Whereabouts* whereabouts,
                          const HashSet& entries) {
  HashSet confirmed;
  for (const Candidate& candidate : candidates) {
    if (!candidate.weak || !is_institution(stream, candidate, gazetteer, whereabouts, entries))
      continue;
    confirmed.insert(gazetteer->readings(candidate.alias).front().entry);
  }
  confirmed.build();
  return confirmed;
}

bool is_evident(const TokenStream& stream, const Candidate& candidate, const HashSet& words) {
  if (!candidate.weak) return true;
  if (is_house(stream, candidate)) return false;  // of the White House
  for (std::uint32_t i = candidate.first; i < candidate.end; ++i) {
    if (stream.tokens[i].capitalized() && !words.contains(stream.tokens[i].hash)) return false;
  }
  return true;
}

}  // namespace

Evidence::Evidence(const TokenStream& stream, const std::vector<Candidate>& candidates,
                   const Gazetteer* gazetteer, const Whereabouts* whereabouts)
    : stream_(stream),
      gazetteer_(gazetteer),
      whereabouts_(whereabouts),
      ordinary_(ordinary_here(stream, candidates)),
      words_(strong_words(stream, candidates, ordinary_)),
      people_(surnames(stream, candidates, gazetteer)),
      heads_(sole_heads(stream, candidates)),
      ends_(plural_ends(stream, candidates, gazetteer)),
      firsts_(first_words(stream, candidates)),
      entries_(strong_entries(candidates, gazetteer)),
      confirmed_(confirmed_entries(stream, candidates, gazetteer, whereabouts, entries_)) {}

bool Evidence::supports(const Candidate& candidate) const {
  const std::uint64_t word = stream_.tokens[candidate.first].hash;
  if (candidate.surname) {
    if (people_.contains(word)) return true;
    const Token* const next = next_word(stream_, candidate);
    const bool led = next != nullptr && next->has(kSportRole | kRoleWord | kOrgCue);
    if (ends_.contains(word) && (led || follows_the(stream_, candidate))) return true;
    const bool speaks = next != nullptr && next->has(kPersonVerb | kOrgVerb);
    if (firsts_.contains(word) && speaks && !follows_the(stream_, candidate)) return true;
    return is_bare_head(stream_, candidate) &&
           (heads_.contains(word) || stream_.tokens[candidate.first].has(kBareHead));
  }
  if (is_unknown_start(stream_, candidate) && ordinary_.contains(word))
    return words_.contains(word);
  return is_evident(stream_, candidate, words_) || is_confirmed(candidate) ||
         is_institution(stream_, candidate, gazetteer_, whereabouts_, entries_);
}

bool Evidence::is_confirmed(const Candidate& candidate) const {
  return candidate.alias != kNoAlias && !is_house(stream_, candidate) &&
         confirmed_.contains(gazetteer_->readings(candidate.alias).front().entry);
}

}  // namespace newsfold::normalize

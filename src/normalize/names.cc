#include "normalize/names.h"

#include <algorithm>
#include <array>
#include <span>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "normalize/evidence.h"
#include "normalize/hash_index.h"
#include "normalize/known_names.h"
#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

constexpr std::uint32_t kCountry =
    900;  // prominence: countries have as much, cities and regions don't

// Surnames that people of both genders bear: their single words behind titles stand for one or the
// other.
struct SharedSurnames {
  HashSet of_women;  // beside a man, of whom a title or a first name tells that he is one
  HashSet of_men;    // beside a woman who is named in full, and no man is

  SharedSurnames(const TokenStream& stream, const std::vector<Candidate>& candidates) {
    HashSet men;
    HashSet full_men;
    HashSet full_women;
    for (const Candidate& candidate : candidates) {
      if (candidate.weak || candidate.surname) continue;
      const Token& first = stream.tokens[candidate.first];
      const std::uint64_t surname = stream.tokens[candidate.end - 1].hash;
      const bool single = candidate.end == candidate.first + 1;
      const bool man = single ? candidate.gender == Gender::kMasculine : first.has(kMansName);
      if (man) men.insert(surname);
      if (man && !single) full_men.insert(surname);
      if (!single && first.has(kWomansName)) full_women.insert(surname);
    }
    for (HashSet* set : {&men, &full_men, &full_women}) set->build();
    for (const Candidate& candidate : candidates) {
      if (candidate.end != candidate.first + 1) continue;
      const std::uint64_t surname = stream.tokens[candidate.first].hash;
      const Gender gender = candidate.gender;
      if (gender == Gender::kFeminine && men.contains(surname)) of_women.insert(surname);
      if (gender == Gender::kMasculine && full_women.contains(surname) &&
          !full_men.contains(surname)) {
        of_men.insert(surname);
      }
    }
    of_women.build();
    of_men.build();
  }

  // What a key of a single word gets added, so that "Mrs. Veldt" is another name than "Veldt".
  std::uint64_t part(const Candidate& candidate, std::uint64_t word) const {
    if (candidate.gender == Gender::kFeminine && of_women.contains(word)) return 2;
    return candidate.gender == Gender::kMasculine && of_men.contains(word) ? 3 : 0;
  }
};

bool is_inflected(const TokenStream& stream, const Candidate& candidate) {
  for (std::uint32_t i = candidate.first; i < candidate.end; ++i) {
    if ((stream.tokens[i].flags & kInflected) != 0) return true;
  }
  return false;
}

}  // namespace

std::uint64_t sequence_hash(const std::uint64_t* tokens, std::size_t count) {
  std::uint64_t hash = count;
  for (std::size_t i = 0; i < count; ++i) hash = mix64(hash * 0x9e3779b97f4a7c15ULL + tokens[i]);
  return hash;
}

NameTable::NameTable(const TokenStream& stream, std::vector<Candidate> candidates,
                     const Gazetteer* gazetteer, const Whereabouts* whereabouts,
                     bool record_decisions)
    : stream_(stream),
      gazetteer_(gazetteer),
      whereabouts_(whereabouts),
      record_(record_decisions),
      candidates_(std::move(candidates)) {
  const Evidence evidence(stream_, candidates_, gazetteer_, whereabouts_);
  std::erase_if(candidates_, [&](const Candidate& c) { return !evidence.supports(c); });
  collect();
  for (Name& name : names_) {
    find_regnal(name);
    narrow_readings(name);
    decide_type(name);
    if (name.type == EntityType::kOrganization && name.readings.empty() && !name.team) {
      find_national(name);
    }
    if (name.type == EntityType::kPerson && name.readings.empty()) {
      find_without_initial(name);
      find_misspelled(name);
    }
  }
}

void NameTable::collect() {
  const SharedSurnames shared(stream_, candidates_);
  std::unordered_map<std::uint64_t, std::uint32_t> index;
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& candidate = candidates_[i];
    InlineVector<std::uint64_t, 4> tokens;
    for (std::uint32_t t = candidate.first; t < candidate.end; ++t)
      tokens.push_back(stream_.tokens[t].hash);
    std::uint64_t key = sequence_hash(tokens.data(), tokens.size());
    if (candidate.borrowed) key = mix64(key + candidate.alias);
    if (candidate.team) key = mix64(key + 1);
    if (tokens.size() == 1) {
      const std::uint64_t part = shared.part(candidate, tokens.front());
      if (part != 0) key = mix64(key + part);
    }
    if (candidate.meant != kNoEntry) key = mix64(key ^ (std::uint64_t{candidate.meant} << 32));
    const auto [at, added] = index.try_emplace(key, static_cast<std::uint32_t>(names_.size()));
    if (added) {
      Name name;
      name.tokens = std::move(tokens);
      name.same_as = at->second;
      name.team = candidate.team;
      names_.push_back(std::move(name));
    }
    Name& name = names_[at->second];
    const bool inflected = is_inflected(stream_, candidate);
    if (added || (name.inflected && !inflected)) {
      name.surface = stream_.text(candidate.first, candidate.end - 1);
      name.inflected = inflected;
    }
    name.candidates.push_back(i);
    name.votes += candidate.votes;
    name.titled = name.titled || candidate.titled;
    if (candidate.gender != Gender::kUnknown) name.gender = candidate.gender;
    if (candidate.holder != kNoAlias) {
      for (const GazetteerReading& holder : gazetteer_->readings(candidate.holder)) {
        name.holders.push_back(holder.entry);
      }
    }
    if (candidate.alias != kNoAlias && name.alias == kNoAlias) {
      name.alias = candidate.alias;
      name.readings = allowed_readings(stream_, candidate.first, candidate.end - candidate.first,
                                       candidate.alias, *gazetteer_);
      name.readings.erase_if([this](const GazetteerReading& r) {
        return (r.flags & kDemonym) != 0 && gazetteer_->entry(r.entry).type == EntityType::kPlace;
      });
      if (candidate.meant != kNoEntry) name.readings = {{candidate.meant, 0}};
    }
  }
}

std::size_t NameTable::country_prefix(const Name& name) const {
  if (gazetteer_ == nullptr || name.tokens.size() < 2) return 0;
  for (std::size_t count = std::min<std::size_t>(2, name.tokens.size() - 1); count > 0; --count) {
    const GazetteerMatch match =
        gazetteer_->longest_match(std::span(name.tokens).subspan(0, count), 0);
    if (match.token_count != count) continue;
    const GazetteerEntry entry = gazetteer_->entry(gazetteer_->readings(match.alias).front().entry);
    if (entry.type == EntityType::kPlace && entry.prominence >= kCountry) return count;
  }
  return 0;
}

void NameTable::decide_type(Name& name) const {
  if (name.readings.empty() && name.leaning) {
    const auto mentions = static_cast<std::int32_t>(name.candidates.size());
    if (*name.leaning == EntityType::kOrganization) name.votes.organization += 4 * mentions;
    if (*name.leaning == EntityType::kPlace) name.votes.place += 2 * mentions;
  }
  const std::array<std::pair<std::int32_t, EntityType>, 4> votes{{
      {name.votes.person, EntityType::kPerson},
      {name.votes.organization, EntityType::kOrganization},
      {name.votes.place, EntityType::kPlace},
      {name.votes.other, EntityType::kOther},
  }};
  const auto best = std::max_element(
      votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (!name.readings.empty()) {
    // Context chooses between readings of several types only where it is clear.
    const EntityType listed = gazetteer_->entry(name.readings.front().entry).type;
    const auto mentions = static_cast<std::int32_t>(name.candidates.size());
    const std::int32_t listed_votes = std::find_if(votes.begin(), votes.end(), [&](const auto& v) {
                                        return v.second == listed;
                                      })->first;
    name.type = listed;
    if (best->second != listed && best->first >= listed_votes + 2 * mentions + 1) {
      for (const GazetteerReading& reading : name.readings) {
        if (gazetteer_->entry(reading.entry).type == best->second) name.type = best->second;
      }
    }
    return;
  }
  if (best->first > 0) {
    name.type = best->second;
  } else {
    // "an X" wherever it stands: whatever it is, no person.
    const auto mentions = static_cast<std::int32_t>(name.candidates.size());
    const bool person = stream_.words_known && name.votes.person > -2 * mentions;
    name.type = person ? EntityType::kPerson : EntityType::kOther;
  }
}

std::size_t NameTable::root(std::size_t name) const {
  while (names_[name].same_as != name) name = names_[name].same_as;
  return name;
}

void NameTable::link(std::size_t name, std::size_t to, std::string_view reason) {
  const std::size_t from_root = root(name);
  const std::size_t to_root = root(to);
  if (from_root == to_root) return;
  names_[from_root].same_as = static_cast<std::uint32_t>(to_root);
  names_[name].reason = reason;
}

void NameTable::add_role(std::size_t name, std::size_t first, std::size_t end) {
  Candidate candidate;
  candidate.first = static_cast<std::uint32_t>(first);
  candidate.end = static_cast<std::uint32_t>(end);
  candidate.role = true;
  names_[name].candidates.push_back(static_cast<std::uint32_t>(candidates_.size()));
  candidates_.push_back(candidate);
}

const GazetteerReading* NameTable::best_reading(const Name& name) const {
  for (const GazetteerReading& reading : name.readings) {
    if (gazetteer_->entry(reading.entry).type == name.type) return &reading;
  }
  return nullptr;
}

bool NameTable::known_apart(const Name& a, const Name& b) const {
  if (a.readings.empty() || b.readings.empty()) return false;
  for (const GazetteerReading& x : a.readings) {
    for (const GazetteerReading& y : b.readings) {
      if (x.entry == y.entry) return false;
    }
  }
  return true;
}

}  // namespace newsfold::normalize

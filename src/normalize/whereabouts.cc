#include "normalize/whereabouts.h"

#include <algorithm>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "normalize/lexicon.h"
#include "normalize/runs.h"

namespace newsfold::normalize {
namespace {

constexpr std::uint32_t kCountry = 1000;   // prominence of countries and of nothing else
constexpr std::uint32_t kFamous = 600;     // places that need no state or country beside them
constexpr std::uint32_t kLocal = 300;      // below it a place is meant only near home
constexpr std::uint32_t kClearLead = 100;  // prominence before the next namesake
constexpr std::uint32_t kForeignTimes =
    3;  // so much more often named makes another country the subject
constexpr std::uint32_t kNearest = 1024;  // worth of a mention of what holds a place directly
constexpr int kLevels = 4;                // city, region, part of a kingdom, country

// "Regina Oddlin": the town of Regina is not spoken of.
bool is_first_name(const TokenStream& stream, const std::vector<KnownName>& known, std::size_t i) {
  if (known[i].count != 1 || !stream.tokens[i].has(kFirstName) || i + 1 >= known.size())
    return false;
  const Token& next = stream.tokens[i + 1];
  return next.gap == kGapSpace && next.shape == Shape::kCapital && known[i + 1].count == 0 &&
         next.common < kRareTenths && (stream.tokens[i].flags & kPossessive) == 0;
}

}  // namespace

Whereabouts::Whereabouts(const TokenStream& stream, const std::vector<KnownName>& known,
                         const Gazetteer* gazetteer)
    : gazetteer_(gazetteer), known_(known) {
  for (std::size_t i = 0; i < known.size(); ++i) {
    const KnownName& name = known[i];
    if (name.count == 0 || is_first_name(stream, known, i)) continue;
    if (name.type != EntityType::kPlace) {
      const GazetteerEntry entry = gazetteer->entry(name.entry);
      if (entry.within != kNoEntry && entry.prominence >= (name.shared ? kFamous : kLocal)) {
        servants_.emplace_back(entry.within, name.entry);
        if (name.type == EntityType::kPerson) citizens_.insert(entry.within);
      }
      continue;
    }
    ++mentions_[name.alias];
    const std::size_t behind = i + name.count;
    if (behind < known.size() && stream.tokens[behind].gap == kGapSpace &&
        stream.tokens[behind].has(kGovernor)) {
      governed_.insert(name.alias);
    }
    if (name.demonym && stream.text(stream.tokens[behind - 1]).ends_with('s'))
      ++peoples_[name.entry];
    std::uint32_t at = name.entry;
    for (int level = 0; level < kLevels && at != kNoEntry; ++level) {
      const GazetteerEntry entry = gazetteer->entry(at);
      const std::uint32_t count = ++counts_[at];
      if (entry.prominence == kCountry) most_ = std::max(most_, count);
      if (level == 0) {
        if (entry.prominence < kLocal) break;  // who knows which
      } else {
        inner_.insert(at);
      }
      at = entry.within;
    }
  }
}

std::uint32_t Whereabouts::count(std::uint32_t entry) const {
  const auto found = counts_.find(entry);
  return found == counts_.end() ? 0 : found->second;
}

std::uint32_t Whereabouts::mentions(std::uint32_t alias) const {
  const auto found = mentions_.find(alias);
  return found == mentions_.end() ? 0 : found->second;
}

std::uint32_t Whereabouts::peoples(std::uint32_t entry) const {
  const auto found = peoples_.find(entry);
  return found == peoples_.end() ? 0 : found->second;
}

bool Whereabouts::is_governed(std::uint32_t alias) const { return governed_.contains(alias); }

bool Whereabouts::is_about(std::uint32_t country) const {
  const std::uint32_t own = count(country);
  if (most_ == 0) return citizens_.contains(country);
  return own > 0 && own * kForeignTimes >= most_;
}

bool Whereabouts::is_served(std::uint32_t country, std::uint32_t without) const {
  return std::any_of(servants_.begin(), servants_.end(), [&](const auto& servant) {
    return servant.first == country && servant.second != without;
  });
}

bool Whereabouts::speaks_of(std::uint32_t country, std::uint32_t entry) const {
  return count(country) > 0 || is_served(country, entry);
}

bool Whereabouts::lies_in(std::uint32_t place, std::uint32_t holder) const {
  for (int level = 0; level < kLevels && place != kNoEntry; ++level) {
    place = gazetteer_->entry(place).within;
    if (place == holder && place != kNoEntry) return true;
  }
  return false;
}

std::uint32_t Whereabouts::surroundings(std::uint32_t place) const {
  std::uint32_t worth = kNearest;  // the nearest holder outweighs all farther ones
  // The place's own mentions were counted for what holds it, too: they say nothing.
  const std::uint32_t own = gazetteer_->entry(place).prominence < kLocal ? 0 : count(place);
  for (int level = 0; level < kLevels; ++level, worth /= 32) {
    place = gazetteer_->entry(place).within;
    if (place == kNoEntry) break;
    const std::uint32_t named = count(place);
    if (named > own) return std::min<std::uint32_t>(named, 31) * worth;
  }
  return 0;
}

bool Whereabouts::is_near(std::uint32_t place) const {
  return surroundings(place) > 0 || inner_.contains(place) ||
         is_served(gazetteer_->entry(place).within);
}

void mark_holders(const Gazetteer& gazetteer, const Whereabouts& whereabouts,
                  std::vector<Candidate>& candidates) {
  for (std::size_t i = 0; i + 1 < candidates.size(); ++i) {
    const Candidate& place = candidates[i];
    Candidate& holder = candidates[i + 1];
    if (place.alias == kNoAlias || place.holder == kNoAlias || holder.alias != place.holder ||
        holder.first != place.end) {
      continue;
    }
    const GazetteerReadings held = gazetteer.readings(place.alias);
    for (const GazetteerReading& reading : gazetteer.readings(holder.alias)) {
      const bool holds = std::any_of(held.begin(), held.end(), [&](const GazetteerReading& inner) {
        return whereabouts.lies_in(inner.entry, reading.entry);
      });
      if (!holds) continue;
      holder.meant = reading.entry;
      break;
    }
  }
}

namespace {

// Whether the alias is the name itself, not one in another language.
bool is_spelled(const Gazetteer& gazetteer, std::uint32_t alias, std::string_view name) {
  std::vector<std::uint64_t> tokens;
  for (const std::string& token : text::name_tokens(name)) tokens.push_back(hash64(token));
  const GazetteerMatch match = gazetteer.longest_match(tokens, 0);
  return match.token_count == tokens.size() && match.alias == alias;
}

// Many languages call a country and its capital alike: it is the capital where the name is its own
// and the country's only in passing ("Tunis"), else the country ("Túnez", "Luxembourg").
enum class Namesake : std::uint8_t { kNone, kCountry, kCity };

Namesake namesake_within(const Gazetteer& gazetteer, const Whereabouts& whereabouts,
                         std::uint32_t alias, std::uint32_t country, std::uint32_t place) {
  if (!whereabouts.lies_in(place, country)) return Namesake::kNone;
  const bool own = is_spelled(gazetteer, alias, gazetteer.entry(place).name) &&
                   !is_spelled(gazetteer, alias, gazetteer.entry(country).name);
  return own ? Namesake::kCity : Namesake::kCountry;
}

// Georgia is the state, not the country, where the country that holds the state is spoken of, or
// what lies in the state, and nothing of the other; and where it has a governor. What lies in the
// country itself is near wherever the country is named: its name decides.
bool prefer_region(const Gazetteer& gazetteer, const Whereabouts& whereabouts, std::uint32_t alias,
                   GazetteerReadings& readings) {
  const std::uint32_t first = readings.front().entry;
  const bool governed = whereabouts.is_governed(alias);
  const bool named =
      whereabouts.count(first) > whereabouts.mentions(alias) + whereabouts.peoples(first);
  const bool country = named || whereabouts.is_served(first);
  for (const GazetteerReading& reading : readings) {
    const GazetteerEntry entry = gazetteer.entry(reading.entry);
    if (reading.entry == first || entry.prominence < kFamous || entry.within == kNoEntry) continue;
    if (entry.type != EntityType::kPlace) continue;
    const Namesake namesake =
        governed ? Namesake::kNone
                 : namesake_within(gazetteer, whereabouts, alias, first, reading.entry);
    if (namesake == Namesake::kCountry) continue;
    const bool near = governed || (!country && whereabouts.is_near(reading.entry));
    if (namesake != Namesake::kCity && !near) continue;
    readings = {reading};
    return true;
  }
  return false;
}

}  // namespace

void keep_likely_places(const Gazetteer& gazetteer, const Whereabouts& whereabouts,
                        std::span<const std::uint32_t> holders, std::uint32_t alias,
                        GazetteerReadings& readings) {
  const auto is_held = [&](const GazetteerReading& reading) {
    return std::any_of(holders.begin(), holders.end(), [&](std::uint32_t holder) {
      return whereabouts.lies_in(reading.entry, holder);
    });
  };
  const auto is_located = [&](const GazetteerReading& reading) {
    const GazetteerEntry entry = gazetteer.entry(reading.entry);
    return entry.type == EntityType::kPlace && entry.within != kNoEntry;
  };
  if (!holders.empty()) {
    const bool found = std::any_of(readings.begin(), readings.end(), is_held);
    readings.erase_if([&](const GazetteerReading& reading) {
      if (!is_located(reading)) return false;
      return found ? !is_held(reading) : gazetteer.entry(reading.entry).prominence < kFamous;
    });
    if (found || readings.empty()) return;
  }
  const GazetteerEntry top = gazetteer.entry(readings.front().entry);
  if (top.prominence == kCountry && prefer_region(gazetteer, whereabouts, alias, readings)) {
    return;
  }
  const auto first = std::find_if(readings.begin(), readings.end(), is_located);
  if (first == readings.end()) return;
  const auto is_in_region = [&](const GazetteerReading& reading) {
    return gazetteer.entry(gazetteer.entry(reading.entry).within).prominence < kCountry;
  };
  if (gazetteer.entry(first->entry).prominence >= kFamous) {
    // Beside Tampa, St. Petersburg is hardly the Russian one; who knows.
    const bool far = whereabouts.surroundings(first->entry) == 0 &&
                     (first->flags & kMetonym) == 0 &&
                     gazetteer.entry(first->entry).prominence < kCountry;
    const bool rivalled = far && std::any_of(first + 1, readings.end(), [&](const auto& reading) {
                            return is_located(reading) && is_in_region(reading) &&
                                   gazetteer.entry(reading.entry).prominence >= kLocal &&
                                   whereabouts.surroundings(reading.entry) >= kNearest;
                          });
    if (rivalled) readings.erase_if(is_located);
    return;
  }
  const GazetteerReading* best = nullptr;
  std::uint32_t best_worth = 0;
  for (const GazetteerReading& reading : readings) {
    if (!is_located(reading)) continue;
    const std::uint32_t worth = whereabouts.surroundings(reading.entry);
    // A more prominent namesake stays if anything speaks for it, unless it hardly leads.
    const bool better =
        best == nullptr ||
        (worth > best_worth &&
         (best_worth == 0 || gazetteer.entry(reading.entry).prominence + kClearLead >
                                 gazetteer.entry(best->entry).prominence));
    if (better) {
      best = &reading;
      best_worth = worth;
    }
  }
  const std::uint32_t lead = gazetteer.entry(best->entry).prominence;
  const GazetteerReading chosen = *best;
  bool clear = best_worth > 0 || lead >= kLocal;
  for (const GazetteerReading& reading : readings) {
    const bool rival = reading.entry != chosen.entry && is_located(reading) &&
                       best_worth <= whereabouts.surroundings(reading.entry) &&
                       gazetteer.entry(reading.entry).prominence + kClearLead > lead;
    clear = clear && !rival;
  }
  readings.erase_if([&](const GazetteerReading& reading) {
    return is_located(reading) && !(clear && reading.entry == chosen.entry);
  });
}

}  // namespace newsfold::normalize

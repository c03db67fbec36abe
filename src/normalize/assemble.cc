#include "normalize/assemble.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

// Who leads among namesakes if nothing in the text decides.
constexpr std::uint32_t kClearLead = 150;
// Prominence of people whom a common name means with a title before it.
constexpr std::uint32_t kWellKnownPerson = 300;
// Prominence of those whose canonical name, one word, may stand for a long form that isn't listed.
constexpr std::uint32_t kKnownByLetters = 300;

const std::uint64_t kEmbassy = hash64("embassy");
const std::uint64_t kConsulate = hash64("consulate");
const std::uint64_t kIn = hash64("in");

class Assembler {
 public:
  Assembler(const NameTable& table, bool record_decisions)
      : table_(table), record_(record_decisions) {}

  std::vector<Entity> run() {
    std::unordered_map<std::size_t, std::size_t> group_of;  // root → index of groups
    std::vector<std::vector<std::size_t>> groups;           // names, in order of first mention
    for (std::size_t i = 0; i < table_.names().size(); ++i) {
      const auto [at, added] = group_of.try_emplace(table_.root(i), groups.size());
      if (added) groups.emplace_back();
      groups[at->second].push_back(i);
    }
    part_forbidden(groups);
    std::unordered_map<std::string, std::size_t> entity_of;
    for (const std::vector<std::size_t>& group : groups) {
      Entity entity = identify(group);
      const auto [at, added] = entity_of.try_emplace(entity.id, entities_.size());
      if (added) {
        entities_.push_back(std::move(entity));
        mentions_.emplace_back();
      } else if (record_) {
        Entity& known = entities_[at->second];
        known.decisions.insert(known.decisions.end(), entity.decisions.begin(),
                               entity.decisions.end());
      }
      for (const std::size_t name : group) {
        const auto& candidates = table_.names()[name].candidates;
        mentions_[at->second].insert(mentions_[at->second].end(), candidates.begin(),
                                     candidates.end());
      }
    }
    for (std::size_t i = 0; i < entities_.size(); ++i) place_mentions(entities_[i], mentions_[i]);
    order();
    return std::move(entities_);
  }

 private:
  // Takes out the names that the user's alias files forbid for what their group was found to be.
  void part_forbidden(std::vector<std::vector<std::size_t>>& groups) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const GazetteerReading* known = reading(groups[i], group_type(groups[i]));
      if (known == nullptr) continue;
      const auto forbidden = [&](std::size_t name) {
        return table_.gazetteer()->forbids(table_.names()[name].tokens, known->entry);
      };
      const auto begin = std::stable_partition(groups[i].begin(), groups[i].end(),
                                               [&](std::size_t name) { return !forbidden(name); });
      if (begin == groups[i].begin() || begin == groups[i].end()) continue;
      std::vector<std::size_t> apart(begin, groups[i].end());
      groups[i].erase(begin, groups[i].end());
      groups.push_back(std::move(apart));
    }
  }

  // The name that says most: the most words, then the most mentions, then the earliest.
  std::size_t fullest(const std::vector<std::size_t>& group) const {
    return *std::max_element(group.begin(), group.end(), [this](std::size_t a, std::size_t b) {
      const Name& x = table_.names()[a];
      const Name& y = table_.names()[b];
      if (x.tokens.size() != y.tokens.size()) return x.tokens.size() < y.tokens.size();
      if (x.candidates.size() != y.candidates.size())
        return x.candidates.size() < y.candidates.size();
      return a > b;
    });
  }

  EntityType group_type(const std::vector<std::size_t>& group) const {
    const Name& name = table_.names()[fullest(group)];
    return name.type;
  }

  // The gazetteer's reading of the group, if one is plausible: of the name with the most words that
  // has one.
  const GazetteerReading* reading(const std::vector<std::size_t>& group, EntityType type) const {
    const std::size_t full = fullest(group);
    const GazetteerReading* best = nullptr;
    std::size_t words = 0;
    for (const std::size_t i : group) {
      const Name& name = table_.names()[i];
      if (name.readings.empty() || name.tokens.size() <= words) continue;
      // A full name that nobody listed is not the famous bearer of one of its words.
      const bool word_of_longer = name.tokens.size() == 1 && table_.names()[full].tokens.size() > 1;
      if (word_of_longer && !stands_for(name, table_.names()[full])) continue;
      for (const GazetteerReading& candidate : name.readings) {
        const GazetteerEntry entry = table_.gazetteer()->entry(candidate.entry);
        if (entry.type != type) continue;
        if (word_of_longer && !may_be_long_form(entry, name, table_.names()[full])) break;
        if (name.tokens.size() > 1 && is_anyones(name, candidate, entry)) break;
        best = &candidate;
        words = name.tokens.size();
        break;
      }
    }
    return best != nullptr && is_clear(group, *best, type) ? best : nullptr;
  }

  // "Labour Party": several countries have one, the name alone doesn't tell which. "Michael Brown":
  // several people, and the known one is meant where a title says so.
  static bool is_anyones(const Name& name, const GazetteerReading& reading,
                         const GazetteerEntry& entry) {
    if ((reading.flags & kCommonWord) == 0) return false;
    if (entry.type != EntityType::kPerson) return entry.within == kNoEntry;
    return !name.titled || entry.prominence < kWellKnownPerson;
  }

  // "HSC" for "Harbour Safety Council", "Tidewater" for "Tidewater Inc".
  bool stands_for(const Name& word, const Name& full) const {
    if (full.type == EntityType::kPerson) return false;
    if (table_.token(word, 0).shape == Shape::kAllCaps) return true;
    for (std::size_t i = 1; i < full.tokens.size(); ++i) {
      if (!table_.token(full, i).has(kOrgSuffix)) return false;
    }
    return full.tokens.front() == word.tokens.front();
  }

  // "HSC" is not the Hill Sports Club where the text says "Harbour Safety Council (HSC)";
  // "Tidewater Inc" is Tidewater.
  bool may_be_long_form(const GazetteerEntry& entry, const Name& word, const Name& full) const {
    const bool letters =
        text::name_tokens(entry.name).size() == 1 && entry.prominence >= kKnownByLetters;
    return letters || full.tokens.front() == word.tokens.front() ||
           table_.may_spell_out(full, entry);
  }

  // A bare surname or place that several bear needs a clear lead.
  bool is_clear(const std::vector<std::size_t>& group, const GazetteerReading& best,
                EntityType type) const {
    const Gazetteer& gazetteer = *table_.gazetteer();
    const std::uint32_t lead = gazetteer.entry(best.entry).prominence;
    for (const std::size_t i : group) {
      const Name& name = table_.names()[i];
      if (type != EntityType::kPerson) continue;
      for (const GazetteerReading& other : name.readings) {
        const GazetteerEntry entry = gazetteer.entry(other.entry);
        if (other.entry != best.entry && entry.type == type &&
            entry.prominence + kClearLead > lead) {
          return false;
        }
      }
    }
    return true;
  }

  Entity identify(const std::vector<std::size_t>& group) const {
    Entity entity;
    entity.type = group_type(group);
    const std::size_t full = fullest(group);
    const Name& name = table_.names()[full];
    const GazetteerReading* known = reading(group, entity.type);
    if (known != nullptr) {
      const GazetteerEntry entry = table_.gazetteer()->entry(known->entry);
      entity.id = entry.id;
      entity.name = entry.name;
    } else {
      entity.name = clean(name.surface);
      entity.id = text::provisional_id(entity_type_name(entity.type), full_key(name, entity.name));
    }
    if (record_) record(group, known != nullptr, entity);
    return entity;
  }

  // What the id of an unlisted name is made of. "The Council" and "the South" are others in every
  // document, and so is an embassy of which the text doesn't say in what town it is.
  std::string full_key(const Name& name, const std::string& surface) const {
    const Token& last = table_.token(name, name.tokens.size() - 1);
    const bool quarter =
        name.type == EntityType::kPlace && name.tokens.size() == 1 && last.has(kDirection);
    if (name.type != EntityType::kOrganization && !quarter) return surface;
    const bool embassy = last.hash == kEmbassy || last.hash == kConsulate;
    const bool bare = name.tokens.size() == 1 && last.has(kBareHead);
    if (!bare && !embassy && !quarter) return surface;
    if (const std::uint64_t town = embassy ? town_of(name) : 0; town != 0) {
      return text::name_key(surface) + " " + hex64(town);
    }
    std::uint64_t document = 0;
    for (const Segment& segment : table_.stream().segments) {
      document = mix64(document + hash64(segment.text));
    }
    return surface + " " + hex64(document);
  }

  // Of "the embassy in Ostheim" what follows "in", or 0.
  std::uint64_t town_of(const Name& name) const {
    const std::vector<Token>& tokens = table_.stream().tokens;
    for (const std::uint32_t i : name.candidates) {
      const std::size_t end = table_.candidates()[i].end;
      if (end + 1 < tokens.size() && tokens[end].hash == kIn && tokens[end].gap == kGapSpace &&
          tokens[end + 1].capitalized()) {
        return tokens[end + 1].hash;
      }
    }
    return 0;
  }

  // A surface on one line, for the canonical name.
  static std::string clean(std::string_view surface) {
    std::string out;
    for (const char c : surface) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space) {
        out.push_back(c);
      } else if (!out.empty() && out.back() != ' ') {
        out.push_back(' ');
      }
    }
    return out;
  }

  void record(const std::vector<std::size_t>& group, bool known, Entity& entity) const {
    entity.decisions.push_back(known ? "gazetteer: " + entity.name
                                     : "named by its fullest form: " + entity.name);
    for (const std::size_t i : group) {
      const Name& name = table_.names()[i];
      std::string line = clean(name.surface);
      line.append(" x").append(std::to_string(name.candidates.size()));
      line.append(", person ").append(std::to_string(name.votes.person));
      line.append(", organization ").append(std::to_string(name.votes.organization));
      line.append(", place ").append(std::to_string(name.votes.place));
      if (name.team) line += "; a team";
      if (!name.reason.empty()) line += "; linked: " + name.reason;
      entity.decisions.push_back(std::move(line));
      for (const std::string& note : name.notes) {
        entity.decisions.push_back(clean(name.surface) + " " + note);
      }
    }
  }

  void place_mentions(Entity& entity, std::vector<std::uint32_t>& mentions) const {
    std::sort(mentions.begin(), mentions.end(), [this](std::uint32_t a, std::uint32_t b) {
      return table_.candidates()[a].first < table_.candidates()[b].first;
    });
    const TokenStream& stream = table_.stream();
    for (const std::uint32_t i : mentions) {
      const Candidate& candidate = table_.candidates()[i];
      const Token& first = stream.tokens[candidate.first];
      const Token& last = stream.tokens[candidate.end - 1];
      const Segment& segment = stream.segments[first.segment];
      const Span span{first.first, last.last};
      if (segment.kind == Segment::Kind::kText) {
        entity.mentions.push_back(span);
      } else if (segment.kind == Segment::Kind::kTitle) {
        entity.title_mentions.push_back(span);
      } else {
        entity.caption_mentions.push_back({segment.caption, span});
      }
      if (candidate.role) continue;
      std::string surface(stream.text(candidate.first, candidate.end - 1));
      if (std::find(entity.surfaces.begin(), entity.surfaces.end(), surface) ==
          entity.surfaces.end()) {
        entity.surfaces.push_back(std::move(surface));
      }
    }
  }

  void order() {
    std::vector<std::size_t> order(entities_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    // No two entities share a first mention.
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return table_.candidates()[mentions_[a].front()].first <
             table_.candidates()[mentions_[b].front()].first;
    });
    std::vector<Entity> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) sorted.push_back(std::move(entities_[i]));
    entities_ = std::move(sorted);
  }

  const NameTable& table_;
  const bool record_;
  std::vector<Entity> entities_;
  std::vector<std::vector<std::uint32_t>> mentions_;  // candidates of each entity
};

}  // namespace

std::vector<Entity> assemble(const NameTable& table, bool record_decisions) {
  return Assembler(table, record_decisions).run();
}

}  // namespace newsfold::normalize

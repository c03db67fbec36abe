#include "evaluate/mentions.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "newsfold/text/case.h"
#include "newsfold/text/utf8.h"

namespace newsfold::evaluate {
namespace {

constexpr std::array<std::string_view, 34> kParticles = {
    "of",  "the", "and", "for", "in",  "on",  "at", "to",  "de",  "del", "della", "der",
    "den", "des", "di",  "da",  "do",  "dos", "du", "d",   "el",  "la",  "le",    "les",
    "los", "al",  "van", "von", "und", "y",   "e",  "bin", "ibn", "ben"};

// A text with the byte where each code point begins.
class CodePoints {
 public:
  explicit CodePoints(std::string text) : text_(std::move(text)) {
    for (std::size_t at = 0; at < text_.size(); text::decode(text_, at)) starts_.push_back(at);
    starts_.push_back(text_.size());
  }
  std::int64_t size() const { return static_cast<std::int64_t>(starts_.size()) - 1; }
  std::string_view slice(std::int64_t begin, std::int64_t end) const {
    begin = std::clamp<std::int64_t>(begin, 0, size());
    end = std::clamp<std::int64_t>(end, begin, size());
    const std::size_t from = starts_[static_cast<std::size_t>(begin)];
    return std::string_view(text_).substr(from, starts_[static_cast<std::size_t>(end)] - from);
  }

 private:
  std::string text_;
  std::vector<std::size_t> starts_;
};

bool is_name_part(char32_t c) {
  return text::is_word_character(c) || c == '\'' || c == 0x2019 || c == '.' || c == '&' || c == '-';
}

bool is_particle(std::string_view word) {
  const std::string lower = text::lower(word);
  return lower == "'s" || lower == "&" || lower == "-" ||
         std::find(kParticles.begin(), kParticles.end(), lower) != kParticles.end();
}

// Every word begins with a capital, is a number or a particle.
bool is_name(std::string_view surface) {
  for (std::size_t at = 0; at < surface.size();) {
    const std::size_t begin = at;
    const char32_t first = text::decode(surface, at);
    if (!is_name_part(first)) continue;
    std::size_t end = at;
    while (at < surface.size() && is_name_part(text::decode(surface, at))) end = at;
    at = end;
    if (text::is_lower(first) && !is_particle(surface.substr(begin, end - begin))) return false;
  }
  return true;
}

std::optional<std::int64_t> integer(const Row& row, std::string_view key) {
  std::int64_t value = 0;
  if (row.at_key(key).get_int64().get(value)) return std::nullopt;
  return value;
}

// `narrow` where the row has it, even as null, else `wide`.
std::optional<std::int64_t> bound(const Row& row, std::string_view narrow, std::string_view wide) {
  return row.at_key(narrow).error() ? integer(row, wide) : integer(row, narrow);
}

bool is_false(const Row& row, std::string_view key) {
  bool value = true;
  return !row.at_key(key).get_bool().get(value) && !value;
}

std::string target_of(const Row& mention, const std::string& id) {
  if (const auto target = find(mention, "target")) return text_of(*target);
  if (const auto cluster = find(mention, "cluster")) return "doc:" + id + ":" + text_of(*cluster);
  return {};
}

bool begins_as_name(std::string_view surface) {
  if (surface.empty()) return false;
  std::size_t at = 0;
  const char32_t first = text::decode(surface, at);
  return !text::is_cased_script(first) || text::is_upper(first);
}

bool counts(const Row& mention, const std::vector<std::string>& types, const std::string& type) {
  return std::find(types.begin(), types.end(), type) != types.end() &&
         !is_false(mention, "named") && !is_true(mention, "coref") && !is_true(mention, "nil");
}

// Of nested or equal spans the outermost, once.
std::vector<Mention> outermost(std::vector<Mention> mentions) {
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return std::tuple(a.begin, -a.end, a.target.empty()) <
           std::tuple(b.begin, -b.end, b.target.empty());
  });
  std::vector<Mention> out;
  std::int64_t end = -1;
  for (Mention& mention : mentions) {
    if (mention.end <= end) continue;
    end = mention.end;
    out.push_back(std::move(mention));
  }
  return out;
}

}  // namespace

std::string mention_type(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes = {
      {{"person", "PER"},
       {"organization", "ORG"},
       {"organisation", "ORG"},
       {"place", "LOC"},
       {"location", "LOC"},
       {"group", "ORG"},
       {"PER", "PER"},
       {"PERSON", "PER"},
       {"ORG", "ORG"},
       {"LOC", "LOC"},
       {"GPE", "LOC"},
       {"FAC", "LOC"}}};
  const auto* found = std::find_if(kTypes.begin(), kTypes.end(),
                                   [&](const auto& entry) { return entry.first == name; });
  return found == kTypes.end() ? std::string() : std::string(found->second);
}

Result<GoldMentions> read_gold_mentions(const Row& row, const std::string& id,
                                        const std::vector<std::string>& types) {
  const CodePoints text(string_of(row, "text"));
  GoldMentions out;
  out.to = text.size();
  if (const auto span = find(row, "evaluation_span")) {
    if (span->at(0).get_int64().get(out.from) || span->at(1).get_int64().get(out.to)) {
      return Error{ErrorCode::kBadRecord, "\"evaluation_span\" is not two numbers"};
    }
  }
  simdjson::dom::array mentions;
  if (row.at_key("mentions").get_array().get(mentions)) {
    return Error{ErrorCode::kBadRecord, "no \"mentions\""};
  }
  for (const Json item : mentions) {
    Row mention;
    if (item.get_object().get(mention))
      return Error{ErrorCode::kBadRecord, "a mention is no object"};
    const auto start = integer(mention, "start"), stop = integer(mention, "end");
    if (start && stop) out.all.push_back({*start, *stop, {}, {}, {}});
    const std::string type = mention_type(string_of(mention, "type"));
    const auto begin = bound(mention, "name_start", "start");
    const auto end = bound(mention, "name_end", "end");
    if (!counts(mention, types, type) || !begin || !end || *end <= *begin) continue;
    if (*begin < out.from || *end > out.to) continue;
    const std::string_view surface = text.slice(*begin, *end);
    if (!begins_as_name(surface) || !is_name(surface)) continue;
    out.judged.push_back({*begin, *end, type, target_of(mention, id), std::string(surface)});
  }
  out.judged = outermost(std::move(out.judged));
  return out;
}

std::vector<Mention> read_found_mentions(const Row& row, const std::string& id,
                                         const std::vector<std::string>& types) {
  std::vector<Mention> out;
  simdjson::dom::array entities;
  if (row.at_key("entities").get_array().get(entities)) return out;
  std::size_t number = 0;
  for (const Json item : entities) {
    Row entity;
    const std::size_t index = number++;
    if (item.get_object().get(entity)) continue;
    const std::string type = mention_type(string_of(entity, "type"));
    if (std::find(types.begin(), types.end(), type) == types.end()) continue;
    std::string target = string_of(entity, "id");
    if (target.empty()) target = "anon:" + id + ":" + std::to_string(index);
    simdjson::dom::array spans;
    if (entity.at_key("mentions").get_array().get(spans)) continue;
    for (const Json span : spans) {
      Mention mention{0, 0, type, target, string_of(entity, "name")};
      if (!span.at(0).get_int64().get(mention.begin) && !span.at(1).get_int64().get(mention.end)) {
        out.push_back(std::move(mention));
      }
    }
  }
  return out;
}

std::map<std::size_t, std::size_t> match(const std::vector<Mention>& gold,
                                         const std::vector<Mention>& found) {
  std::vector<std::tuple<std::int64_t, std::size_t, std::size_t>> candidates;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < found.size(); ++j) {
      const std::int64_t overlap =
          std::min(gold[i].end, found[j].end) - std::max(gold[i].begin, found[j].begin);
      if (overlap > 0 && 2 * overlap >= gold[i].end - gold[i].begin &&
          2 * overlap >= found[j].end - found[j].begin) {
        candidates.emplace_back(-overlap, i, j);
      }
    }
  }
  std::sort(candidates.begin(), candidates.end());
  std::map<std::size_t, std::size_t> out;
  std::set<std::size_t> taken;
  for (const auto& [overlap, i, j] : candidates) {
    if (!out.contains(i) && taken.insert(j).second) out[i] = j;
  }
  return out;
}

}  // namespace newsfold::evaluate

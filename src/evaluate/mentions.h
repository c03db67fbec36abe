// Mentions of names in a document, gold and found, and their matching.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "evaluate/rows.h"

namespace newsfold::evaluate {

struct Mention {
  std::int64_t begin = 0, end = 0;  // code points, half-open
  std::string type;                 // "PER", "ORG", "LOC"; empty where it doesn't matter
  std::string target;               // gold: what it means, empty: unknown; found: the entity's id
  std::string name;                 // gold: the words; found: the entity's name
};

// "person", "GPE", … to PER, ORG or LOC; empty for other types.
std::string mention_type(std::string_view name);

// A gold row's mentions. `judged` are those of `types` that are names; of nested ones the
// outermost. `all` are every annotated span.
struct GoldMentions {
  std::vector<Mention> judged, all;
  std::int64_t from = 0, to = 0;  // the evaluated span of the text
};
Result<GoldMentions> read_gold_mentions(const Row& row, const std::string& id,
                                        const std::vector<std::string>& types);

// The mentions of a record's entities, of `types`.
std::vector<Mention> read_found_mentions(const Row& row, const std::string& id,
                                         const std::vector<std::string>& types);

// Pairs that overlap by at least half of each, one to one, the largest overlap first, then in
// order: from gold's index to found's.
std::map<std::size_t, std::size_t> match(const std::vector<Mention>& gold,
                                         const std::vector<Mention>& found);

}  // namespace newsfold::evaluate

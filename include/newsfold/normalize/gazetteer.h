// Known names: aliases of people, organizations and places with their ids. The shipped gazetteer is
// compiled at build from data/gazetteer/*.tsv to one blob that is used where it lies.
//
// File format (UTF-8, tab-separated, '#' comments): id, type (PER|ORG|LOC|OTH), alias, flags. The first
// row of an id holds its canonical name. See data/gazetteer/README.md for the flags.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/records/entity.h"

namespace newsfold::normalize {

// Flags of an alias or an entry.
enum GazetteerFlags : std::uint8_t {
  kDemonym = 1,    // an adjective or people's name of a place: "Russian"
  kAcronym = 2,    // matches only in this letter case
  kMetonym = 4,    // a place or building that stands for a government
  kCommonWord = 8, // also an ordinary word or first name: needs context
  kForbidMerge = 16,
};

struct GazetteerEntry {
  std::string_view id;    // "Q58217", "gn:703448"
  std::string_view name;  // canonical
  EntityType type = EntityType::kOther;
  std::uint32_t prominence = 0;  // larger wins between namesakes; 0 unknown
};

// One alias found in a text. Token positions are the caller's.
struct GazetteerMatch {
  std::uint32_t first_token = 0;
  std::uint32_t token_count = 0;
  std::uint32_t alias = 0;  // index of the alias
};

// One reading of an alias: an alias may belong to several entries.
struct GazetteerReading {
  std::uint32_t entry = 0;
  std::uint8_t flags = 0;  // GazetteerFlags
};

// Immutable; share one over threads. Matching costs a bounded number of probes a token, whatever the
// number of aliases.
class Gazetteer {
 public:
  virtual ~Gazetteer() = default;
  // Longest alias that starts at token `first`, or token_count 0. Tokens are hash64() of the tokens that
  // text::name_tokens gives for the same text; the alias's letter case is not looked at (see flags).
  virtual GazetteerMatch longest_match(std::span<const std::uint64_t> token_hashes,
                                       std::size_t first) const = 0;
  // All readings of an alias, most prominent first.
  virtual std::vector<GazetteerReading> readings(std::uint32_t alias) const = 0;
  virtual GazetteerEntry entry(std::uint32_t index) const = 0;
  virtual std::uint32_t alias_count() const = 0;
};

std::shared_ptr<const Gazetteer> builtin_gazetteer();
// The shipped one with the user's alias files (--aliases) added or overriding. Errors: kUnreadable, kBadData.
Result<std::shared_ptr<const Gazetteer>> load_gazetteer(const std::vector<std::string>& alias_files);

}  // namespace newsfold::normalize

// Known names: aliases of people, organizations and places with their ids. The shipped gazetteer is
// compiled at build from data/gazetteer/*.tsv to one blob that is used where it lies.
//
// File format (UTF-8, tab-separated, '#' comments): id, type (PER|ORG|LOC|OTH), alias, flags,
// prominence, within. The first row of an id holds its canonical name. data/gazetteer/README.md
// describes it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/inline_vector.h"
#include "newsfold/base/status.h"
#include "newsfold/records/entity.h"

namespace newsfold::normalize {

// Flags of one alias of one entry.
enum GazetteerFlags : std::uint8_t {
  kDemonym = 1,  // an adjective or people's name of a place: "Russian"
  kAcronym =
      2,  // letters of a long form: matches only where the text has capitals ("WHO", not "who")
  kMetonym = 4,       // a place or building that stands for a government
  kCommonWord = 8,    // also an ordinary word, first name or surname: needs context
  kForbidMerge = 16,  // in files only: this alias never means this entry (see forbids())
  kForeign = 32,      // what other languages call it: no name in English text
};

inline constexpr std::uint32_t kNoEntry = 0xFFFFFFFF;

struct GazetteerEntry {
  std::string_view id;  // "Q58217", "gn:703448", or a minted "nf:…" where no outside id is certain
  std::string_view name;  // canonical
  EntityType type = EntityType::kOther;
  std::uint32_t prominence = 0;     // larger wins between namesakes; 0 unknown
  std::uint32_t within = kNoEntry;  // the region or country that it lies in, belongs to or serves
};

// One alias found in a text. Token positions are the caller's.
struct GazetteerMatch {
  std::uint32_t first_token = 0;
  std::uint32_t token_count = 0;  // 0: nothing found
  std::uint32_t alias = 0;        // index of the alias
};

// One reading of an alias: an alias may belong to several entries.
struct GazetteerReading {
  std::uint32_t entry = 0;
  std::uint8_t flags = 0;  // GazetteerFlags, never kForbidMerge
};

// Few names have more readings than these: no allocation.
using GazetteerReadings = InlineVector<GazetteerReading, 6>;

// A mention so spelled is never merged into the entry of this id.
struct ForbiddenMerge {
  std::string name;  // text::name_key
  std::string id;
};

// Immutable; share one over threads. Matching costs one probe more than the tokens of the longest
// known beginning of a name that stands there, whatever the number of aliases. An alias is
// recognised by 64 bits of two independent hashes besides its place in the table: no false match
// is to be expected in any corpus.
class Gazetteer {
 public:
  virtual ~Gazetteer() = default;
  // Longest alias that starts at token `first`, or token_count 0. Tokens are hash64() of the tokens
  // that text::name_tokens gives for the same text; the alias's letter case is not looked at (see
  // flags).
  virtual GazetteerMatch longest_match(std::span<const std::uint64_t> token_hashes,
                                       std::size_t first) const = 0;
  // Fetches what longest_match at `first` will read at first into the cache: worth it some tokens
  // ahead.
  virtual void prefetch(std::span<const std::uint64_t>, std::size_t) const {}
  // All readings of an alias that longest_match gave (at least one), most prominent first; the
  // user's own before the shipped ones.
  virtual GazetteerReadings readings(std::uint32_t alias) const = 0;
  // REQUIRES: an index from readings(). The views live as long as the gazetteer.
  virtual GazetteerEntry entry(std::uint32_t index) const = 0;
  virtual std::uint32_t alias_count() const = 0;
  // True if the user forbids that a mention of exactly these tokens be merged into the entry.
  virtual bool forbids(std::span<const std::uint64_t> token_hashes, std::uint32_t entry) const = 0;
  // All that the user forbids, for what merges names across documents.
  virtual std::vector<ForbiddenMerge> forbidden_merges() const { return {}; }
};

// The shipped gazetteer: nothing is parsed or allocated in proportion to its size.
std::shared_ptr<const Gazetteer> builtin_gazetteer();
// Tells one version of the shipped one from another. Cost: reads it all.
std::uint64_t shipped_version();
// The shipped one with the user's alias files (--aliases) added or overriding; of several files the
// first that names an id gives its canonical name. Errors: kUnreadable; kBadData as "FILE:LINE:
// reason".
Result<std::shared_ptr<const Gazetteer>> load_gazetteer(
    const std::vector<std::string>& alias_files);

}  // namespace newsfold::normalize

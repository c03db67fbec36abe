// What is computed from one annotated article for finding its copies and its story.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "newsfold/base/calendar.h"

namespace newsfold {

// Width of the story scheme in 64-bit words: story2048.
inline constexpr std::size_t kStoryWords = 32;
using StorySignature = std::array<std::uint64_t, kStoryWords>;

// Words and word pairs that name somebody, titles before names included, are kinds of their own:
// they say who, not what happened.
enum class FeatureKind : std::uint8_t {
  kWord,
  kBigram,
  kNameWord,
  kNameBigram,
  kEntity,
  kMonthDay,
  kNumber,
};
inline constexpr std::size_t kFeatureKinds = 7;

// A weighted feature of the story vector. Weights are fixed point, so that sums are exact in any
// order.
struct StoryFeature {
  std::uint32_t hash = 0;
  std::uint16_t weight = 0;
  std::uint8_t idf = 0;     // that of the background table, log2 in 1/16: a part of the weight
  std::uint8_t traits = 0;  // its kind, the zones it stands in, its commonness

  FeatureKind kind() const { return static_cast<FeatureKind>(traits & 7U); }
  bool in_title() const { return (traits & kTitleTrait) != 0; }
  bool in_lead() const { return (traits & (kTitleTrait | kLeadTrait)) != 0; }

  // How much more common it is in the collection that the document stands in than the background
  // table has it, in steps (cluster/collection_frequency.h); 0 as fingerprinted.
  unsigned commonness() const { return traits >> kCommonnessShift; }
  void set_commonness(unsigned step) {
    traits = static_cast<std::uint8_t>((traits & ((1U << kCommonnessShift) - 1)) |
                                       step << kCommonnessShift);
  }

  static constexpr std::uint8_t kTitleTrait = 8;
  static constexpr std::uint8_t kLeadTrait = 16;
  static constexpr unsigned kCommonnessShift = 5;

  auto operator<=>(const StoryFeature&) const = default;
};

// A document's highest cosines with the background table's reference sample, 1/65536, descending.
inline constexpr std::size_t kDensityNeighbours = 10;
using DensitySample = std::array<std::uint16_t, kDensityNeighbours>;

// The weekdays that a text speaks of: they tell the steps of a saga apart where no date is known.
struct Weekdays {
  static constexpr std::uint8_t kNone = 7;

  std::uint8_t first = kNone;  // of title and lead, 0 Sunday .. 6 Saturday: most often the event's
  std::uint8_t lead = 0;       // all of title and lead: bit k for weekday k
  std::uint8_t all = 0;

  // In order of mention.
  void add(unsigned weekday, bool in_lead) {
    const auto bit = static_cast<std::uint8_t>(1U << weekday);
    if (in_lead && first == kNone) first = static_cast<std::uint8_t>(weekday);
    if (in_lead) lead |= bit;
    all |= bit;
  }
  bool operator==(const Weekdays&) const = default;
};

struct Fingerprint {
  // 64-bit SimHash of word shingles of the document's canonical text; nothing when the text has too
  // few tokens for one shingle: such texts share no fingerprint.
  std::optional<std::uint64_t> copy64;
  std::vector<std::uint32_t> shingles;  // distinct shingle hashes, ascending: verifies copies
  StorySignature story2048{};
  DensitySample density{};             // how near stories of its kind lie to it
  std::vector<StoryFeature> features;  // by hash, ascending; bounded in number
  std::vector<std::uint32_t>
      strongest;  // hashes of the strongest features, strongest first: index candidates
  std::vector<Day>
      event_days;  // days spoken of whose year is known or follows, ascending, distinct
  std::vector<std::uint32_t>
      month_days;  // month*100+day of the days stated with their month, ascending, distinct
  std::vector<std::uint32_t>
      lead_days;  // month*100+day stated in the title and lead, ascending, distinct
  Weekdays weekdays;
  std::vector<std::uint32_t>
      quotes;  // hashes of word runs inside quotation marks, ascending, distinct
};

}  // namespace newsfold

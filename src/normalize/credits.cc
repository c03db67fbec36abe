#include "normalize/credits.h"

#include <algorithm>
#include <array>

#include "newsfold/base/hash.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kReach = 6;  // tokens from "Photo" to the agency: a photographer's name

bool is_credit_word(std::uint64_t hash) {
  static const std::array<std::uint64_t, 12> kWords{
      hash64("photo"),   hash64("photos"), hash64("photograph"), hash64("photographer"),
      hash64("picture"), hash64("image"),  hash64("images"),     hash64("credit"),
      hash64("pic"),     hash64("getty"),  hash64("foto"),       hash64("courtesy")};
  return std::find(kWords.begin(), kWords.end(), hash) != kWords.end();
}

bool is_credited(const TokenStream& stream, std::size_t at) {
  constexpr std::uint16_t kEnds = kGapSentence | kGapLine | kGapSegment;
  for (std::size_t i = at; i > 0 && i + kReach > at; --i) {
    if ((stream.tokens[i].gap & kEnds) != 0) return false;
    if (is_credit_word(stream.tokens[i - 1].hash)) return true;
  }
  return false;
}

}  // namespace

void mark_credits(const TokenStream& stream, const Gazetteer& gazetteer,
                  std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    if (candidate.alias == kNoAlias || candidate.end != candidate.first + 1 ||
        stream.tokens[candidate.first].shape != Shape::kAllCaps) {
      continue;
    }
    const GazetteerReadings readings = gazetteer.readings(candidate.alias);
    const auto is_free = [&](const GazetteerReading& reading) {
      const GazetteerEntry entry = gazetteer.entry(reading.entry);
      return entry.type == EntityType::kOrganization && entry.within == kNoEntry;
    };
    const auto other = std::find_if(readings.begin(), readings.end(), is_free);
    if (readings.size() < 2 || other == readings.end() || other == readings.begin()) continue;
    if (is_credited(stream, candidate.first)) candidate.meant = other->entry;
  }
}

}  // namespace newsfold::normalize

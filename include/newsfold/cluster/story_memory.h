// What is kept of documents between increments, so that a later one need not look at all pairs
// again. A caller stores it and hands it back through StoryMemory.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "newsfold/records/fingerprint.h"

namespace newsfold::cluster {

// The caller's number of a document, never used again.
using DocumentNumber = std::uint32_t;

// A document near enough to another for an exact look. Kept with the later of both in the order of
// time: documents with an exact date by (date, id), then the others by id.
struct KeptCandidate {
  DocumentNumber document = 0;
  std::int32_t cosine = 0;  // 1/65536
  // Probability that both report one event, 1/65536; 0 where it is too low for an edge of the
  // graph, which is true of most.
  std::uint16_t score = 0;

  bool operator==(const KeptCandidate&) const = default;
};

// A document of the story graph. Copies stand in no graph: they go where their original goes.
struct KeptDocument {
  DocumentNumber number = 0;
  std::string id;
  std::optional<Day> date;
  std::optional<DayRange> range;
  DensitySample sample{};                 // Fingerprint::density
  DensitySample nearest{};                // the highest of the sample and of its pairs' cosines
  std::uint32_t story = 0;                // any label: equal for those of one story; 0: in none yet
  std::vector<KeptCandidate> candidates;  // at most 64, highest cosine first
};

// What the search for candidates sees.
struct KeptSignature {
  StorySignature story2048{};
  std::vector<std::uint32_t> strongest;  // Fingerprint::strongest
};

// Called from one thread.
class StoryMemory {
 public:
  virtual ~StoryMemory() = default;

  // All documents of the graph that may have been published in `days`: by date, else by range, else
  // always. One that was given before may be given again or left out. A document that a list names
  // and this never gives (it was dropped for its age) keeps its place in that list and in
  // densities, but links nothing.
  virtual std::vector<KeptDocument> within(const DayRange& days) = 0;
  // Of documents that within() gave, in the order asked; no document is asked for twice.
  virtual std::vector<KeptSignature> signatures(std::span<const DocumentNumber> documents) = 0;
  // The same of whole fingerprints; copy64 and shingles may be missing.
  virtual std::vector<Fingerprint> fingerprints(std::span<const DocumentNumber> documents) = 0;
};

}  // namespace newsfold::cluster

// Fingerprints to copies and stories.
//
// Copies: all pairs of copy64 within Hamming distance k, exact, and pairs whose shingle sketches
// overlap, each verified on shingles; groups in which every pair is a copy. Stories: candidates by
// the wide SimHash and an inverted index over strong features within a time window; an exact
// density-normalized score; average link. Copies always share a story. Deterministic: ties by
// document id; the result does not depend on order or threads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/cluster/overlap.h"
#include "newsfold/records/assignment.h"
#include "newsfold/records/fingerprint.h"

namespace newsfold::cluster {

enum class Candidates : std::uint8_t { kSimHash, kIndex, kBoth };
enum class Granularity : std::uint8_t { kEvent, kTopic };
enum class Canonical : std::uint8_t { kEarliest, kLongest, kFirst, kRank };

struct Options {
  std::uint32_t hamming = 6;    // bits, 0..16
  std::uint16_t jaccard = 500;  // per mille
  bool stories = true;
  Candidates candidates = Candidates::kBoth;
  Granularity granularity = Granularity::kEvent;
  std::uint32_t window_days = 7;
  Canonical canonical = Canonical::kEarliest;
  std::vector<std::string> rank;  // sources, best first, for Canonical::kRank
  unsigned threads = 1;
};

// Tells one version of the shipped pair model from another.
std::uint64_t shipped_version();

// What cluster knows of a document. Strings are owned by the caller.
struct Document {
  std::string_view id;
  std::string_view title;
  std::string_view source;
  std::string_view added;
  std::optional<Day> date;
  std::optional<DayRange> range;
  std::uint32_t text_length = 0;  // code points
  bool clusters = true;           // false for status empty and not-article
  const Fingerprint* fingerprint = nullptr;
  std::vector<std::uint32_t> entities;  // corpus-wide numbers, strongest first
};

// Gives the shingles of document i, which need not be kept in memory; called from several threads.
using ShingleSource = std::function<std::vector<std::uint32_t>(std::uint32_t document)>;
// The corpus-wide id of an entity number.
using EntityIds = std::function<std::string_view(std::uint32_t number)>;

// What masses of near-copies were spared, to keep the work linear.
struct Caps {
  std::size_t near_copies = 0;  // documents that were compared with a few of their like only
  std::size_t contains = 0;     // containments left out: a document reports its 64 strongest
};

struct CopyDecision {
  std::vector<std::optional<CopyAssignment>> copy;  // one a document
  std::vector<std::vector<Containment>> contains;   // one a document
  // The document that stands for a document's copies in the story graph: their canonical; itself
  // where it has none.
  std::vector<std::uint32_t> original;
};
// No story features are read. `caps` may be null.
CopyDecision decide_copies(const std::vector<Document>& documents, const Options& options,
                           const ShingleSource& shingles, Caps* caps = nullptr);
// The same where the first `standing` documents are not compared with the later ones: `known` are
// the pairs of one and the other that are copies or containments (cluster/copy_probe.h finds what
// to compare).
CopyDecision decide_copies(const std::vector<Document>& documents, std::uint32_t standing,
                           const std::vector<VerifiedPair>& known, const Options& options,
                           const ShingleSource& shingles);

// One Assignment a document, in the documents' order. The stories are found among the originals, by
// features that are marked by then (cluster/collection_frequency.h).
std::vector<Assignment> assign(const std::vector<Document>& documents, CopyDecision copies,
                               const Options& options, const EntityIds& entity_ids);

// Why two documents are or are not copies, or one story.
struct Comparison {
  std::optional<std::uint32_t> hamming;        // bits, when both have a copy64
  std::uint16_t jaccard = 0, containment = 0;  // per mille
  bool copies = false;
  std::uint32_t story_hamming = 0;  // of story2048, bits
  std::uint16_t cosine = 0;         // per mille, exact
  std::int32_t score = 0;           // the decision score, per mille
  std::int32_t threshold = 0;       // per mille
  bool one_story = false;
  StoryEvidence evidence;
  std::vector<std::string> reasons;  // one line each, for people
};
// `documents` are the context in which the two are judged (density); a and b index it.
Comparison compare(const std::vector<Document>& documents, std::uint32_t a, std::uint32_t b,
                   const Options& options, const ShingleSource& shingles,
                   const EntityIds& entity_ids);

}  // namespace newsfold::cluster

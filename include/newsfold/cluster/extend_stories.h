// New documents in a standing story graph: finds what a run over everything would find, at the cost
// of the new documents and of what they touch.
//
// A document keeps its candidates (bounded), its density and the scores of its pairs. A new
// document enters the lists of documents near it, which may drop others; densities that this shifts
// rescore their pairs; average link runs over the components of the graph in which a score changed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "newsfold/cluster/cluster.h"
#include "newsfold/cluster/story_memory.h"

namespace newsfold::cluster {

// Of `document` id, date, range and fingerprint are read.
struct EnteringDocument {
  DocumentNumber number = 0;
  Document document;
};

struct LeavingDocument {
  DocumentNumber number = 0;
  std::optional<Day> date;
  std::optional<DayRange> range;
};

struct GraphChange {
  std::vector<EnteringDocument> entering;  // new originals, and documents that are copies no more
  // Documents that the memory still gives and that leave the graph: removed, or copies now.
  std::vector<LeavingDocument> leaving;
};

struct StoryLink {
  DocumentNumber with = 0;
  std::int32_t cosine = 0;            // 1/65536
  std::optional<std::uint32_t> days;  // between the publications, where both are known
  std::uint32_t quote_words = 0;      // as in StoryEvidence
};

struct LinksOf {
  DocumentNumber document = 0;
  std::vector<StoryLink> links;  // strongest first
};

struct GraphUpdate {
  struct Stored {
    KeptDocument document;       // its label is that of before, 0 for an entering one
    bool new_candidates = true;  // false: only scores and the density differ
  };
  std::vector<Stored> stored;  // entering documents, and those whose density or list changed
  // Every story whose members are no longer all those of one label; members ascending. The stories
  // that left documents were in are among them, unless nothing remains.
  std::vector<std::vector<DocumentNumber>> stories;
  std::vector<LinksOf> links;  // of documents whose evidence changed
  // Documents in components of the graph that were clustered anew, and in the largest of these.
  std::size_t reclustered = 0;
  std::size_t largest_region = 0;
};

// Exact as long as every change came through this function with the same options: stories, links
// and what is stored are those of one change with all documents entering an empty memory.
// Deterministic; the result does not depend on threads. Cost: a scan of the signatures in the
// window for each entering document, and the exact work on its candidates; memory: what `memory`
// gives, which is the window and what touched stories reach.
GraphUpdate extend_stories(const GraphChange& change, StoryMemory& memory, const Options& options);

}  // namespace newsfold::cluster

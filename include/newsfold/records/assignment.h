// What cluster decides about one document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace newsfold {

struct CopyAssignment {
  std::string id;  // of the cluster
  std::string of;  // the canonical's document id; empty for the canonical itself
  std::uint32_t size = 0;
  std::uint32_t hamming = 0;  // of the linking edge, bits
  std::uint16_t jaccard = 0;  // of the linking edge, per mille
};

struct Containment {
  std::string id;                 // the contained document
  std::uint16_t containment = 0;  // per mille of the shorter's shingles
};

struct StoryEvidence {
  std::string with;                   // document id
  std::uint16_t cosine = 0;           // per mille
  std::vector<std::string> entities;  // shared, corpus-wide ids, strongest first
  std::optional<std::uint32_t> days;  // between the publication dates, where both are known
  std::uint32_t quote_words = 0;      // length of the quotation they share, 0 for none
};

struct StoryAssignment {
  std::string id;
  std::string title;
  std::uint32_t size = 0;
  std::uint32_t sources = 0;  // independent: copies count once
  bool canonical = false;
  std::vector<StoryEvidence> evidence;  // strongest first
  // Strongest links to documents of other stories: sure enough for two documents, but the stories
  // would not cohere as one.
  std::vector<StoryEvidence> apart;
};

struct Assignment {
  std::optional<CopyAssignment> copy;
  std::vector<Containment> contains;
  std::optional<StoryAssignment> story;  // nothing for documents that never cluster
};

}  // namespace newsfold

// What a state remembers, row by row. Numbers (of documents, files, stories, entities) are small,
// rise in the order in which things came, and are never used again; 0 is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/calendar.h"
#include "newsfold/records/entity.h"
#include "newsfold/records/fingerprint.h"
#include "newsfold/records/line.h"

namespace newsfold::state {

using Number = std::int64_t;

// A file that was read. Of other size or mtime it is read again.
struct File {
  Number number = 0;
  std::string path;
  std::optional<std::int64_t> size = {};   // bytes; nothing for stdin
  std::optional<std::int64_t> mtime = {};  // nanoseconds since 1970
  Number document = 0;     // where the file is one document: the one it held when last read
  std::string issue = {};  // why it, or something in it, could not be used
};

enum class Gone : std::uint8_t {
  kNo,
  kReplaced,  // a later version took its place
  kRemoved,   // forgotten, and it will not be taken in again
};

// A copy among others, or their canonical.
struct Copy {
  std::string cluster;  // 32 hex digits
  Number of = 0;        // the canonical; 0 for the canonical itself
  std::uint32_t hamming = 0;
  std::uint16_t jaccard = 0;  // per mille

  bool operator==(const Copy&) const = default;
};

struct Document {
  Number number = 0;
  std::string id;
  std::uint64_t contents = 0;  // RawDocument::content_hash
  std::uint32_t version = 1;
  Gone gone = Gone::kNo;
  bool clusters = true;
  std::string title, source, added, language;
  std::optional<Day> date;
  std::optional<DayRange> range;
  std::uint32_t text_length = 0;  // code points
  std::optional<std::uint64_t> copy64;
  std::optional<Copy> copy;
  Number story = 0;
};

struct Story {
  Number number = 0;
  std::string id;
  Number canonical = 0;    // document
  Number titled = 0;       // the document whose title it bears; 0: no member has one
  Number merged_into = 0;  // story; 0: it stands
};

// StoryEvidence by numbers; the shared entities are those of both documents.
struct Evidence {
  Number with = 0;
  std::uint16_t cosine = 0;  // per mille
  std::optional<std::uint32_t> days = {};
  std::uint32_t quote_words = 0;
};

struct Contained {
  Number shorter = 0;
  std::uint16_t share = 0;  // per mille
};

// A document that contains another or is contained in it.
struct SharedWith {
  Number other = 0;
  std::uint16_t share = 0;  // of the shorter one, per mille

  bool operator==(const SharedWith&) const = default;
};

struct EntityRow {
  Number number = 0;
  std::string id = {}, name = {};
  EntityType type = EntityType::kOther;
  Number merged_into = 0;
};

// An entity in a document, strongest first in its list.
struct Mention {
  Number entity = 0;
  std::uint32_t strength = 0;

  bool operator==(const Mention&) const = default;
};

// A document near enough to another to have been compared exactly.
struct GraphCandidate {
  Number document = 0;
  std::int32_t cosine = 0;  // 1/65536
  std::uint16_t score = 0;  // 1/65536

  bool operator==(const GraphCandidate&) const = default;
};

// A document in the story graph: what is remembered of its neighbours.
struct GraphNode {
  Number document = 0;
  std::string id = {};
  std::optional<Day> date = {};
  std::optional<DayRange> range = {};
  DensitySample sample{};
  DensitySample nearest{};  // the highest cosines around it, the sample's among them
  std::vector<GraphCandidate> candidates = {};
  Number story = 0;  // the document's, not kept with the node
};

// What candidates for a story are searched by.
struct Signature {
  StorySignature story2048{};
  std::vector<std::uint32_t> strongest;
};

// In how many documents each cell's features stand (cluster/collection_frequency.h).
struct Collection {
  std::vector<std::uint16_t> cells;
  std::uint32_t documents = 0;
};

// What a page teaches about the lines that repeat over its site's pages.
struct SampledLine {
  std::uint64_t words = 0, words_without_numbers = 0;  // hashes
  std::uint16_t length = 0;                            // words
  LineKind kind = LineKind::kBody;
  std::string text;

  bool operator==(const SampledLine&) const = default;
};
struct PageSample {
  Number document = 0;
  std::string site;
  std::uint64_t order = 0;
  std::vector<SampledLine> lines;
};

struct PublishedTemplates {
  Number version = 0;
  std::string text;
};

// In the log of changes. What the operations mean, and which fields each has: SCHEMA.md.
enum class Operation : std::uint8_t {
  kAdd = 1,
  kReplace,
  kRemove,
  kCopy,
  kMerge,
  kSplit,
  kAssign,
  kCanonical,
  kRetitle,
  kEntityMerge,
};

struct Change {
  Number number = 0;  // given by the log
  Operation operation = Operation::kAdd;
  Number document = 0;
  Number story = 0;  // or entity
  Number other = 0;  // document, story or entity
  std::string text = {};
};

struct Info {
  std::int64_t documents = 0, replaced = 0, removed = 0;
  std::int64_t stories = 0, stories_of_several = 0, copies = 0, entities = 0;
  std::int64_t files = 0, files_with_issues = 0;
  std::int64_t changes = 0, rounds = 0, last_round = 0;  // Unix seconds
  std::int64_t vectors = 0, records = 0;
  std::int64_t bytes = 0, free_bytes = 0;
  std::int64_t schema = 0;
};

}  // namespace newsfold::state

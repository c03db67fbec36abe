// The memory of `update`: one SQLite file in WAL mode. SCHEMA.md beside the code describes it.
//
// Not thread-safe: one object a thread. Any number of processes may read while one writes; each
// reader sees the state as of its begin_reading(). The first failure sticks: from then on functions
// give empty values, nothing can be committed, and status() tells what happened. So ask status()
// after having read; commit() asks it itself.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/state/rows.h"

namespace newsfold::state {

class Database;

enum class Access : std::uint8_t {
  kRead,   // an existing state of this schema version
  kWrite,  // makes a new file or migrates an older version; REQUIRES an UpdateLock
};

// The sketches of some documents, in order of their numbers: what tells candidates for copies.
struct SketchBlock {
  std::vector<Number> documents;
  std::vector<std::uint64_t> copy64;
  std::vector<std::uint32_t> begins;   // of each document's entries, and the end
  std::vector<std::uint32_t> entries;  // the lowest of its shingles, ascending
  std::vector<bool> complete;          // there are no others
};

class State {
 public:
  // `vfs`: SQLite's name of a virtual file system; empty is the usual one. Errors: kUnreadable,
  // kBadState, kWriteFailed.
  static Result<std::unique_ptr<State>> open(const std::string& path, Access access,
                                             const std::string& vfs = {});
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // A second connection to the same file, for another thread. Errors: as open().
  Result<std::unique_ptr<State>> open_reader() const;

  const Status& status() const;
  // Writes between begin() and commit() are all there afterwards, on disk, or none is.
  void begin();
  Status commit();
  void roll_back();
  // Everything read until end_reading() is of one moment.
  void begin_reading();
  void end_reading();

  // Named facts: versions, options, counters.
  std::optional<std::string> fact(std::string_view name);
  std::map<std::string, std::string> facts(std::string_view prefix);
  void set_fact(std::string_view name, std::string_view value);
  void add_round(std::int64_t unix_seconds, std::size_t documents);

  std::optional<File> file(std::string_view path);
  // Gives its number. A file of that path is replaced.
  Number put_file(const File& file);
  std::vector<File> files_with_issues();
  // False where it was known.
  bool add_place(Number document, Number file);
  void remove_place(Number document, Number file);
  std::vector<std::string> places(Number document);  // paths, sorted

  // The last version of that id; also a document that is gone.
  std::optional<Document> find(std::string_view id);
  std::optional<Document> document(Number number);
  // Gives it the next number, and that back.
  Number add(const Document& document);
  // The highest number so far; 0 in a new state.
  Number last_document();
  void set_gone(Number document, Gone gone);
  void set_copy(Number document, const std::optional<Copy>& copy);
  void set_story(Number document, Number story);
  std::vector<Number> members_of_copy(std::string_view cluster);
  std::vector<Number> members_of_story(Number story);
  // All that are not gone, by number.
  void each_document(const std::function<bool(const Document&)>& see);
  // Leaves the bare row: no title, no text, no features.
  void erase_contents(Number document);

  // `record`: the document's article record; kept compressed.
  void put_record(Number document, std::string_view record);
  std::string record(Number document);
  // Distinct ascending hashes of 24 bits, in the upper bits of each.
  void put_shingles(Number document, const std::vector<std::uint32_t>& shingles);
  std::vector<std::uint32_t> shingles(Number document);
  // As they are kept, for unpack_shingles(); nothing for a document without.
  void append_packed_shingles(Number document, std::string& out);
  // `sketches`: of documents later than all before.
  void append_sketches(const SketchBlock& sketches);
  enum class Order { kLatestFirst, kLatestLast };
  // Of blocks; within one the latest is last.
  void each_sketch_block(Order order, const std::function<void(SketchBlock&&)>& see);

  // How common features are among the documents so far.
  void put_collection(std::span<const std::uint16_t> cells, std::uint32_t documents);
  // Nothing in a new state.
  std::optional<Collection> collection();

  // All but copy64 and shingles.
  void put_fingerprint(Number document, const Fingerprint& fingerprint);
  // Nothing where it is no longer kept.
  std::optional<Fingerprint> fingerprint(Number document);
  std::optional<Signature> signature(Number document);
  void put_graph_node(const GraphNode& node);
  bool has_graph_node(Number document);
  void remove_graph_node(Number document);
  // Nodes that may have been written in these days, by number.
  void each_graph_node(const DayRange& days, const std::function<void(const GraphNode&)>& see);
  // Lets go of fingerprints and nodes, but for those of the `keep` documents that came last.
  void drop_fingerprints(std::size_t keep);

  void put_contained(Number longer, const Contained& contained);
  std::vector<Contained> contained_in(Number longer);
  // What it contains and what contains it, where that is at least such a share, per mille.
  std::vector<SharedWith> contained_with(Number document, std::uint16_t least_share);
  void put_evidence(Number document, const std::vector<Evidence>& evidence);
  std::vector<Evidence> evidence(Number document);

  std::optional<Story> story(Number number);
  std::optional<Story> story_by_id(std::string_view id);
  // A number of 0 adds it. Gives its number.
  Number put_story(const Story& story);
  void each_story(const std::function<void(const Story&)>& see);
  // Gives stories other ids. REQUIRES: afterwards no two have the same.
  void set_story_ids(const std::map<std::string, Number>& ids);
  std::optional<EntityRow> entity(Number number);
  std::optional<EntityRow> entity_by_id(std::string_view id);
  Number put_entity(const EntityRow& entity);
  void put_mentions(Number document, const std::vector<Mention>& mentions);
  std::vector<Mention> mentions(Number document);
  // A document's entities as normalize gave them: id, name, type and surfaces.
  void put_names(Number document, const std::vector<Entity>& entities);
  std::vector<Entity> names(Number document);
  // The latest documents whose names are kept, ascending.
  std::vector<Number> named_documents(std::size_t limit);
  // All but the `keep` that came last.
  void drop_names(std::size_t keep);

  // Kept for the site's `keep` latest documents.
  void put_page_sample(const PageSample& sample, std::size_t keep);
  void each_page_sample(const std::function<void(const PageSample&)>& see);
  std::map<std::string, std::size_t> page_samples_by_site();
  // Gives the version: one more than the last.
  Number publish_templates(std::string_view text, std::int64_t unix_seconds);
  // The last version; nothing where none was published.
  std::optional<PublishedTemplates> templates();

  // Numbers it and gives the number.
  Number log(const Change& change);
  Number last_change();
  // The number below which the log was cut off.
  Number first_change();
  void each_change(Number since, const std::function<bool(const Change&)>& see);

  Info info();

  // For making a state anew out of another.
  void each_file(const std::function<void(const File&)>& see);
  void each_place(const std::function<void(Number document, Number file)>& see);
  void each_forgotten(const std::function<void(const Document&)>& see);
  void clear_files();
  // The next change gets this number. REQUIRES: an empty log, or one below it.
  void start_changes_at(Number number);
  // Everything is as in that state, at once: readers see the one or the other. REQUIRES: no
  // begin() before it.
  Status become(const std::string& path);

  // What SQLite finds damaged and what contradicts itself, one line each; nothing for a sound
  // state.
  std::vector<std::string> faults();
  // From here on what is deleted is overwritten, not only unlinked.
  void erase_thoroughly();
  // Lets go of the texts and vectors of documents that came before, and of the log of that time.
  void drop_before(std::int64_t unix_seconds);
  // Leaves the sketches of documents that are gone out.
  void rewrite_sketches();
  // Gives free space back to the system. REQUIRES: no begin() before it.
  void compact();

 private:
  State(std::unique_ptr<Database> database, std::string path, std::string vfs);

  std::unique_ptr<Database> database_;
  std::string path_, vfs_;
};

// How many they are.
std::size_t count_shingles(std::string_view packed);
// Those below `end`, ascending. Takes time for these alone; thread-safe.
std::vector<std::uint32_t> unpack_shingles(std::string_view packed,
                                           std::uint64_t end = std::uint64_t{1} << 32);

}  // namespace newsfold::state

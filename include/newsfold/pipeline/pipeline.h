// The rooms in a row, with threads, order, counters and spilling.
//
// Records come out in input order whatever the number of threads. Records are spilled to a
// temporary file while all fingerprints are gathered: a run of 20,000 dumps peaked at 334 MB, some
// 14 KB a document with clustering.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/cluster/cluster.h"
#include "newsfold/emit/emit.h"
#include "newsfold/extract/extract.h"
#include "newsfold/extract/templates.h"
#include "newsfold/fingerprint/fingerprint.h"
#include "newsfold/ingest/ingest.h"
#include "newsfold/normalize/normalize.h"

namespace newsfold::pipeline {

enum class Unique : std::uint8_t { kAll, kCopies, kStories };

struct Options {
  ingest::Options ingest;
  std::vector<ingest::ManifestRow> manifest;
  extract::Options extract;
  std::shared_ptr<const extract::Data> extract_data;
  std::shared_ptr<const normalize::Gazetteer> gazetteer;
  std::shared_ptr<const fingerprint::BackgroundTable> table;
  cluster::Options cluster;
  // Versions of the rules, gazetteer and table above, by name; only a state remembers them.
  std::map<std::string, std::string> data_versions;
  Unique unique = Unique::kAll;
  bool records_only = false;  // `cluster`: anything but an article record is skipped as kBadRecord
  bool story_rows = false;    // fill Summary::stories
  // Article records keep their text and metadata, but not their entities: these are found anew.
  bool renew_entities = false;
  unsigned threads = 1;
};

// What happened, by name: "documents", "files", "lines_removed", "skipped_bad_json", ... Sorted by
// name.
using Counters = std::map<std::string, std::uint64_t>;

// Counts it under skipped and skipped_<error>.
void tally_issue(const ingest::Issue& issue, Counters& counters);

struct Progress {
  std::uint64_t documents = 0;
  std::uint64_t files = 0, total_files = 0;  // read to their end, to be read
};

// Called on the caller's thread, in input order.
struct Observer {
  std::function<bool(std::string_view record)> record;  // one line without its newline; false: stop
  std::function<void(const ingest::Issue&)> issue;
  std::function<void(const Progress&)> progress;  // may be empty
};

struct Summary {
  Counters counters;
  std::vector<emit::StoryRow> stories;  // only from run(), on request
};

// run and cluster: read everything, then decide, then emit. Errors: kWriteFailed (spill),
// kDuplicateId.
Result<Summary> run(const std::vector<ingest::InputFile>& files, const Options& options,
                    const Observer& observer);
// extract: streaming, one record out per document in.
Result<Summary> extract(const std::vector<ingest::InputFile>& files, const Options& options,
                        const Observer& observer);

// learn: what repeats over the pages of each site (newsfold/extract/templates.h). `keep_texts`: so
// that the templates can be written. Records are not called for; article records teach nothing.
struct Learned {
  std::shared_ptr<const extract::Templates> templates;
  Counters counters;
};
Learned learn_templates(const std::vector<ingest::InputFile>& files, const Options& options,
                        const Observer& observer, bool keep_texts);

}  // namespace newsfold::pipeline

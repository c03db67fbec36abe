// Everything: read all documents, decide, write them out in input order.
#include <atomic>

#include "newsfold/cluster/collection_frequency.h"
#include "newsfold/pipeline/pipeline.h"
#include "newsfold/pipeline/processor.h"
#include "pipeline/corpus.h"
#include "pipeline/reading.h"
#include "pipeline/record_codec.h"
#include "pipeline/store.h"
#include "pipeline/story_rows.h"
#include "pipeline/tally.h"

namespace newsfold::pipeline {
namespace {

struct Gathered {
  Processed document;
  std::string record;  // encoded
  std::string path;
  bool is_record = false;
};

// One run. The three steps are called once each, in order.
class Run {
 public:
  Run(const Options& options, const Observer& observer, Store store)
      : options_(options),
        observer_(observer),
        store_(std::move(store)),
        corpus_(*options.gazetteer) {}

  Status gather(const std::vector<ingest::InputFile>& files);
  Status decide();
  Status write();

  Summary summary;

 private:
  bool take(Gathered&& gathered);
  void skip(const Gathered& gathered, ErrorCode code, const std::string& message);
  bool wanted(const Assignment& assignment) const;
  Result<std::string> final_record(std::uint32_t document) const;

  const Options& options_;
  const Observer& observer_;
  Store store_;
  Corpus corpus_;
  std::vector<Assignment> assignments_;
  Status failure_ = ok_status();
};

Status Run::gather(const std::vector<ingest::InputFile>& files) {
  const Processor processor(options_);
  const auto work = [&](const RawDocument& document) {
    Gathered out{.document = processor.process(document),
                 .record = {},
                 .path = document.provenance.path,
                 .is_record = document.kind == ContentKind::kRecord};
    out.record = encode(out.document.annotated);
    return out;
  };
  read_documents<Gathered>(files, options_, observer_, summary.counters, work,
                           [&](Gathered&& gathered) { return take(std::move(gathered)); });
  if (!failure_.ok()) return failure_;
  corpus_.finish();
  return store_.finish();
}

bool Run::take(Gathered&& gathered) {
  if (options_.records_only && !gathered.is_record) {
    skip(gathered, ErrorCode::kBadRecord, "not an article record (no \"schema\")");
    return true;
  }
  const Processed& document = gathered.document;
  switch (corpus_.add(document)) {
    case Corpus::Added::kSame:
      ++summary.counters["duplicates"];
      return true;
    case Corpus::Added::kConflicting:
      skip(gathered, ErrorCode::kDuplicateId,
           "id already seen with other contents: " + document.annotated.article.id);
      return true;
    case Corpus::Added::kNew:
      break;
  }
  tally_document(document, summary.counters);
  failure_ = store_.add(gathered.record, document.fingerprint.shingles);
  return failure_.ok();
}

void Run::skip(const Gathered& gathered, ErrorCode code, const std::string& message) {
  const ingest::Issue issue{gathered.path, 0, {code, message}};
  tally_issue(issue, summary.counters);
  observer_.issue(issue);
}

Status Run::decide() {
  const std::vector<cluster::Document> documents = corpus_.documents();
  std::atomic<bool> unreadable = false;
  const auto shingles = [&](std::uint32_t document) {
    auto found = store_.shingles(document);
    if (found.ok()) return std::move(found.value());
    unreadable = true;
    return std::vector<std::uint32_t>{};
  };
  cluster::Caps caps;
  cluster::CopyDecision copies =
      cluster::decide_copies(documents, options_.cluster, shingles, &caps);
  if (options_.cluster.stories) {
    cluster::mark_collection(
        documents, copies.original,
        [&](std::uint32_t document) -> Fingerprint& { return corpus_.fingerprint(document); });
  }
  assignments_ =
      cluster::assign(documents, std::move(copies), options_.cluster,
                      [&](std::uint32_t number) { return corpus_.resolver().id(number); });
  if (caps.near_copies > 0) summary.counters["capped_near_copies"] = caps.near_copies;
  if (caps.contains > 0) summary.counters["capped_contains"] = caps.contains;
  if (unreadable) return Error{ErrorCode::kUnreadable, "temporary file: shingles can't be read"};
  tally_assignments(assignments_, summary.counters);
  if (options_.story_rows) summary.stories = story_rows(corpus_, documents, assignments_);
  return ok_status();
}

bool Run::wanted(const Assignment& assignment) const {
  if (options_.unique == Unique::kAll) return true;
  if (options_.unique == Unique::kStories && assignment.story) return assignment.story->canonical;
  return !assignment.copy || assignment.copy->of.empty();
}

Result<std::string> Run::final_record(std::uint32_t document) const {
  auto annotated = store_.record(document);
  if (!annotated.ok()) return annotated.error();
  corpus_.complete(document, annotated.value());
  const bool removed = options_.extract.keep_removed || !annotated.value().article.removed.empty();
  return emit::article_record(annotated.value(), corpus_.copy64(document), &assignments_[document],
                              removed);
}

Status Run::write() {
  using Map = OrderedMap<std::uint32_t, Result<std::string>>;
  const auto produce = [&](const Map::Push& push) {
    for (std::uint32_t i = 0; i < assignments_.size(); ++i) {
      if (wanted(assignments_[i]) && !push(std::uint32_t{i})) return;
    }
  };
  const auto consume = [&](Result<std::string>&& record) {
    if (!record.ok()) failure_ = record.error();
    if (!record.ok() || !observer_.record(record.value())) return false;
    ++summary.counters["written"];
    return true;
  };
  Map::run(
      options_.threads, produce, [&](std::uint32_t&& i) { return final_record(i); }, consume);
  return failure_;
}

}  // namespace

Result<Summary> run(const std::vector<ingest::InputFile>& files, const Options& options,
                    const Observer& observer) {
  auto file = SpillFile::create();
  if (!file.ok()) return file.error();
  Run run(options, observer, Store(std::move(file.value())));
  if (const Status status = run.gather(files); !status.ok()) return status.error();
  if (const Status status = run.decide(); !status.ok()) return status.error();
  if (const Status status = run.write(); !status.ok()) return status.error();
  return std::move(run.summary);
}

}  // namespace newsfold::pipeline

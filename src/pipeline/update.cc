// Reads what is new, batch by batch.
#include "newsfold/pipeline/update.h"

#include <algorithm>
#include <atomic>
#include <variant>

#include "newsfold/pipeline/state_templates.h"
#include "newsfold/text/utf8.h"
#include "pipeline/batch.h"
#include "pipeline/commit.h"
#include "pipeline/file_marks.h"
#include "pipeline/ordered_map.h"
#include "pipeline/page_samples.h"
#include "pipeline/tally.h"

namespace newsfold::pipeline {
namespace {

struct Fresh {
  RawDocument document;
  bool known = false;  // by its id and contents: needs no processing
  bool sampled = false;
};
struct Taken {
  NewDocument document;
  std::string id, path;
  std::uint64_t contents = 0;
  bool id_given = false;
  bool known = false;
};
struct FileEnd {};

// Documents that workers go ahead of the batch that is committed: with fewer than half a batch they
// would stand still before what a commit does on one thread is done.
constexpr std::size_t kMostInFlight = 16384;

using Read = std::variant<Fresh, ingest::Issue, FileEnd>;
using Worked = std::variant<Taken, ingest::Issue, FileEnd>;
using Map = OrderedMap<Read, Worked>;

class Updater {
 public:
  Updater(state::State& state, std::unique_ptr<state::State> reader, Committer::Readers readers,
          const UpdateOptions& options, const Observer& observer)
      : state_(state),
        reader_(std::move(reader)),
        options_(options),
        observer_(observer),
        processor_(options.pipeline),
        pages_(state, options),
        committer_(state, std::move(readers), options, summary.counters),
        batch_size_(batch_size(options.batch, state.last_document())) {}

  Updater(const Updater&) = delete;
  Updater& operator=(const Updater&) = delete;

  Summary summary;  // of run()
  Status run(const std::vector<ingest::InputFile>& files);

 private:
  void produce(const Map::Push& push);
  bool is_known(const RawDocument& document);
  Worked work(Read&& read) const;
  bool take(Worked&& worked);
  void take_document(Taken&& taken);
  void take_issue(ingest::Issue&& issue);
  void end_file();
  bool commit_when_full(bool at_end);

  state::State& state_;
  std::unique_ptr<state::State> reader_;  // of the thread that reads documents
  const UpdateOptions& options_;
  const Observer& observer_;
  const Processor processor_;
  std::vector<FileMark> files_;
  PageChooser pages_;  // of the thread that reads documents
  Committer committer_;
  Batch batch_;
  std::size_t batch_size_;  // by what the state holds: a repeated update cuts the same batches
  ReadFile current_;        // the file that is being read
  Progress progress_;
  Status failure_ = ok_status();
};

Status Updater::run(const std::vector<ingest::InputFile>& files) {
  files_ = files_to_read(state_, files, options_.settle, summary.counters);
  if (!state_.status().ok()) return state_.status();
  progress_.total_files = files_.size();
  Map::run(
      options_.pipeline.threads, [&](const Map::Push& push) { produce(push); },
      [&](Read&& read) { return work(std::move(read)); },
      [&](Worked&& worked) { return take(std::move(worked)); },
      std::min(options_.batch, kMostInFlight));
  if (failure_.ok()) commit_when_full(true);
  return failure_;
}

void Updater::produce(const Map::Push& push) {
  const ingest::Reader reader(options_.pipeline.ingest, options_.pipeline.manifest);
  bool more = true;
  const auto document = [&](RawDocument&& found) {
    const bool known = is_known(found);
    const bool sampled = !known && pages_.wants(found);
    return more = more && push(Fresh{std::move(found), known, sampled});
  };
  const auto issue = [&](ingest::Issue&& found) { more = more && push(std::move(found)); };
  for (const FileMark& file : files_) {
    reader.read(file.input, document, issue);
    if (!more || !push(FileEnd{})) return;
  }
}

bool Updater::is_known(const RawDocument& document) {
  const auto known = reader_->find(document.id);
  return known &&
         (known->contents == document.content_hash || known->gone == state::Gone::kRemoved);
}

Worked Updater::work(Read&& read) const {
  if (auto* issue = std::get_if<ingest::Issue>(&read)) return std::move(*issue);
  if (std::holds_alternative<FileEnd>(read)) return FileEnd{};
  auto& [raw, known, sampled] = std::get<Fresh>(read);
  Taken out{.document = {},
            .id = raw.id,
            .path = raw.provenance.path,
            .contents = raw.content_hash,
            .id_given = raw.id_given || raw.kind == ContentKind::kRecord,
            .known = known};
  if (known) return out;
  NewDocument& added = out.document;
  added.document = processor_.process(raw);
  AnnotatedArticle& annotated = added.document.annotated;
  added.text_length = static_cast<std::uint32_t>(text::count_code_points(annotated.article.text));
  if (options_.store_text) {
    added.record = emit::article_record(annotated, added.document.fingerprint.copy64, nullptr,
                                        options_.pipeline.extract.keep_removed);
  }
  if (sampled) added.page = extract::sample_page(*options_.pipeline.extract_data, raw, true);
  std::string().swap(annotated.article.text);
  return out;
}

bool Updater::take(Worked&& worked) {
  if (auto* issue = std::get_if<ingest::Issue>(&worked)) {
    take_issue(std::move(*issue));
  } else if (auto* taken = std::get_if<Taken>(&worked)) {
    // Before the next document rather than after the last, so that a file's end stays with it.
    if (!commit_when_full(false)) return false;
    take_document(std::move(*taken));
  } else {
    end_file();
  }
  if (observer_.progress) observer_.progress(progress_);
  return failure_.ok();
}

void Updater::take_document(Taken&& taken) {
  ++progress_.documents;
  ++current_.documents;
  current_.given_ids = current_.given_ids || taken.id_given;
  const auto known = state_.find(taken.id);
  if (known && known->gone == state::Gone::kRemoved) {
    ++summary.counters["forgotten"];
    return;
  }
  const std::size_t place = batch_.documents.size();
  if (known && known->gone == state::Gone::kNo && known->contents == taken.contents) {
    batch_.places.push_back({.file = current_.file, .known = known->number});
    return;
  }
  if (const auto twice = batch_.by_id.find(taken.id); twice != batch_.by_id.end()) {
    NewDocument& first = batch_.documents[twice->second];
    batch_.places.push_back({.file = current_.file, .added = twice->second});
    if (first.document.contents == taken.contents) {
      ++summary.counters["duplicates"];
    } else {
      // Two versions at once: the later one counts.
      taken.document.file = current_.file;
      taken.document.replaces = first.replaces;
      taken.document.version = first.version;
      first = std::move(taken.document);
    }
    return;
  }
  if (taken.known) return;  // it was, and was replaced meanwhile: the next update sees it again
  tally_document(taken.document.document, summary.counters);
  NewDocument& added = taken.document;
  added.file = current_.file;
  if (known) {
    added.version = known->version + 1;
    if (known->gone == state::Gone::kNo) added.replaces = known->number;
  }
  batch_.by_id.emplace(taken.id, place);
  batch_.places.push_back({.file = current_.file, .added = place});
  batch_.documents.push_back(std::move(added));
}

void Updater::take_issue(ingest::Issue&& issue) {
  const FileMark& mark = files_[current_.file];
  const bool told =
      mark.known && mark.known->issue == issue.error.message && mark.known->mtime == mark.mtime;
  if (current_.issue.empty()) current_.issue = issue.error.message;
  current_.unreadable |= issue.error.code == ErrorCode::kUnreadable;
  if (told) return;
  tally_issue(issue, summary.counters);
  observer_.issue(issue);
}

void Updater::end_file() {
  ++summary.counters["files"];
  ++progress_.files;
  batch_.files.push_back(current_);
  current_ = ReadFile{.file = current_.file + 1, .issue = {}};
}

bool Updater::commit_when_full(bool at_end) {
  const bool full = batch_.documents.size() >= batch_size_;
  if (!full && !(at_end && !batch_.empty())) return true;
  failure_ = committer_.commit(batch_, files_);
  batch_ = {};
  batch_size_ = batch_size(options_.batch, state_.last_document());
  return failure_.ok();
}

}  // namespace

Result<Summary> update(state::State& state, const std::vector<ingest::InputFile>& files,
                       const UpdateOptions& options, const Observer& observer) {
  if (Status status = check_versions(state, options.pipeline); !status.ok()) return status.error();
  auto reader = state.open_reader();
  if (!reader.ok()) return reader.error();
  auto copy_reader = state.open_reader();
  if (!copy_reader.ok()) return copy_reader.error();
  auto entity_reader = state.open_reader();
  if (!entity_reader.ok()) return entity_reader.error();
  auto templates = published_templates(state);
  if (!templates.ok()) return templates.error();
  UpdateOptions with_templates = options;
  with_templates.pipeline.extract.templates = std::move(templates.value());
  Updater updater(state, std::move(reader.value()),
                  {std::move(copy_reader.value()), std::move(entity_reader.value())},
                  with_templates, observer);
  if (Status status = updater.run(files); !status.ok()) return status.error();
  return std::move(updater.summary);
}

}  // namespace newsfold::pipeline

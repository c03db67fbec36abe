// A state made anew from its own texts.
#include <ctime>
#include <fstream>
#include <map>
#include <set>

#include <unistd.h>

#include "newsfold/pipeline/care.h"
#include "pipeline/page_samples.h"
#include "pipeline/story_plan.h"

namespace newsfold::pipeline {
namespace {

using state::Number;

// A file and what SQLite puts beside it, removed with the object.
class Scratch {
 public:
  explicit Scratch(std::string path) : path_(std::move(path)) { remove(); }
  ~Scratch() { remove(); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }

 private:
  void remove() const {
    for (const char* suffix : {"", "-wal", "-shm"}) ::unlink((path_ + suffix).c_str());
  }
  std::string path_;
};

Status write_records(state::State& state, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  std::size_t missing = 0;
  state.each_document([&](const state::Document& row) {
    const std::string record = state.record(row.number);
    if (record.empty()) ++missing;
    out << record << '\n';
    return missing == 0;
  });
  out.close();
  if (!state.status().ok()) return state.status();
  if (missing > 0) {
    return Error{ErrorCode::kBadOption,
                 "the state keeps no texts of some documents (--no-store-text, or vacuum): make a "
                 "new one with 'newsfold update'"};
  }
  if (!out) return Error{ErrorCode::kWriteFailed, path + ": can't be written"};
  return ok_status();
}

// Files, places and what was forgotten go over as they are; documents by their ids.
void carry_over(state::State& from, state::State& to) {
  std::map<Number, Number> documents, files;
  from.each_document([&](const state::Document& row) {
    if (const auto now = to.find(row.id)) documents[row.number] = now->number;
    return true;
  });
  to.clear_files();
  from.each_file([&](const state::File& file) {
    state::File copy = file;
    copy.number = 0;
    const auto document = documents.find(file.document);
    copy.document = document == documents.end() ? 0 : document->second;
    files[file.number] = to.put_file(copy);
  });
  from.each_place([&](Number document, Number file) {
    const auto now = documents.find(document);
    if (now != documents.end() && files.contains(file)) to.add_place(now->second, files[file]);
  });
  from.each_page_sample([&](const state::PageSample& page) {
    const auto now = documents.find(page.document);
    if (now == documents.end()) return;
    state::PageSample copy = page;
    copy.document = now->second;
    to.put_page_sample(copy, kPagesOfSite);
  });
  if (const auto templates = from.templates())
    to.publish_templates(templates->text, std::time(nullptr));
  from.each_forgotten([&](const state::Document& row) { to.add(row); });
}

// By number in the new state: what the documents' stories were in the old one.
std::map<Number, std::vector<StoryMember>> stories_before(state::State& from, state::State& to) {
  std::map<Number, std::vector<StoryMember>> out;
  to.each_document([&](const state::Document& row) {
    if (row.story == 0) return true;
    const auto before = from.find(row.id);
    out[row.story].push_back({row.number, before ? before->story : 0});
    return true;
  });
  return out;
}

// A story that goes on keeps its id.
void carry_story_ids(state::State& from, state::State& to) {
  std::vector<Number> stories;
  std::vector<std::vector<StoryMember>> clusters;
  for (auto& [story, members] : stories_before(from, to)) {
    stories.push_back(story);
    clusters.push_back(std::move(members));
  }
  const StoryPlan plan = plan_stories(clusters);
  std::map<std::string, Number> ids;
  std::set<Number> going_on;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    const auto before = from.story(plan.story[i]);
    if (before && ids.emplace(before->id, stories[i]).second) going_on.insert(stories[i]);
  }
  to.each_story([&](const state::Story& story) {
    if (going_on.contains(story.number)) return;
    std::string id = story.id;
    for (std::uint64_t n = 1; !ids.emplace(id, story.number).second; ++n) {
      id = another_id(story.id, n);
    }
  });
  to.set_story_ids(ids);
}

}  // namespace

Status rebuild(state::State& state, const std::string& path, const UpdateOptions& options,
               const Observer& observer) {
  const Scratch records(path + ".records"), scratch(path + ".rebuild");
  if (Status status = write_records(state, records.path()); !status.ok()) return status;
  {
    auto fresh = state::State::open(scratch.path(), state::Access::kWrite);
    if (!fresh.ok()) return fresh.error();
    state::State& made = *fresh.value();
    // Consumers of the old log learn that they must start again.
    made.begin();
    const Number start = state.last_change() + 2;
    made.start_changes_at(start);
    made.set_fact("changes.start", std::to_string(start));
    if (Status status = made.commit(); !status.ok()) return status;
    UpdateOptions anew = options;
    anew.pipeline.ingest.format = ingest::InputFormat::kJsonLines;
    anew.pipeline.renew_entities = true;
    auto summary = update(made, {{records.path(), records.path()}}, anew, observer);
    if (!summary.ok()) return summary.error();
    made.begin();
    carry_over(state, made);
    carry_story_ids(state, made);
    if (Status status = made.commit(); !status.ok()) return status;
    if (!state.status().ok()) return state.status();
  }
  return state.become(scratch.path());
}

}  // namespace newsfold::pipeline

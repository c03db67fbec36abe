// The files' documents through a function on several threads, in input order.
#pragma once

#include <functional>
#include <string>
#include <variant>

#include "newsfold/pipeline/pipeline.h"
#include "pipeline/ordered_map.h"
#include "pipeline/tally.h"

namespace newsfold::pipeline {

struct FileEnd {
  ingest::RecordCounts counts;
};

// Reads every document, hands it to `work` (thread-safe) and what that gives to `consume` on the
// calling thread, in input order; false stops. Issues and progress reach the observer on the
// calling thread too, in their place in that order.
template <typename Out>
void read_documents(const std::vector<ingest::InputFile>& files, const Options& options,
                    const Observer& observer, Counters& counters,
                    const std::function<Out(const RawDocument&)>& work,
                    const std::function<bool(Out&&)>& consume) {
  using Read = std::variant<RawDocument, ingest::Issue, FileEnd>;
  using Worked = std::variant<Out, ingest::Issue, FileEnd>;
  using Map = OrderedMap<Read, Worked>;
  const ingest::Reader reader(options.ingest, options.manifest);
  const auto produce = [&](const typename Map::Push& push) {
    bool more = true;
    const auto document = [&](RawDocument&& found) {
      return more = more && push(std::move(found));
    };
    const auto issue = [&](ingest::Issue&& found) { more = more && push(std::move(found)); };
    for (const ingest::InputFile& file : files) {
      FileEnd end;
      reader.read(file, document, issue, &end.counts);
      if (!more || !push(std::move(end))) return;
    }
  };
  const auto work_on = [&](Read&& read) -> Worked {
    if (auto* document = std::get_if<RawDocument>(&read)) return work(*document);
    if (auto* issue = std::get_if<ingest::Issue>(&read)) return std::move(*issue);
    return std::get<FileEnd>(std::move(read));
  };
  Progress progress{.total_files = files.size()};
  const auto take = [&](Worked&& worked) {
    bool more = true;
    if (auto* issue = std::get_if<ingest::Issue>(&worked)) {
      tally_issue(*issue, counters);
      observer.issue(*issue);
    } else if (auto* out = std::get_if<Out>(&worked)) {
      ++progress.documents;
      more = consume(std::move(*out));
    } else {
      for (const auto& [name, count] : std::get<FileEnd>(worked).counts) counters[name] += count;
      ++counters["files"];
      ++progress.files;
    }
    if (observer.progress) observer.progress(progress);
    return more;
  };
  Map::run(options.threads, produce, work_on, take);
}

}  // namespace newsfold::pipeline

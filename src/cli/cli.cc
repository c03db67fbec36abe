#include "cli/cli.h"

#include <cstdio>

#include "newsfold/pipeline/pipeline.h"

namespace newsfold::cli {

int run(int argc, char** argv) {
  pipeline::Options options;
  options.extract_data = extract::builtin_data();
  options.extract.keep = extract::default_keep();
  options.gazetteer = normalize::builtin_gazetteer();
  options.table = fingerprint::builtin_table();
  std::vector<ingest::Issue> issues;
  const auto files = ingest::list_inputs(std::vector<std::string>(argv + 1, argv + argc), issues);
  pipeline::Observer observer;
  observer.record = [](std::string_view record) {
    std::printf("%.*s\n", static_cast<int>(record.size()), record.data());
    return true;
  };
  observer.issue = [](const ingest::Issue& issue) {
    std::fprintf(stderr, "newsfold: %s: %s\n", issue.path.c_str(), issue.error.message.c_str());
  };
  return pipeline::run(files, options, observer).ok() ? 0 : 2;
}

}  // namespace newsfold::cli

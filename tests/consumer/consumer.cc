// Reads the files named on its command line through the installed library; prints how many records
// came.
#include <cstdio>

#include <newsfold/pipeline/pipeline.h>

int main(int argc, char** argv) {
  namespace nf = newsfold;
  nf::pipeline::Options options;
  options.extract_data = nf::extract::builtin_data();
  options.extract.keep = nf::extract::default_keep();
  options.gazetteer = nf::normalize::builtin_gazetteer();
  options.table = nf::fingerprint::builtin_table();
  std::vector<nf::ingest::Issue> issues;
  const std::vector<std::string> paths(argv + 1, argv + argc);
  int records = 0;
  nf::pipeline::Observer observer;
  observer.record = [&records](std::string_view record) {
    records += record.starts_with("{\"schema\":\"newsfold/1\"") ? 1 : 0;
    return true;
  };
  observer.issue = [](const nf::ingest::Issue& issue) { std::puts(issue.error.message.c_str()); };
  const auto summary = nf::pipeline::run(nf::ingest::list_inputs(paths, issues), options, observer);
  std::printf("%d records\n", records);
  return summary.ok() && records == argc - 1 ? 0 : 1;
}

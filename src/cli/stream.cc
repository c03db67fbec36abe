#include "cli/stream.h"

#include <cstdio>

#include "cli/command.h"
#include "cli/setup.h"
#include "newsfold/base/files.h"

namespace newsfold::cli {
namespace {

int fail(const Error& error) {
  std::fprintf(stderr, "newsfold: %s\n", error.message.c_str());
  return kFailed;
}

}  // namespace

int stream(const Flags& flags, const Stage& stage) {
  const auto options = pipeline_options(flags);
  if (!options.ok()) return fail(options.error());
  std::vector<ingest::Issue> issues;
  const auto files = input_files(flags, issues);
  if (!files.ok()) return fail(files.error());
  std::string held;
  pipeline::Observer observer;
  observer.record = [&](std::string_view record) {
    if (!flags.output.empty()) {
      held.append(record).push_back('\n');
      return true;
    }
    return std::fwrite(record.data(), 1, record.size(), stdout) == record.size() &&
           std::fputc('\n', stdout) == '\n';
  };
  observer.issue = [&](const ingest::Issue& issue) { issues.push_back(issue); };
  const auto summary = stage(files.value(), options.value(), observer);
  if (!summary.ok()) return fail(summary.error());
  for (const ingest::Issue& issue : issues) {
    if (flags.quiet) break;
    std::fprintf(stderr, "newsfold: %s: %s\n", issue.path.c_str(), issue.error.message.c_str());
  }
  if (!flags.output.empty()) {
    const Status written = write_file_atomically(flags.output, held);
    if (!written.ok()) return fail(written.error());
  }
  return issues.empty() ? kDone : kSkippedSome;
}

}  // namespace newsfold::cli

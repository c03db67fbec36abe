#include "cli/messages.h"

#include <cstdio>

namespace newsfold::cli {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(100);

}  // namespace

void complain(std::string_view message) {
  const std::string line = "newsfold: " + std::string(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string describe(const ingest::Issue& issue) {
  std::string place = issue.path;
  if (issue.line != 0) place += ":" + std::to_string(issue.line);
  // Messages of the system name the path already.
  if (issue.error.message.starts_with(issue.path)) return issue.error.message;
  return place + ": " + issue.error.message;
}

Messages::Messages(bool quiet, bool progress)
    : quiet_(quiet),
      progress_wanted_(progress && !quiet),
      progress_due_(std::chrono::steady_clock::now() + kProgressInterval) {}

void Messages::issue(const ingest::Issue& issue) {
  ++issues_;
  if (held_count_ > 0 && held_.path == issue.path) {
    ++held_count_;
    return;
  }
  print_held();
  held_ = issue;
  held_count_ = 1;
}

void Messages::print_held() {
  if (held_count_ > 0 && !quiet_) {
    clear_progress();
    std::string line = describe(held_);
    if (held_count_ > 1) line += " (and " + std::to_string(held_count_ - 1) + " more in this file)";
    complain(line);
  }
  held_count_ = 0;
}

void Messages::progress(const pipeline::Progress& progress) {
  if (!progress_wanted_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < progress_due_) return;
  progress_due_ = now + kProgressInterval;
  progress_shown_ = true;
  const std::size_t percent =
      progress.total_files == 0 ? 100 : progress.files * 100 / progress.total_files;
  constexpr std::size_t kBar = 24;
  const std::string bar = std::string(percent * kBar / 100, '#');
  std::fprintf(stderr, "\r\033[K[%-*s] %llu of %llu files, %llu documents", static_cast<int>(kBar),
               bar.c_str(), static_cast<unsigned long long>(progress.files),
               static_cast<unsigned long long>(progress.total_files),
               static_cast<unsigned long long>(progress.documents));
}

void Messages::clear_progress() {
  if (progress_shown_) std::fputs("\r\033[K", stderr);
  progress_shown_ = false;
}

void Messages::finish(const pipeline::Counters& counters) {
  print_held();
  clear_progress();
  if (issues_ == 0 || quiet_) return;
  std::string line = std::to_string(issues_) + " skipped";
  constexpr std::string_view kPrefix = "skipped_";
  std::string reasons;
  for (const auto& [name, count] : counters) {
    if (!name.starts_with(kPrefix)) continue;
    reasons +=
        (reasons.empty() ? "" : ", ") + name.substr(kPrefix.size()) + " " + std::to_string(count);
  }
  const auto documents = counters.find("documents");
  line += " (" + reasons + "), " +
          std::to_string(documents == counters.end() ? 0 : documents->second) + " documents read";
  complain(line);
}

}  // namespace newsfold::cli

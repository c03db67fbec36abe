#include "pipeline/file_marks.h"

#include <sys/stat.h>

namespace newsfold::pipeline {
namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;

void look_at(FileMark& mark) {
  struct stat about {};
  if (mark.input.path == "-" || ::stat(mark.input.path.c_str(), &about) != 0) return;
  mark.size = about.st_size;
  mark.mtime = std::int64_t{about.st_mtim.tv_sec} * kNanoseconds + about.st_mtim.tv_nsec;
}

std::int64_t now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

}  // namespace

std::vector<FileMark> files_to_read(state::State& state,
                                    const std::vector<ingest::InputFile>& files,
                                    std::optional<std::chrono::seconds> settle,
                                    Counters& counters) {
  const std::int64_t settled = settle ? now() - settle->count() * kNanoseconds : 0;
  std::vector<FileMark> out;
  for (const ingest::InputFile& file : files) {
    FileMark mark{.input = file, .size = {}, .mtime = {}, .known = {}};
    look_at(mark);
    if (settle && mark.mtime && *mark.mtime > settled) {
      ++counters["files_settling"];
      continue;
    }
    mark.known = state.file(file.path);
    const bool unchanged =
        mark.known && mark.size && mark.known->size == mark.size && mark.known->mtime == mark.mtime;
    if (unchanged) {
      ++counters["files_unchanged"];
    } else {
      out.push_back(std::move(mark));
    }
  }
  return out;
}

}  // namespace newsfold::pipeline

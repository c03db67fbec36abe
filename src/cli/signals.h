// Signals: half-written files are removed and the program ends with 128 + the signal's number.
#pragma once

#include <string>

namespace newsfold::cli {

// SIGINT, SIGTERM and SIGHUP end the program, unless they were ignored when it started; SIGPIPE and
// SIGXFSZ are ignored: writing reports the closed pipe and the limit on a file's size.
void install_signal_handlers();

// A file to be removed should a signal end the program, while the object lives. At most four at a
// time; paths too long for a fixed buffer are not guarded.
class RemoveOnSignal {
 public:
  explicit RemoveOnSignal(const std::string& path);
  ~RemoveOnSignal();
  RemoveOnSignal(const RemoveOnSignal&) = delete;
  RemoveOnSignal& operator=(const RemoveOnSignal&) = delete;

 private:
  int slot_ = -1;
};

}  // namespace newsfold::cli

// Signals: half-written files are removed and the program ends with 128 + the signal's number.
#pragma once

#include <csignal>
#include <string>

namespace newsfold::cli {

// SIGINT, SIGTERM and SIGHUP end the program, unless they were ignored when it started; SIGPIPE is
// ignored (writing reports the closed pipe).
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

// Holds signals back while it lives, so that none comes between making a file and registering it.
class HoldSignals {
 public:
  HoldSignals();
  ~HoldSignals();
  HoldSignals(const HoldSignals&) = delete;
  HoldSignals& operator=(const HoldSignals&) = delete;

 private:
  sigset_t before_;
};

}  // namespace newsfold::cli

// Where results go: stdout, or a file that appears complete or not at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/signals.h"
#include "newsfold/base/status.h"

namespace newsfold::cli {

class Output {
 public:
  // An empty path, '-' and /dev/stdout are stdout; /dev/fd/N is the open file N. A regular or new
  // file is written beside its place and renamed by commit(); devices and pipes are written
  // directly. Errors: kWriteFailed.
  static Result<std::unique_ptr<Output>> open(const std::string& path);
  ~Output();  // without commit() the temporary file is removed
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Writes at once: a reader at the other end of a pipe waits for no buffer to fill. False: no more
  // can be written, see closed() and status().
  bool write(std::string_view bytes);
  // The reader went away: no error.
  bool closed() const { return closed_; }
  const Status& status() const { return status_; }
  // Syncs and puts the file into its place. Errors: kWriteFailed, also of earlier writes.
  Status commit();

 private:
  Output(int file, std::string path, std::string temporary);
  Error failure() const;

  int file_;
  std::string path_, temporary_;  // temporary_ empty: written directly
  std::unique_ptr<RemoveOnSignal> guard_;
  bool closed_ = false;
  Status status_ = ok_status();
};

}  // namespace newsfold::cli

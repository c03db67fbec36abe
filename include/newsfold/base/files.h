// Whole-file reading and atomic writing.
#pragma once

#include <string>
#include <string_view>

#include "newsfold/base/status.h"

namespace newsfold {

// All bytes of the file. Errors: kUnreadable, naming the path and the system's reason.
Result<std::string> read_file(const std::string& path);

// Writes to a temporary name beside the path, syncs, renames: after a crash the path holds the old
// bytes or the new ones, never a mixture. Errors: kWriteFailed.
Status write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace newsfold

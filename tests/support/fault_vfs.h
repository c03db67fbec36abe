// A file system under SQLite that counts what is written and synced, and fails on request.
#pragma once

#include <cstdint>
#include <string>

namespace newsfold {

enum class Fault : std::uint8_t {
  kNone,
  kKill,       // from the operation on nothing more happens; what was written stays
  kPowerLoss,  // likewise; of what was not synced, some writes are there and some are not
  kFailOnce,   // the operation alone fails, as on a bad disk
  kFull,       // from the operation on nothing can be written, as on a full disk
};

// Registered with SQLite under name(). One at a time; files are those opened through it.
class FaultFileSystem {
 public:
  FaultFileSystem();
  ~FaultFileSystem();
  FaultFileSystem(const FaultFileSystem&) = delete;
  FaultFileSystem& operator=(const FaultFileSystem&) = delete;

  static const char* name() { return "newsfold-faults"; }
  // The fault strikes at operation number `at` (1 is the next): a write, sync, truncation or
  // deletion.
  void strike(Fault fault, std::uint64_t at, std::uint64_t seed);
  // Operations since strike() or the beginning.
  std::uint64_t operations() const;
  // After everything is closed: leaves the files as the fault would have. No fault afterwards.
  void settle();
};

}  // namespace newsfold

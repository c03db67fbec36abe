// Which instruction set the kernels of this room use. By default the best that the machine has; the
// environment variable NEWSFOLD_SIMD_TARGET (a name such as AVX2 or SCALAR) or use_target forces
// another, so that slow paths are reproducible. All targets give the same bits.
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::simd {

// Names of the targets that were compiled and that this machine has, best first.
std::vector<std::string> supported_targets();

// Uses one target from now on, for all threads; an empty name returns to the default. False, and no
// change, for a name that supported_targets does not list. Not to be called while kernels run.
bool use_target(std::string_view name);

void read_environment_target();
inline std::atomic<bool> environment_target_read = false;

// Applies NEWSFOLD_SIMD_TARGET, once; every kernel calls it, so that it is a load and a branch. An
// unknown name leaves the default.
inline void apply_environment_target() {
  if (!environment_target_read.load(std::memory_order_acquire)) read_environment_target();
}

}  // namespace newsfold::simd

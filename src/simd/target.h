// Which instruction set the kernels of this room use. By default the best that the machine has; the
// environment variable NEWSFOLD_SIMD_TARGET (a name such as AVX2 or SCALAR) or use_target forces
// another, so that slow paths are reproducible. All targets give the same bits.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::simd {

// Names of the targets that were compiled and that this machine has, best first.
std::vector<std::string> supported_targets();

// Uses one target from now on, for all threads; an empty name returns to the default. False, and no
// change, for a name that supported_targets does not list. Not to be called while kernels run.
bool use_target(std::string_view name);

// Chooses by NEWSFOLD_SIMD_TARGET; an unknown name leaves the default.
std::size_t choose_target();
inline std::atomic<std::size_t> chosen_target = 0;

// The place of the chosen target in Highway's tables of kernels (HWY_EXPORT). Every call of a
// kernel asks, and one of 2,000 hashes takes 45 ns: a load and a branch here, where Highway calls a
// shared library.
inline std::size_t target_place() {
  const std::size_t place = chosen_target.load(std::memory_order_acquire);
  return place != 0 ? place : choose_target();
}

}  // namespace newsfold::simd

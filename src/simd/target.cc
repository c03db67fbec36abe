#include "simd/target.h"

#include <cstdint>
#include <cstdlib>

#include <hwy/highway.h>

namespace newsfold::simd {
namespace {

// What the machine has, taken before anything narrows it.
const std::vector<std::int64_t>& machine_targets() {
  static const std::vector<std::int64_t> kTargets = hwy::SupportedAndGeneratedTargets();
  return kTargets;
}

void choose(std::int64_t targets) {
  hwy::SetSupportedTargetsForTest(targets);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  chosen_target.store(hwy::GetChosenTarget().GetIndex(), std::memory_order_release);
}

bool apply(std::string_view name) {
  machine_targets();
  if (name.empty()) {
    choose(0);
    return true;
  }
  for (const std::int64_t target : machine_targets()) {
    if (name == hwy::TargetName(target)) {
      choose(target);
      return true;
    }
  }
  return false;
}

bool choose_by_environment() {
  const char* const name = std::getenv("NEWSFOLD_SIMD_TARGET");
  return apply(name != nullptr ? name : "") || apply("");
}

}  // namespace

std::size_t choose_target() {
  [[maybe_unused]] static const bool kChosen = choose_by_environment();
  return chosen_target.load(std::memory_order_acquire);
}

std::vector<std::string> supported_targets() {
  std::vector<std::string> names;
  for (const std::int64_t target : machine_targets()) names.emplace_back(hwy::TargetName(target));
  return names;
}

bool use_target(std::string_view name) {
  target_place();
  return apply(name);
}

}  // namespace newsfold::simd

// Runs a check once on every SIMD target that this machine has.
#pragma once

#include <gtest/gtest.h>

#include "simd/target.h"

namespace newsfold::simd {

template <typename Check>
void on_each_target(Check check) {
  for (const std::string& name : supported_targets()) {
    SCOPED_TRACE(name);
    ASSERT_TRUE(use_target(name));
    check();
  }
  use_target("");
}

}  // namespace newsfold::simd

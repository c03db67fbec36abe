// The kernel of the chosen target, to be called: of one that HWY_EXPORT exported in the same file.
// Included behind foreach_target.h, as highway.h is.
#pragma once

#include <hwy/highway.h>

#include "simd/target.h"

#if (HWY_TARGETS & (HWY_TARGETS - 1)) == 0
#define NEWSFOLD_DISPATCH(KERNEL) HWY_DYNAMIC_DISPATCH(KERNEL)
#else
#define NEWSFOLD_DISPATCH(KERNEL) (*HWY_DISPATCH_TABLE(KERNEL)[newsfold::simd::target_place()])
#endif

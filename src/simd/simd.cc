// Kernels live here; see newsfold room "simd" in ARCHITECTURE.md.

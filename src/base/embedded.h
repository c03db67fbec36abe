// Bytes linked in by newsfold_embed (src/cmake/embed.cmake).
#pragma once

#include <string_view>

#define NEWSFOLD_EMBEDDED(symbol)         \
  extern "C" const char symbol##_begin[]; \
  extern "C" const char symbol##_end[]

namespace newsfold {

inline std::string_view embedded(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace newsfold

// Blocks of sketches as bytes.
#pragma once

#include <string>
#include <string_view>

#include "newsfold/state/state.h"
#include "state/database.h"

namespace newsfold::state {

// A full block is about 150 KB: the last one, which each update writes again, must not be large.
inline constexpr std::size_t kSketchesOfBlock = 1024;

// Sketch number i of `from`, appended to `to`.
void add_sketch(const SketchBlock& from, std::size_t i, SketchBlock& to);
std::string encode_sketches(const SketchBlock& block);
SketchBlock decode_sketches(std::string_view bytes);
void write_block(Database& database, Number number, const SketchBlock& block);

}  // namespace newsfold::state

// From each line's log-odds to the page's article: exact, in integers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace newsfold::extract {

// Which lines are article: the path of highest total score through two states, exact (Viterbi). A
// change between two adjoining lines costs `change_cost`. `forced[i]` is 0, or +1 or -1 for lines
// that rules decide.
std::vector<bool> decode_chain(std::span<const std::int32_t> scores,
                               std::span<const std::int8_t> forced, std::int32_t change_cost);

// As above, with scores in 1/1024, but a page that keeps next to nothing is asked again. The model
// is never sure of a page like none it learned from: lines nearly as likely article as its
// likeliest are then the article, and `scores` are raised accordingly. A page without a line that
// is likely enough stays empty. `lengths`: the lines' words.
std::vector<bool> decode_article(std::span<std::int32_t> scores,
                                 std::span<const std::uint32_t> lengths,
                                 std::span<const std::int8_t> forced, std::int32_t change_cost);

}  // namespace newsfold::extract

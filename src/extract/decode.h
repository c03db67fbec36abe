// From each line's log-odds to the page's article, in integers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace newsfold::extract {

// The logistic function of log-odds in 1/1024, in 1/4096: 2048 for 0, from 2 to 4094.
std::int32_t probability(std::int32_t log_odds);

// Which lines are article: the set for which expected precision plus expected recall, in words, is
// highest; by the lines' log-odds (in 1/1024) it is always the likeliest lines down to some one,
// so a page of which the model is unsure keeps what another page would not (after Lewis 1995 and
// Jansche 2007, who choose sets for expected F1). `lengths`: the lines' words. `forced[i]` is 0, or
// +1 or -1 for lines that rules decide. A page of which no long line is likely at all keeps only
// its lines above even. A few kept lines far below all others are dropped again, unless the model
// is sure of them or a rule keeps them: the set is chosen as though each line were wrong by itself,
// while teasers of other articles are wrong together. Cost: a sort of the lines.
std::vector<bool> decode_article(std::span<const std::int32_t> log_odds,
                                 std::span<const std::uint32_t> lengths,
                                 std::span<const std::int8_t> forced);

}  // namespace newsfold::extract

// Text to measure on: real news where there is any, else invented words.
#pragma once

#include <string>
#include <string_view>

namespace newsfold::bench {

enum class Sample { kEnglish, kAccented, kCyrillic };

// About 1 MB. English: NEWSFOLD_BENCH_TEXT names a file, by default invented; the others are
// invented from the letters' frequencies in French and Russian words.
const std::string& sample(Sample sample);

}  // namespace newsfold::bench

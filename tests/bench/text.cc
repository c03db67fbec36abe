#include "bench/text.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

namespace newsfold::bench {
namespace {

constexpr std::size_t kBytes = 1 << 20;

std::string invented(const std::vector<std::string_view>& syllables) {
  std::mt19937_64 random(1);
  std::vector<std::string> words(5000);
  for (std::string& word : words) {
    for (std::uint64_t n = 1 + random() % 4; n > 0; --n)
      word += syllables[random() % syllables.size()];
  }
  std::string out;
  while (out.size() < kBytes) {
    const double rank = std::uniform_real_distribution<double>(0, 1)(random);
    out += words[static_cast<std::size_t>(rank * rank * rank * 4999)];
    const std::uint64_t end = random() % 100;
    out += end < 4    ? ".\n\n"
           : end < 10 ? ". "
           : end < 16 ? ", "
           : end < 17 ? "'s "
           : end < 19 ? " 1,250 "
                      : " ";
  }
  return out;
}

std::string english() {
  const char* const path = std::getenv("NEWSFOLD_BENCH_TEXT");
  if (path == nullptr) {
    return invented(
        {"the", "re", "in", "ti", "on", "al", "St", "ment", "er", "co", "a", "pro", "ly", "ed"});
  }
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

const std::string& sample(Sample which) {
  static const std::array<std::string, 3> kSamples{
      english(),
      invented({"le", "dé", "tion", "être", "à", "ré", "por", "mi", "né", "con", "çai", "s", "ou",
                "qu"}),
      invented(
          {"по", "ст", "ени", "ра", "Мо", "ть", "ский", "и", "во", "на", "го", "ка", "ей", "ил"})};
  return kSamples[static_cast<std::size_t>(which)];
}

}  // namespace newsfold::bench

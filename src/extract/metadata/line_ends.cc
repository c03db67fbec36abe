#include "extract/metadata/line_ends.h"

#include <string_view>

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kLeastWords = 3;  // of a part
constexpr std::size_t kMostWords = 60;

bool takes_part(const PageLine& line) {
  return line.counted >= kLeastWords && line.words.size() <= kMostWords;
}

std::uint64_t word_at(const PageLine& line, LineEnd end) {
  return end == LineEnd::kFirst ? line.words.front().hash : line.words.back().hash;
}

bool stands_at(std::string_view part, std::string_view whole, LineEnd end) {
  return end == LineEnd::kFirst ? whole.starts_with(part) : whole.ends_with(part);
}

}  // namespace

LineEnds::LineEnds(std::span<const PageLine> lines) : lines_(lines) {
  for (const LineEnd end : {LineEnd::kFirst, LineEnd::kLast}) {
    Chains& chains = chains_[static_cast<std::size_t>(end)];
    chains.first.fill(kNone);
    chains.next.assign(lines.size(), kNone);
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
      if (!takes_part(lines[i])) continue;
      std::uint32_t& first = chains.first[word_at(lines[i], end) % kChains];
      chains.next[i] = first;
      first = i;
    }
  }
}

LineEnds::Overlap LineEnds::overlap(std::size_t position, LineEnd end) const {
  Overlap overlap;
  const PageLine& line = lines_[position];
  if (!takes_part(line)) return overlap;
  const std::uint64_t word = word_at(line, end);
  const Chains& chains = chains_[static_cast<std::size_t>(end)];
  for (std::uint32_t i = chains.first[word % kChains]; i != kNone; i = chains.next[i]) {
    const std::string_view other = lines_[i].text;
    if (other.size() > line.text.size())
      overlap.in_longer |= stands_at(line.text, other, end);
    else if (other.size() < line.text.size())
      overlap.holds_shorter |= stands_at(other, line.text, end);
  }
  return overlap;
}

}  // namespace newsfold::extract::metadata

// Which lines of a page begin or end as others do: a breadcrumb ends with the title, a heading
// begins with its kicker.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/metadata/page.h"

namespace newsfold::extract::metadata {

enum class LineEnd : std::uint8_t { kFirst, kLast };
inline constexpr std::size_t kLineEndCount = static_cast<std::size_t>(LineEnd::kLast) + 1;

// Lines of few words are parts of many by chance, and are no part here.
class LineEnds {
 public:
  // Keeps the span. Cost: linear.
  explicit LineEnds(std::span<const PageLine> lines);

  // How the line at the position and others, longer or shorter, are made of one another.
  struct Overlap {
    bool in_longer = false;      // a longer line has it at that end
    bool holds_shorter = false;  // it has a shorter line at that end
  };
  Overlap overlap(std::size_t position, LineEnd end) const;

 private:
  static constexpr std::size_t kChains = 512;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // Lines whose word at the end falls into one chain.
  struct Chains {
    std::array<std::uint32_t, kChains> first{};
    std::vector<std::uint32_t> next;  // of each position
  };

  std::span<const PageLine> lines_;
  std::array<Chains, kLineEndCount> chains_;
};

}  // namespace newsfold::extract::metadata

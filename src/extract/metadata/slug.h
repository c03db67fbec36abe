// What a page's address tells: words of the title in its path, and a date.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "extract/metadata/tokens.h"
#include "newsfold/base/calendar.h"

namespace newsfold::extract::metadata {

class Slug {
 public:
  explicit Slug(std::string_view url);

  std::size_t words() const { return words_.size(); }
  // How many of the words stand in the path; marks are dropped and umlauts spelled out where
  // needed.
  std::size_t shared(std::string_view text, std::span<const Token> words) const;
  // "/2025/03/16/", "-2025-03-16-", "20250316"; nothing when the path has none or two.
  std::optional<Day> day() const { return day_; }

 private:
  bool has(std::string_view word) const;

  std::unordered_set<std::string> words_;
  std::optional<Day> day_;
};

}  // namespace newsfold::extract::metadata

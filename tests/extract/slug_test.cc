#include "extract/metadata/slug.h"

#include <optional>

#include <gtest/gtest.h>

namespace newsfold::extract::metadata {
namespace {

TEST(Slug, DaysOfAddresses) {
  const std::vector<std::pair<const char*, std::optional<Day>>> cases = {
      {"https://gazette.example/2025/03/16/harbour", to_day({2025, 3, 16})},
      {"https://gazette.example/news/2025/3/16/8015225/", to_day({2025, 3, 16})},
      {"https://gazette.example/2025/13/16/8015225/", std::nullopt},
      {"https://gazette.example/harbour-20250316", to_day({2025, 3, 16})},
      {"https://gazette.example/05/nov/2011/harbour", to_day({2011, 11, 5})},
      {"https://gazette.example/05/nov/1266.html", std::nullopt},
      {"https://gazette.example/harbour", std::nullopt},
  };
  for (const auto& [url, day] : cases) EXPECT_EQ(Slug(url).day(), day) << url;
}

}  // namespace
}  // namespace newsfold::extract::metadata

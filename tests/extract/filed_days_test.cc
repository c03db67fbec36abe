#include "extract/metadata/filed_days.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace newsfold::extract::metadata {
namespace {

TEST(FiledDays, OfAddresses) {
  const DayRange march{to_day({2025, 3, 1}), to_day({2025, 3, 31})};
  const DayRange sixteenth{to_day({2025, 3, 16}), to_day({2025, 3, 16})};
  const DayRange december{to_day({2024, 12, 1}), to_day({2024, 12, 31})};
  const std::vector<std::pair<std::string, std::optional<DayRange>>> cases = {
      {"https://gazette.example/uploads/2025/03/dock.jpg", march},
      {"https://gazette.example/uploads/2024/12/dock.jpg", december},
      {"https://gazette.example/2025/03/16/dock.jpg", sixteenth},
      {"https://gazette.example/2025-03-16/dock.jpg", sixteenth},
      {"https://gazette.example/img/20250316/dock.jpg", sixteenth},
      {"https://gazette.example/2024/12/x/2025/03/dock.jpg", march},
      {"https://gazette.example/2025/03/1600x900.jpg", march},
      {"https://gazette.example/2025/13/dock.jpg", std::nullopt},
      {"https://gazette.example/20251316/dock.jpg", std::nullopt},
      {"https://gazette.example/1200/06/dock.jpg", std::nullopt},
      {"https://gazette.example/2025/031600.jpg", std::nullopt},
      {"https://gazette.example/dock.jpg?on=/2025/03/", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& [url, days] : cases) EXPECT_EQ(filed_days(url), days) << url;
}

}  // namespace
}  // namespace newsfold::extract::metadata

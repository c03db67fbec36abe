#include "newsfold/base/calendar.h"

#include <optional>

#include <gtest/gtest.h>

namespace newsfold {
namespace {

TEST(Calendar, EpochAndKnownDays) {
  EXPECT_EQ(to_day({1970, 1, 1}), 0);
  EXPECT_EQ(to_day({2025, 3, 16}), 20163);
  EXPECT_EQ(weekday(to_day({2025, 3, 16})), 0u);
  EXPECT_EQ(weekday(to_day({1969, 12, 31})), 3u);
}

TEST(Calendar, RoundTripsEveryDayOfFourCenturies) {
  for (Day day = to_day({1800, 1, 1}); day <= to_day({2200, 1, 1}); ++day) {
    const CivilDate date = to_civil(day);
    ASSERT_TRUE(is_valid(date)) << day;
    ASSERT_EQ(to_day(date), day);
  }
}

TEST(Calendar, ParsesOnlyRealDates) {
  EXPECT_EQ(parse_iso_day("2024-02-29"), to_day({2024, 2, 29}));
  EXPECT_EQ(parse_iso_day("2024-02-29T10:00:00Z"), to_day({2024, 2, 29}));
  for (const char* bad :
       {"", "2024", "2023-02-29", "2024-13-01", "2024-1-1", "2024-01-011", "2024/01/01"}) {
    EXPECT_EQ(parse_iso_day(bad), std::nullopt) << bad;
  }
  EXPECT_EQ(format_day(to_day({987, 6, 5})), "0987-06-05");
}

}  // namespace
}  // namespace newsfold

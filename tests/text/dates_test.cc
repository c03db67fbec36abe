#include "newsfold/text/dates.h"

#include <cstdint>
#include <cstdio>
#include <string>

#include <gtest/gtest.h>

namespace newsfold::text {
namespace {

// "2025-03-16", "????-03-16", "2025-03-??", "weekday 0", "offset -1"; several joined by ";".
std::string found(std::string_view text, std::string_view language) {
  std::string all;
  for (const DateMention& mention : find_dates(text, language)) {
    if (!all.empty()) all += ";";
    if (mention.month) {
      char buffer[32];
      std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", mention.year.value_or(0),
                    *mention.month, mention.day.value_or(0));
      all += buffer;
    } else if (mention.offset_days) {
      all += "offset " + std::to_string(*mention.offset_days);
    } else {
      all += "weekday " + std::to_string(*mention.weekday);
    }
    if (mention.has_time) all += "T";
  }
  return all;
}

struct Case {
  const char* text;
  const char* language;
  const char* dates;
};

class FindsDates : public testing::TestWithParam<Case> {};

TEST_P(FindsDates, AsStated) {
  EXPECT_EQ(found(GetParam().text, GetParam().language), GetParam().dates);
}

INSTANTIATE_TEST_SUITE_P(
    WithMonthNames, FindsDates,
    testing::Values(
        Case{"March 16, 2025 3:09 AM", "en", "2025-03-16T"},
        Case{"16 March 2025", "en", "2025-03-16"},
        Case{"on Sept. 24, the office said", "en", "0000-09-24"},
        Case{"the 16th of March, 2025", "en", "2025-03-16"},
        Case{"Apr 28 20232:23 PM", "en", "2023-04-28T"},
        Case{"November 21, 202501747", "en", "2025-11-21"},
        Case{"PublishedMarch 16, 2025By Ann", "en", "2025-03-16"},
        Case{"Published16 March 2025", "en", "2025-03-16"},
        Case{"Sunday, 16 March 2025 at 10:15", "en", "2025-03-16T"},
        Case{"27 July , 2025 Sunday", "en", "2025-07-27"},
        Case{"15-16 March 2025", "en", "2025-03-16"}, Case{"16-Mar-25", "en", "2025-03-16"},
        Case{"in March 2025 it rained", "en", "2025-03-00"},
        Case{"17:40, March 16, 2025", "en", "2025-03-16T"},
        Case{"16. März 2025, 17.47 Uhr", "de", "2025-03-16T"},
        Case{"So, 16. März 2025", "de", "2025-03-16"}, Case{"am 3. Mai", "de", "0000-05-03"},
        Case{"le 1er août 2024 à 17h30", "fr", "2024-08-01T"},
        Case{"16 de marzo de 2025", "es", "2025-03-16"},
        Case{"segunda-feira, 16 de março de 2025", "pt", "2025-03-16"},
        Case{"16 marzo 2025", "it", "2025-03-16"}, Case{"16 maart 2025", "nl", "2025-03-16"},
        Case{"16 października 2025", "pl", "2025-10-16"},
        Case{"16 listopada 2025", "pl", "2025-11-16"},
        Case{"16 listopada 2025", "hr", "2025-10-16"},
        Case{"16 марта 2025, 10:15", "ru", "2025-03-16T"},
        Case{"16 березня 2025", "uk", "2025-03-16"}, Case{"16 Mart 2025", "tr", "2025-03-16"},
        Case{"16 مارس 2025", "ar", "2025-03-16"}, Case{"١٦ مارس ٢٠٢٥", "ar", "2025-03-16"},
        Case{"16 آذار/مارس 2025", "ar", "2025-03-16"},
        Case{"2025年3月16日 10:15", "zh", "2025-03-16T"}, Case{"3月16日に", "ja", "0000-03-16"},
        Case{"2025년 3월 16일", "ko", "2025-03-16"}, Case{"2025. március 16.", "hu", "2025-03-16"},
        Case{"16. března 2025", "cs", "2025-03-16"}, Case{"16 मार्च 2025", "hi", "2025-03-16"},
        Case{"16. mars 2025", "sv", "2025-03-16"}));

INSTANTIATE_TEST_SUITE_P(
    InNumbers, FindsDates,
    testing::Values(Case{" date 2025-03-16 The", "en", "2025-03-16"},
                    Case{"2025-03-16T10:15:00+02:00", "en", "2025-03-16T"},
                    Case{"16.03.2025 10:15", "de", "2025-03-16T"},
                    Case{"16. 3. 2025", "cs", "2025-03-16"}, Case{"03/04/2025", "en", "2025-03-04"},
                    Case{"03/04/2025", "fr", "2025-04-03"}, Case{"16/03/2025", "en", "2025-03-16"},
                    Case{"03/16/2025", "es", "2025-03-16"}, Case{"16.03.25", "de", "2025-03-16"},
                    Case{"25.4.24", "de", "2024-04-25"},
                    Case{"07.01.202618:50 Uhr", "de", "2026-01-07T"},
                    Case{"2025/03/16", "ja", "2025-03-16"}));

INSTANTIATE_TEST_SUITE_P(Relative, FindsDates,
                         testing::Values(Case{"He left on Tuesday.", "en", "weekday 2"},
                                         Case{"3 days ago", "en", "offset -3"},
                                         Case{"vor 2 Stunden", "de", "offset 0"},
                                         Case{"он уехал вчера", "ru", "offset -1"}));

INSTANTIATE_TEST_SUITE_P(Traps, FindsDates,
                         testing::Values(Case{"you may 3 times march 20 miles", "en", ""},
                                         Case{"in March 20,000 people", "en", ""},
                                         Case{"30 February 2025", "en", "2025-02-00"},
                                         Case{"version 1.2.3.2024", "en", ""},
                                         Case{"set 5 apart, 192.168.10.20", "en", ""},
                                         Case{"2025-13-01", "en", ""},
                                         Case{"call 20251234 May 5", "en", "0000-05-05"},
                                         Case{"im März 16 Menschen", "de", ""},
                                         Case{"March\n16, 2025", "en", ""}));

TEST(FindDates, SaysWhatIsAmbiguous) {
  EXPECT_TRUE(find_dates("03/04/2025", "en")[0].order_ambiguous);
  EXPECT_FALSE(find_dates("03/14/2025", "en")[0].order_ambiguous);
  EXPECT_FALSE(find_dates("03.04.2025", "de")[0].order_ambiguous);
}

TEST(FindDates, SpansCoverWeekdayAndTime) {
  const std::string text = "Updated Sunday, 16 March 2025 at 10:15 by Ann";
  const auto mentions = find_dates(text, "en");
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(text.substr(mentions[0].begin, mentions[0].end - mentions[0].begin),
            "Sunday, 16 March 2025 at 10:15");
  EXPECT_EQ(mentions[0].weekday, 0U);
  EXPECT_EQ(format_day(mention_day(mentions[0])), "2025-03-16");
}

// Pieces of dates in random order: spans are ordered, inside the text, and state days that exist.
TEST(FindDates, RandomPiecesGiveValidSpans) {
  static const char* const kPieces[] = {
      "16", "2025", "March", " ",    ", ",   ".",  "/",   "-",   "年",    "月",
      "日", "th",   "März",  "T",    ":",    "09", "ago", "vor", "hours", "Sunday",
      "\n", "٣",    "марта", "\xff", "\xd0", "'",  "31",  "02",  "pm"};
  std::uint64_t state = 42;
  std::size_t mentions = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int piece = 0; piece < 12; ++piece) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += kPieces[(state >> 33) % std::size(kPieces)];
    }
    std::uint32_t last = 0;
    for (const DateMention& mention : find_dates(text, round % 2 == 0 ? "en" : "de")) {
      ++mentions;
      ASSERT_LE(last, mention.begin) << text;
      ASSERT_LT(mention.begin, mention.end) << text;
      ASSERT_LE(mention.end, text.size()) << text;
      last = mention.end;
      if (mention.complete()) {
        ASSERT_TRUE(is_valid(CivilDate{*mention.year, *mention.month, *mention.day})) << text;
      }
    }
  }
  EXPECT_GT(mentions, 1000U);
}

}  // namespace
}  // namespace newsfold::text

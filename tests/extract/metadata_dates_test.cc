#include <cstdint>

#include <gtest/gtest.h>

#include "extract/metadata_pages.h"

namespace newsfold::extract {
namespace {

constexpr std::string_view kHeadline = "Cracks in two piers close the Larn bridge to lorries\n\n";

std::string page(std::string_view head, std::string_view tail = {}) {
  return std::string(kHeadline) + std::string(head) + "\n\n" + std::string(kBridgeText) +
         std::string(tail);
}

struct Stamp {
  const char* line;
  const char* day;
};
class ReadsStamp : public testing::TestWithParam<Stamp> {};
TEST_P(ReadsStamp, BelowTheTitle) {
  const Article article = extract_page(page(GetParam().line));
  EXPECT_EQ(day_text(article.date.published), GetParam().day);
}
INSTANTIATE_TEST_SUITE_P(
    Date, ReadsStamp,
    testing::Values(
        Stamp{"By Tom Fenn March 16, 2025 3:09 AM 2 min read", "2025-03-16"},
        Stamp{"By Tom Fenn\nPublished 16 March 2025", "2025-03-16"},
        Stamp{"Published: March 16, 2025, 10:15\nUpdated: March 18, 2025, 08:00", "2025-03-16"},
        Stamp{"By Tom Fenn | Mar 16, 2025 | Last updated: Mar 18, 2025, 9:05 AM", "2025-03-16"},
        Stamp{"By Tom Fenn\n2025-03-16 10:15", "2025-03-16"}));

TEST(Date, BelowAMenuThatOffersTheWeatherIsNoPageClock) {
  const Article article =
      extract_page("Home\nNews\nWeather\n\n" + page("Published March 16, 2025 at 9:30 AM"), {}, {});
  EXPECT_EQ(day_text(article.date.published), "2025-03-16");
  EXPECT_GE(article.date.confidence, 900);
}

TEST(Date, OfGermanPagesReadsDayBeforeMonth) {
  const Article article = extract_page(
      "Alte Brücke für Lastwagen gesperrt\n\nVon Tom Fenn\n05.03.2025, 17:47 Uhr\n\n"
      "Die alte Brücke über die Larn ist für Lastwagen gesperrt, nachdem Fachleute Risse in zwei "
      "Pfeilern "
      "gefunden haben, wie die Stadt in einer Erklärung mitteilte.\n\n"
      "Die Bürgermeisterin bat den Kreis um Hilfe bei der Reparatur der Brücke. Die Arbeiten "
      "dauern vier Monate "
      "und kosten drei Millionen, und die Händler am östlichen Ufer fürchten um ihr Geschäft.\n");
  EXPECT_EQ(article.language, "de");
  EXPECT_EQ(day_text(article.date.published), "2025-03-05");
}

// A dotted date would be read: slashes on a German page may put either first.
TEST(Date, OfAChangeIsLabelledEvenWhereWordsRanTogether) {
  const auto confidence = [](std::string_view stamp) {
    return extract_page("Cracks close the Larn bridge to lorries\n\nBy Ann Fenner" +
                        std::string(stamp) + " 16 March 2025\n\n" + std::string(kBridgeText))
        .date.confidence;
  };
  EXPECT_GT(confidence(" Published:"), confidence(" Updated:"));
  EXPECT_GT(confidence("Published:"), confidence("Updated:"));
}

TEST(Date, OfUnsureOrderIsNotGuessed) {
  const std::string text =
      "Die alte Brücke über die Larn ist für Lastwagen gesperrt, nachdem Fachleute Risse in zwei "
      "Pfeilern gefunden haben, wie die Stadt in einer Erklärung mitteilte.\n\n"
      "Die Bürgermeisterin bat den Kreis um Hilfe bei der Reparatur der Brücke. Die Arbeiten "
      "dauern vier Monate und kosten drei Millionen, und die Händler fürchten um ihr Geschäft.\n";
  const std::string head = "Alte Brücke für Lastwagen gesperrt\n\nVon Tom Fenn\n";
  EXPECT_EQ(day_text(extract_page(head + "05/03/2025, 17:47 Uhr\n\n" + text).date.published),
            "none");
  EXPECT_EQ(day_text(extract_page(head + "25/03/2025, 17:47 Uhr\n\n" + text).date.published),
            "2025-03-25");
}

TEST(Date, OfEitherOrderIsReadBesideTheOthersOfThePage) {
  const auto day = [](std::string_view other) {
    return day_text(extract_page("Cracks in two piers close the Larn bridge\n\nBy Tom Fenn\n"
                                 "06/01/2026, 10:15\n\n" +
                                 std::string(kBridgeText) +
                                 "\nMore from Larn\n\nFerry adds two boats\n" + std::string(other) +
                                 "\n")
                        .date.published);
  };
  EXPECT_EQ(day("4 January 2026"), "2026-01-06");
  EXPECT_EQ(day("30 May 2026"), "2026-06-01");
  EXPECT_EQ(day("11 November 2024"), "2026-06-01");
}

TEST(Date, BesideTheWeatherOfOtherStoriesIsNoPageClock) {
  const Article article = extract_page(
      "Accueil\nMétéo\nSociété\nInondations : deux villages évacués dans la vallée de la Larn\n"
      "Par Ada Quill\nLe 22 janvier 2024 à 08h14\n"
      "Deux villages de la vallée de la Larn ont été évacués dans la nuit de dimanche à lundi, a "
      "annoncé la préfecture.\n"
      "Quelque 340 habitants ont été accueillis dans un gymnase. Aucun blessé n’est à déplorer.\n"
      "À lire aussi\nMétéo : à quoi s’attendre cette semaine\n");
  EXPECT_EQ(day_text(article.date.published), "2024-01-22");
  EXPECT_EQ(day_text(article.date.page), "none");
}

TEST(Date, OfThePageClockIsNoPublication) {
  const Article article =
      extract_page(std::string("Sunday\n\n27 July, 2025\n\n31°\nMainly clear\n\n") + page(""));
  EXPECT_EQ(day_text(article.date.published), "none");
  EXPECT_EQ(day_text(article.date.page), "2025-07-27");
  EXPECT_EQ(article.date.source, DateSource::kNone);
}

TEST(Date, OfAnEventInTheTextIsNoPublication) {
  const Article article =
      extract_page(page("",
                        "\nThe council of Larnmouth had last closed the bridge on 3 February 2021, "
                        "when the river rose to its "
                        "highest mark, and it opened it again after nine days of repairs.\n"));
  EXPECT_EQ(day_text(article.date.published), "none");
}

TEST(Date, OfTheFooterIsNoPublication) {
  const Article article = extract_page(page("", "\n© 2019 Larn Post. All rights reserved.\n"));
  EXPECT_EQ(day_text(article.date.published), "none");
}

TEST(Date, AfterTheDayItWasAddedIsNoPublication) {
  const std::string content = page("By Tom Fenn\nPublished 16 March 2025");
  EXPECT_EQ(day_text(extract_page(content, "", "2025-04-01T00:00:00Z").date.published),
            "2025-03-16");
  EXPECT_EQ(day_text(extract_page(content, "", "2024-04-01T00:00:00Z").date.published), "none");
}

TEST(Date, StandsInTheAddress) {
  const Article article = extract_page(page(""), "https://example.org/2025/03/16/larn-bridge");
  EXPECT_EQ(day_text(article.date.published), "2025-03-16");
  EXPECT_EQ(article.date.source, DateSource::kMeta);
}

TEST(Date, GivenIsCertain) {
  RawDocument document;
  document.content = page("By Tom Fenn\nPublished 16 March 2025");
  document.date = parse_iso_day("2025-03-15");
  Options options;
  options.keep = default_keep();
  const Article article = Extractor(builtin_data(), options).extract(document);
  EXPECT_EQ(day_text(article.date.published), "2025-03-15");
  EXPECT_EQ(article.date.source, DateSource::kGiven);
  EXPECT_EQ(article.date.confidence, 1000);
}

TEST(Date, RangeComesFromWhatTheTextSpeaksOf) {
  const Article article = extract_page(
      page("",
           "\nThe piers were last checked on 12 January 2025, the county said, and the mayor of "
           "Larnmouth spoke about the "
           "cracks in the bridge on March 14 before the council met in the old town hall.\n"));
  ASSERT_TRUE(article.date.range);
  EXPECT_EQ(format_day(article.date.range->first), "2025-03-14");
  EXPECT_LE(article.date.range->last, article.date.range->first + 30);
}

TEST(Date, EveryCandidateSaysWhy) {
  const Article article =
      extract_page(page("By Tom Fenn\nPublished 16 March 2025", "\nMost read\n3 May 2024\n"));
  ASSERT_GE(article.date_candidates.size(), 2U);
  EXPECT_EQ(article.date_candidates[0].reason.substr(0, 5), "won: ");
  EXPECT_EQ(article.date_candidates[0].line, 4U);
  for (const DateCandidate& candidate : article.date_candidates)
    EXPECT_FALSE(candidate.reason.empty());
}

// Lines of random pieces: nothing crashes, ranges are in order, what was removed and kept is the
// input.
TEST(Metadata, SurvivesRandomPages) {
  static const char* const kPieces[] = {
      "By ",    "Tom Fenn",    "16 March 2025",
      "\n",     "\n\n",        "©",
      " 2025 ", "Larn Post",   "...",
      "°",      "Published",   ": ",
      "Von ",   "29 February", "\xd0\xb2",
      "漢字",   " 月 3",       "The council said on March 14 that the bridge is closed. ",
      "12:30",  "@",           "[+12 chars]"};
  std::uint64_t state = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string content;
    for (int piece = 0; piece < 25; ++piece) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      content += kPieces[(state >> 33) % std::size(kPieces)];
    }
    const Article article = extract_page(content, "https://example.org/a/2025/02/30/x",
                                         round % 2 == 0 ? "2025-03-01" : "");
    if (article.date.range) {
      ASSERT_LE(article.date.range->first, article.date.range->last) << content;
    }
    ASSERT_LE(article.date.confidence, 1000);
    for (const LineVerdict& verdict : article.lines) {
      const bool text = verdict.kind == LineKind::kBody || verdict.kind == LineKind::kStandfirst ||
                        verdict.kind == LineKind::kSubhead;
      ASSERT_EQ(verdict.kept, text) << content;
    }
  }
}

}  // namespace
}  // namespace newsfold::extract

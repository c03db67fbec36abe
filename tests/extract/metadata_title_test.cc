#include <algorithm>

#include <gtest/gtest.h>

#include "extract/metadata_pages.h"

namespace newsfold::extract {
namespace {

std::string page(std::string_view head, std::string_view tail = {}) {
  return std::string(head) + std::string(kBridgeText) + std::string(tail);
}

TEST(Title, IsTheHeadlineAboveTheText) {
  const Article article =
      extract_page(page("Home\nNews\nSport\nWeather\nSubscribe\n\nCracks in two piers close the "
                        "Larn bridge to lorries\n\n"
                        "By Tom Fenn\n16 March 2025\n\n"));
  EXPECT_EQ(article.title, "Cracks in two piers close the Larn bridge to lorries");
}

TEST(Title, IsTakenOutOfTheTextWithItsRepeats) {
  const Article article = extract_page(
      page("News\n\nCracks in two piers close the Larn bridge to lorries\n\n2 min read\n"
           "Cracks in two piers close the Larn bridge to lorries\n\n"));
  EXPECT_EQ(article.title, "Cracks in two piers close the Larn bridge to lorries");
  EXPECT_EQ(article.text.find("Cracks in two piers"), std::string::npos);
  EXPECT_EQ(std::ranges::count(article.lines, LineKind::kTitle, &LineVerdict::kind), 2);
}

TEST(Title, IsNotAHeadlineOfAnotherStory) {
  const Article article = extract_page(
      page("Larn bridge closed to lorries after cracks are found\n\nBy Tom Fenn\n16 March 2025\n\n",
           "\nMost read\n\nTeachers vote on a new wage offer in the north\n\nFootball: Larnmouth "
           "lose at home again\n"));
  EXPECT_EQ(article.title, "Larn bridge closed to lorries after cracks are found");
}

TEST(Title, StandsAloneBelowHeadlinesThatStandTogether) {
  EXPECT_EQ(
      extract_page(page("Home\n\nNews\n\nMost read\nFerry adds two boats for the winter\n"
                        "Shopkeepers on the eastern bank protest\nTeachers vote on a new wage "
                        "offer\n\nLarn bridge closed to lorries\n\n"))
          .title,
      "Larn bridge closed to lorries");
}

TEST(Title, IsNotTheStampBelowIt) {
  EXPECT_EQ(
      extract_page(
          "larn post\n\nAnmelden\n\nThemen\n\nBahn\n\nZugverkehr am Montag wieder normal\n\n"
          "Stand: 09.12.2024 05:51 Uhr\n\n"
          "Nach dem Streik rollen die Züge wieder nach Plan. Die Bahn rechnet noch bis zum Mittag "
          "mit einzelnen Verspätungen.\n\n"
          "Der Warnstreik der Gewerkschaft war in der Nacht zu Ende gegangen. Zwei Tage lang fuhr "
          "nur jeder vierte Zug.\n\nDie Verhandlungen sollen am 16. Dezember weitergehen.\n")
          .title,
      "Zugverkehr am Montag wieder normal");
}
TEST(Title, IsFoundWithoutBlankLinesAndWithEverydayWords) {
  EXPECT_EQ(
      extract_page("España\nAmérica\nSuscríbete\nIniciar sesión\nSociedad\nSequía\n"
                   "La sequía obliga a cortar el agua por las noches en doce pueblos\n"
                   "Los alcaldes piden ayuda urgente y camiones cisterna\nMarta Olmedo\n"
                   "Valdelarn - 19 ago 2022 - 05:40 CEST\nCompartir en Facebook\n"
                   "Doce pueblos de la comarca de Valdelarn cortan el agua desde anoche entre las "
                   "once y las siete.\n"
                   "El embalse está al nueve por ciento de su capacidad, según la confederación.\n"
                   "“No recuerdo un verano así”, dice Antonia Gil mientras espera su turno.\n"
                   "La alcaldesa pide camiones cisterna antes del fin de semana.\n")
          .title,
      "La sequía obliga a cortar el agua por las noches en doce pueblos");
}
TEST(Title, HasMoreOfTheAddressThanTheStandfirstBelowIt) {
  const auto title = [](std::string_view headline, std::string_view below, std::string_view url) {
    return extract_page(page("Home\nNews\n\n" + std::string(headline) + "\n\n" + std::string(below),
                             "\nMost read\n\nTeachers vote on a new wage offer\n"),
                        url)
        .title;
  };
  EXPECT_EQ(title("Lorries banned from the old crossing",
                  "The town closes the bridge to lorries after cracks\n\n16 March 2025\n\n",
                  "https://larnpost.example/lorries-banned-from-the-old-crossing"),
            "Lorries banned from the old crossing");
  EXPECT_EQ(title("No lorries on Saturday",
                  "The Larn bridge, closed to lorries by the town council\n\nPicture: Ann Lee\n\n"
                  "By Tom Fenn\n\n",
                  "https://larnpost.example/no-lorries-saturday"),
            "No lorries on Saturday");
}

TEST(Title, GivenWithTheRecordWins) {
  RawDocument document;
  document.content = page("Something else entirely stands up here\n\n");
  document.title = "A given title";
  Options options;
  options.keep = default_keep();
  EXPECT_EQ(Extractor(builtin_data(), options).extract(document).title, "A given title");
}

std::string title_of_given(std::string content, std::optional<Day> date) {
  RawDocument document;
  document.kind = ContentKind::kArticle;
  document.content = std::move(content);
  document.date = date;
  Options options;
  options.keep = default_keep();
  return Extractor(builtin_data(), options).extract(document).title;
}

TEST(Title, OfAGivenArticleIsItsFirstLineOrNone) {
  const std::string text =
      "The pumps of the Larn valley stood still on Monday, and nobody could say for how long.\n\n"
      "Water for nine villages\n\n"
      "Engineers had warned of the old seals for years, the council said in a statement.\n\n"
      "A second crew is on its way from Marrow Point and is expected by Tuesday night.\n";
  for (const std::optional<Day> date : {std::optional<Day>(), std::optional<Day>(20000)}) {
    EXPECT_EQ(title_of_given(text, date), "");
    EXPECT_EQ(title_of_given("Pumps stand still in the Larn valley\n\n" + text, date),
              "Pumps stand still in the Larn valley");
  }
}

// Nor are authors looked for below a line that only looks like one.
TEST(Title, OfAGivenArticleIsNoOtherLineThanThatWhichSaysIt) {
  RawDocument document;
  document.kind = ContentKind::kArticle;
  document.title = "What the fairs of the coast cost";
  document.date = 20000;
  document.content =
      "1. FAIR (Larn Press)\n\nBoat Motor Price List: July 6-9, 2024\n\nOnce: Larn Valley, "
      "Ostheim\n\nTickets: 30 to 120 crowns, by tier and day\n\nThe organizers expect nine "
      "thousand visitors.\n";
  Options options;
  options.keep = default_keep();
  const Article article = Extractor(builtin_data(), options).extract(document);
  EXPECT_EQ(article.title, document.title);
  EXPECT_TRUE(article.authors.empty()) << article.authors.front();
}

TEST(Title, FollowsTheAddressWhereLinesCompete) {
  const std::string content = page(
      "Cracks in two piers close the Larn bridge\n\nWhy the ferry to Larnmouth is no answer in "
      "winter\n\n");
  EXPECT_EQ(
      extract_page(content, "https://example.org/news/ferry-larnmouth-no-answer-winter").title,
      "Why the ferry to Larnmouth is no answer in winter");
}

TEST(Title, OfNothingIsUnknown) {
  EXPECT_EQ(extract_page("").title, "");
  EXPECT_EQ(extract_page("\n \n\n").title, "");
}

}  // namespace
}  // namespace newsfold::extract

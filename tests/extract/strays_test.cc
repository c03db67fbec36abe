// Short lines between the paragraphs of a short article; all lines invented.
#include <gtest/gtest.h>

#include "extract/classify.h"
#include "extract/data.h"
#include "extract/page.h"

namespace newsfold::extract {
namespace {

constexpr const char* kParagraph =
    "The ferry to the northern islands stopped on Monday because of the storm, the harbour said.\n";

std::vector<bool> kept_of(const std::string& dump, const std::vector<std::int32_t>& log_odds,
                          const std::vector<std::int8_t>& forced) {
  const auto data = std::static_pointer_cast<const Data>(builtin_data());
  const std::vector<Line> lines = split_lines(dump);
  const Page page = read_page(data->phrases(), lines);
  std::vector<bool> article(page.lines.size(), true);
  drop_strays(page, log_odds, forced, article);
  return article;
}

TEST(DropStrays, UnlikelyFragmentsOfAShortArticleGo) {
  const std::string dump = std::string(kParagraph) + "Hello\n" + kParagraph + "Add a reader\n";
  EXPECT_EQ(kept_of(dump, {500, -300, 500, 200}, {0, 0, 0, 0}),
            std::vector<bool>({true, false, true, true}));
}

TEST(DropStrays, UnlikelyHeadlinesAboveItAllGo) {
  const std::string headline = "Ferry to the northern islands stopped as storm nears the coast\n";
  EXPECT_EQ(
      kept_of(headline + kParagraph + kParagraph + headline, {-300, 500, 500, -300}, {0, 0, 0, 0}),
      std::vector<bool>({false, true, true, true}));
}

TEST(DropStrays, SentencesAndWhatRulesDecideStay) {
  const std::string dump = std::string(kParagraph) + "\u201cWhere to?\u201d\nHarbour news\n";
  EXPECT_EQ(kept_of(dump, {500, -300, -300}, {0, 0, 1}), std::vector<bool>(3, true));
}

TEST(DropStrays, ALongArticleKeepsItsHeadings) {
  std::string dump = "The harbour\n";
  std::vector<std::int32_t> log_odds = {-300};
  for (int i = 0; i < 30; ++i) {
    dump += kParagraph;
    log_odds.push_back(500);
  }
  const std::vector<std::int8_t> forced(log_odds.size(), 0);
  EXPECT_EQ(kept_of(dump, log_odds, forced), std::vector<bool>(log_odds.size(), true));
}

TEST(DropStrays, ATextMadeOfThemStays) {
  const std::string dump = "Salt\nFlour and cold butter\nWater from the well\n" +
                           std::string("Knead it for ten minutes, then wait.\n");
  EXPECT_EQ(kept_of(dump, {-300, -300, -300, 100}, {0, 0, 0, 0}), std::vector<bool>(4, true));
}

}  // namespace
}  // namespace newsfold::extract

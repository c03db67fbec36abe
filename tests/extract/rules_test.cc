// Lines that rules decide, and copies; all lines invented.
#include <gtest/gtest.h>

#include "extract/classify.h"
#include "extract/data.h"
#include "extract/page.h"

namespace newsfold::extract {
namespace {

std::vector<std::int8_t> decided_of(const std::string& dump) {
  const std::vector<Line> lines = split_lines(dump);
  return decide_by_rules(read_page(builtin_data()->phrases(), lines));
}

class DecidesCaption : public testing::TestWithParam<const char*> {};
TEST_P(DecidesCaption, EndingOnWhoTookThePicture) {
  EXPECT_EQ(decided_of(GetParam()), std::vector<std::int8_t>{-1});
}
INSTANTIATE_TEST_SUITE_P(Rules, DecidesCaption,
                         testing::Values("The pier at dawn on Monday. Photo: Ann Reeve",
                                         "Der Steg am Montagmorgen. Foto: Anja Riehl/Nordbild",
                                         "Le quai, lundi à l'aube. Crédit photo : Anne Rivière",
                                         "Причал на рассвете в понедельник. Фото: Анна Реева"));

TEST(Rules, APictureInASentenceIsNoCredit) {
  EXPECT_EQ(decided_of("He kept one photo: the pier at dawn, with the ferry that never came."),
            std::vector<std::int8_t>{0});
  EXPECT_EQ(decided_of("Two men were seen in the photo: Ann Reeve said she knew neither of them, "
                       "and went home."),
            std::vector<std::int8_t>{0});
}

TEST(Rules, WhatALineSaysAtItsHeadAndAgainDecides) {
  EXPECT_EQ(decided_of("Sign up to Harbour Lights, our newsletter on all that floats."),
            std::vector<std::int8_t>{-1});
  EXPECT_EQ(decided_of("The mayor reads our newsletter, she told the council on Tuesday."),
            std::vector<std::int8_t>{0});
}

TEST(Rules, TheHeadlineUnderReadAlsoIsATeaser) {
  EXPECT_EQ(decided_of("Read also\nWhy the old pier is closed at night\nIt was closed in May."),
            (std::vector<std::int8_t>{-1, -1, 0}));
}

std::vector<bool> without_copies(const std::string& dump) {
  const std::vector<Line> lines = split_lines(dump);
  const Page page = read_page(builtin_data()->phrases(), lines);
  std::vector<bool> article(page.lines.size(), true);
  drop_copies(page, std::vector<std::int8_t>(page.lines.size(), 0), article);
  return article;
}

const std::string kNotice = "The map of the harbour cannot be shown with your present settings.\n";
const std::string kParagraph =
    "The ferry to the northern islands stopped on Monday because of the storm, the harbour office "
    "said, and nobody in the town could say when it would leave again.\n";

TEST(DropCopies, OfThreeTheFirstStays) {
  EXPECT_EQ(without_copies(kNotice + kParagraph + kNotice + "Go!\nGo!\nGo!\n" + kNotice),
            std::vector<bool>({true, true, false, true, true, true, false}));
}

TEST(DropCopies, TwoMayBeMeant) {
  EXPECT_EQ(without_copies(kNotice + kParagraph + kNotice), std::vector<bool>(3, true));
}

TEST(DropCopies, ATextOfCopiesStays) {
  EXPECT_EQ(without_copies(kNotice + kNotice + kNotice + kNotice), std::vector<bool>(4, true));
}

}  // namespace
}  // namespace newsfold::extract

#include "extract/kinds.h"

#include <gtest/gtest.h>

#include "extract/data.h"

namespace newsfold::extract {
namespace {

// The kinds of the lines, given which are article ('#' before the line).
std::vector<LineKind> kinds_of(const std::string& marked) {
  std::string dump;
  std::vector<bool> article;
  for (const Line& line : split_lines(marked)) {
    const bool kept = line.text.starts_with('#');
    if (!line.blank()) article.push_back(kept);
    dump.append(kept ? line.text.substr(1) : line.text).append("\n");
  }
  const std::vector<Line> lines = split_lines(dump);
  const auto data = std::static_pointer_cast<const Data>(builtin_data());
  const Page page = read_page(data->phrases(), lines);
  std::vector<LineKind> kinds;
  for (const KindOfLine& told : tell_kinds(page, read_context(page), article))
    kinds.push_back(told.kind);
  return kinds;
}

const std::string kParagraph =
    "#The ferry to the northern islands stopped on Monday because of the storm, the harbour office "
    "said.\n\n"
    "#Passengers of the ferry slept in the harbour hall, and the islands ran short of bread and "
    "milk.\n\n";

TEST(Kinds, WhatPhrasesName) {
  const auto kinds = kinds_of(
      "Skip to content\n\nFerry to the northern islands stopped by storm\n\nBy Ada Example\n\n" +
      kParagraph + "Sign up for our newsletter\nShare on Facebook\n© 2031 Example Media\n");
  EXPECT_EQ(kinds,
            (std::vector<LineKind>{LineKind::kNavigation, LineKind::kTitle, LineKind::kByline,
                                   LineKind::kBody, LineKind::kBody, LineKind::kNewsletter,
                                   LineKind::kShare, LineKind::kLegal}));
}

TEST(Kinds, AHeadingSpeaksForItsSection) {
  const auto kinds = kinds_of(
      kParagraph + "Related stories\nA bridge for the southern bay\nNine ways to cook an eel\n\n" +
      "Comments\nGlad I stayed at home with this weather around\n");
  EXPECT_EQ(kinds, (std::vector<LineKind>{LineKind::kBody, LineKind::kBody, LineKind::kRelated,
                                          LineKind::kRelated, LineKind::kRelated,
                                          LineKind::kComments, LineKind::kComments}));
}

TEST(Kinds, SubheadsAndCaptions) {
  const auto kinds = kinds_of(kParagraph + "#What the harbour office plans\n\n" +
                              "Waves at the pier of the old harbour\n\n" + kParagraph);
  EXPECT_EQ(kinds[3], LineKind::kCaption);
  const auto heading = kinds_of(kParagraph + "#What the harbour office plans\n\n" + kParagraph);
  EXPECT_EQ(heading[2], LineKind::kSubhead);
}

TEST(Kinds, ArticleKindsAreTheDefault) {
  EXPECT_TRUE(is_article_kind(LineKind::kBody));
  EXPECT_TRUE(is_article_kind(LineKind::kStandfirst));
  EXPECT_TRUE(is_article_kind(LineKind::kSubhead));
  EXPECT_FALSE(is_article_kind(LineKind::kTitle));
}

}  // namespace
}  // namespace newsfold::extract

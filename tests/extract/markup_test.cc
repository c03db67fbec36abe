#include "extract/markup.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "extract/data.h"
#include "extract/lines.h"
#include "extract/markup_kinds.h"

namespace newsfold::extract {
namespace {

constexpr std::string_view kPage =
    "<title>Ferry pier to close</title><body class=site><nav><ul><li><a href=/>Home</a><li>"
    "<a href=/n>News</a></ul></nav><div class=wrap><div id=story-text><h1>Ferry pier to close</h1>"
    "<p>The harbour council voted on Tuesday to close the old ferry pier for repairs.</p>"
    "<aside class='relatedLinks'><p>More on ferries</p></aside>"
    "<p>Engineers found rust in eleven of the forty steel posts that carry the deck.</p>"
    "<p>The work will take two summers, the council said on Wednesday evening.</p></div></div>"
    "<footer><p>All rights reserved</p></footer>";

class MarkupOfPage : public testing::Test {
 protected:
  MarkupOfPage()
      : html_(html::read_page(kPage)),
        text_(split_lines(html_.text)),
        lines_(read_page(builtin_data()->phrases(), text_)),
        markup_(read_markup(html_, lines_)) {}

  // The block whose text begins so.
  std::size_t block(std::string_view start) const {
    for (std::size_t k = 0; k < html_.blocks.size(); ++k) {
      if (html_.text_of(html_.blocks[k]).starts_with(start)) return k;
    }
    ADD_FAILURE() << start;
    return 0;
  }

  html::Page html_;
  std::vector<Line> text_;
  Page lines_;
  Markup markup_;
};

TEST_F(MarkupOfPage, TheRootHoldsTheRun) {
  const html::Element& root = html_.elements[markup_.root];
  EXPECT_EQ(root.tag, html::Tag::kDiv);
  EXPECT_EQ(html_.elements[html_.elements[root.parent].parent].tag, html::Tag::kBody);
  EXPECT_EQ(markup_.elements[markup_.root].blocks, 5U);
  EXPECT_EQ(markup_.elements[markup_.root].prose_words, markup_.prose_words);
}

TEST_F(MarkupOfPage, LevelsInTheTree) {
  EXPECT_EQ(markup_.blocks[block("Engineers")].levels_up, 1U);
  EXPECT_EQ(markup_.blocks[block("Engineers")].root_levels, 0U);
  EXPECT_EQ(markup_.blocks[block("More on")].levels_up, 2U);
  EXPECT_EQ(markup_.blocks[block("All rights")].root_levels, 2U);
  EXPECT_EQ(markup_.blocks[block("Engineers")].levels_to_next, 1U);
  EXPECT_EQ(markup_.blocks[block("Engineers")].levels_to_previous, 1U);
  EXPECT_EQ(markup_.blocks[block("More on")].levels_to_previous, 2U);
}

TEST_F(MarkupOfPage, EqualLooksAddUp) {
  const BlockMarkup& paragraph = markup_.blocks[block("Engineers")];
  EXPECT_EQ(paragraph.look, markup_.blocks[block("The work")].look);
  EXPECT_NE(paragraph.look, markup_.blocks[block("More on")].look);
  EXPECT_EQ(paragraph.look_prose, markup_.prose_words);
}

TEST_F(MarkupOfPage, FeaturesStandBehindThoseOfTheLine) {
  const FeatureTable plain =
      read_features(lines_, read_context(lines_), builtin_data()->function_words());
  FeatureTable table = plain;
  add_markup_features(html_, lines_, markup_, table);
  ASSERT_EQ(table.bucket_starts.size(), plain.bucket_starts.size());
  for (std::size_t k = 0; k < lines_.lines.size(); ++k) {
    const std::uint32_t own = plain.bucket_starts[k + 1] - plain.bucket_starts[k];
    const auto begin = table.buckets.begin() + table.bucket_starts[k];
    const auto end = table.buckets.begin() + table.bucket_starts[k + 1];
    EXPECT_TRUE(std::equal(begin, begin + own, plain.buckets.begin() + plain.bucket_starts[k]));
    EXPECT_GE(end - begin, own + kMarkupTemplates);
    EXPECT_TRUE(std::all_of(
        begin + own, end, [](std::uint32_t row) { return row >= kLineRows && row < kBucketRows; }));
  }
  const auto words = [](const FeatureTable& t, std::size_t k) {
    return t.word_starts[k + 1] - t.word_starts[k];
  };
  // "related", "links" and the pair of both; "story", "text" and theirs stand around the article.
  EXPECT_EQ(words(table, block("More on")), words(plain, block("More on")) + 3);
  EXPECT_EQ(words(table, block("Engineers")), words(plain, block("Engineers")));
}

TEST(MarkupKinds, NamesOfElementsTellWhatIsNoArticle) {
  const html::Page page = html::read_page(
      "<div class=story><figure><figcaption>The pier in March</figcaption></figure><p>Text.</p>"
      "<h2>Costs</h2><div class='article-tags'><p>ferries</p></div><div id=commentList><p>So it is."
      "</p></div><p>Other</p></div>");
  const auto text = split_lines(page.text);
  const Page lines = read_page(builtin_data()->phrases(), text);
  std::vector<KindOfLine> kinds(6);
  kinds[1].kind = kinds[2].kind = LineKind::kBody;
  tell_kinds_by_markup(page, lines, read_markup(page, lines), kinds);
  const std::vector<LineKind> expected = {LineKind::kCaption,  LineKind::kBody,
                                          LineKind::kSubhead,  LineKind::kTags,
                                          LineKind::kComments, LineKind::kFurniture};
  for (std::size_t k = 0; k < kinds.size(); ++k) EXPECT_EQ(kinds[k].kind, expected[k]) << k;
  EXPECT_TRUE(kinds[3].by_markup);
  EXPECT_FALSE(kinds[5].by_markup);
}

}  // namespace
}  // namespace newsfold::extract

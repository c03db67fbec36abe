#include "newsfold/extract/templates.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace newsfold::extract {
namespace {

RawDocument page_of(const std::string& site, std::string content) {
  RawDocument raw;
  raw.id = "0";
  raw.provenance.source = site;
  raw.content = std::move(content);
  return raw;
}

// Articles about different things, in the same frame.
const std::string kSlogan =
    "The Example Gazette has told the valley what happens in it since 1911.";
const std::vector<std::string> kStories = {
    "The river left its bed on Monday night and flooded three villages, the rescue service "
    "said.\n\n"
    "About two hundred people had to leave their homes, and nobody was hurt in the flood.",
    "The council of the northern district decided on Tuesday to build a second school.\n\n"
    "Parents had asked for it for eleven years, and the builders will begin in the spring.",
    "A baker from the old town won the national prize for bread with a loaf of rye and honey.\n\n"
    "She said that the recipe came from her grandmother, who had sold it at the market.",
    "The bridge over the gorge stays closed until the autumn, the road office said on Friday.\n\n"
    "Engineers had found cracks in two of its five pillars during an inspection in March."};

std::string framed(std::size_t story, const std::string& frame) {
  return "Home\nNews\nSports\n\n" + frame + "\n\n" + kStories[story] + "\n\nHome\nContact\n";
}

Templates learned_from(const std::vector<RawDocument>& documents) {
  TemplateLearner learner;
  for (const RawDocument& document : documents)
    learner.add(sample_page(*builtin_data(), document, true));
  return learner.learn();
}

std::vector<RawDocument> framed_pages(const std::string& frame) {
  std::vector<RawDocument> pages;
  for (std::size_t i = 0; i < kStories.size(); ++i)
    pages.push_back(page_of("gazette.example", framed(i, frame)));
  return pages;
}

bool has_line(const Templates& templates, std::string_view text) {
  for (const auto& [site, learned] : templates.sites()) {
    for (const TemplateLine& line : learned.lines) {
      if (line.text == text) return true;
    }
  }
  return false;
}

std::string text_with(const Templates& templates, const RawDocument& document) {
  Options options{default_keep()};
  options.templates = std::make_shared<const Templates>(templates);
  return Extractor(builtin_data(), options).extract(document).text;
}

TEST(Templates, WhatRepeatsOverASitesPagesIsTakenOut) {
  const std::vector<RawDocument> pages = framed_pages(kSlogan);
  const Templates templates = learned_from(pages);
  EXPECT_TRUE(has_line(templates, kSlogan));
  EXPECT_TRUE(has_line(templates, "Sports"));
  EXPECT_FALSE(has_line(templates, kStories[0].substr(0, kStories[0].find('\n'))));
  EXPECT_EQ(text_with(templates, pages[1]), kStories[1]);
  // Another site says it in its own right.
  EXPECT_NE(
      text_with(templates, page_of("other.example", kSlogan + "\n\n" + kStories[0])).find(kSlogan),
      std::string::npos);
}

TEST(Templates, TwoDocumentsAreTooFew) {
  std::vector<RawDocument> pages = framed_pages(kSlogan);
  pages.resize(2);
  EXPECT_TRUE(learned_from(pages).sites().empty());
}

TEST(Templates, CopiesOfOneArticleLoseNothing) {
  std::vector<RawDocument> copies;
  for (const char* edition : {"Morning edition", "Noon edition", "Evening edition", "Late edition"})
    copies.push_back(
        page_of("gazette.example", std::string(edition) + "\n\n" + kStories[0] + "\n"));
  const Templates templates = learned_from(copies);
  EXPECT_TRUE(templates.sites().empty()) << templates.text();
}

TEST(Templates, AParagraphThatFewOfManyArticlesRecycleStays) {
  const std::string background =
      "The mine was closed four years ago after water had broken into its deepest gallery.";
  std::vector<RawDocument> pages;
  for (int i = 0; i < 12; ++i) {
    std::string text = "The office of village number " +
                       std::string(1, static_cast<char>('a' + i)) +
                       " said on Monday that a new well would be dug near the church there.\n\n";
    text += kStories[static_cast<std::size_t>(i) % 4].substr(0, 40) +
            std::string(1, static_cast<char>('k' + i)) +
            " and so on, said the people who had come to the market in the morning.\n\n";
    if (i < 3) text += background + "\n";
    pages.push_back(page_of("gazette.example", text));
  }
  EXPECT_FALSE(has_line(learned_from(pages), background));
}

TEST(Templates, NumbersMayVaryInFurniture) {
  std::vector<RawDocument> pages;
  for (std::size_t i = 0; i < 3; ++i)
    pages.push_back(
        page_of("gazette.example", framed(i, std::to_string(10 + 7 * i) + " comments")));
  const Templates templates = learned_from(pages);
  const auto& lines = templates.sites().at("gazette.example").lines;
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](const TemplateLine& line) {
    return line.match == TemplateMatch::kNumbers && line.text.ends_with("comments");
  }));
}

TEST(Templates, TheOrderOfDocumentsDoesNotMatter) {
  std::vector<RawDocument> pages = framed_pages(kSlogan);
  const std::string text = learned_from(pages).text();
  std::reverse(pages.begin(), pages.end());
  EXPECT_EQ(learned_from(pages).text(), text);
}

TEST(Templates, TheTextIsReadBack) {
  const Templates templates = learned_from(framed_pages(kSlogan));
  const auto read = Templates::parse(templates.text(), "t");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().text(), templates.text());
  EXPECT_EQ(text_with(read.value(), framed_pages(kSlogan)[2]), kStories[2]);
}

TEST(Templates, AnEditedRowKeepsItsLine) {
  const auto templates = Templates::parse("site\tgazette.example\t9\nbody\t9\texact\tHOME\n", "t");
  ASSERT_TRUE(templates.ok());
  const RawDocument page = page_of("gazette.example", "Home\nNews\n\n" + kStories[0]);
  EXPECT_EQ(text_with(templates.value(), page), "Home\n\n" + kStories[0]);
  EXPECT_EQ(text_with(Templates(), page), kStories[0]);
}

TEST(Templates, BadTextsAreRefusedWithTheirLine) {
  for (const char* bad :
       {"navigation\t3\texact\tHome\n", "site\tx\n", "site\tx\t3\nno-kind\t3\texact\tHome\n",
        "site\tx\t3\nnavigation\tmany\texact\tHome\n", "site\tx\t3\nnavigation\t3\tglob\tHome\n",
        "site\tx\t3\nnavigation\t3\texact\t...\n"}) {
    const auto read = Templates::parse(bad, "my.tsv");
    ASSERT_FALSE(read.ok()) << bad;
    EXPECT_EQ(read.error().code, ErrorCode::kBadData);
    EXPECT_NE(read.error().message.find("my.tsv:"), std::string::npos);
  }
}

TEST(TemplateLearner, KeepsABoundedNumberOfDocumentsWhateverTheirOrder) {
  std::vector<PageSample> samples;
  for (std::uint64_t i = 0; i < 40; ++i) {
    PageSample page;
    page.site = "gazette.example";
    page.order = i;
    const bool frame = i < TemplateLearner::kDocumentsPerSite;
    page.lines.push_back({frame ? 7U : 8U, frame ? 7U : 8U, 3, LineKind::kNavigation, "Home"});
    samples.push_back(page);
  }
  for (const bool reversed : {false, true}) {
    TemplateLearner learner;
    for (const PageSample& page : samples) learner.add(page);
    const Templates templates = learner.learn();
    const SiteTemplate& learned = templates.sites().at("gazette.example");
    ASSERT_EQ(learned.lines.size(), 1U);
    EXPECT_EQ(learned.lines[0].words, 7U);
    EXPECT_EQ(learned.lines[0].documents, TemplateLearner::kDocumentsPerSite);
    if (!reversed) std::reverse(samples.begin(), samples.end());
  }
}

}  // namespace
}  // namespace newsfold::extract

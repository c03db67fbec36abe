#include "extract/metadata/scripted_authors.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "extract/bridge_pages.h"
#include "extract/html/page.h"
#include "extract/metadata/author_filters.h"

namespace newsfold::extract {
namespace {

using Names = std::vector<std::string>;

Names names_of(std::string_view members) {
  const html::Page page = html::read_page("<p>" + script(members) + "</p>");
  const metadata::Wording wording(metadata::Labels::shipped(), "en");
  Names names;
  for (const auto& author : metadata::scripted_authors(page.declarations, wording))
    names.push_back(author.name);
  return names;
}

TEST(ScriptedAuthors, AreReadFromTextsAndLists) {
  EXPECT_EQ(names_of(R"("contentAuthor": "Ann Lee | Bo  Moe")"), (Names{"Ann Lee", "Bo Moe"}));
  EXPECT_EQ(names_of(R"("ads.author": "Ann Lee, Bo Moe and Cy Fox")"),
            (Names{"Ann Lee", "Bo Moe", "Cy Fox"}));
  EXPECT_EQ(names_of(R"("author": [{"name": "Ann Lee"}, {"name": "Bo Moe"}])"),
            (Names{"Ann Lee", "Bo Moe"}));
  EXPECT_EQ(names_of(R"("authorName": "Ann Lee for The Larn Post")"), Names{"Ann Lee"});
}

TEST(ScriptedAuthors, LeaveOutWhatIsNoName) {
  EXPECT_EQ(names_of(R"("author": "https://larn.example/ann", "authors": "ann_lee")"), Names{});
  EXPECT_EQ(names_of(R"("author": "1234567", "authors": "ann@larn.example")"), Names{});
  EXPECT_EQ(names_of(R"("authorPhoto": "Ann Lee", "authorType": "Staff")"), Names{});
  EXPECT_EQ(names_of(R"("author": "more by author")"), Names{});
}

TEST(ScriptedAuthors, KnowWhichNamesStandTogether) {
  const html::Page page = html::read_page(
      "<p>" +
      script(R"("author": [{"name": "Ann Lee"}, {"name": "Bo Moe"}], "authors": "Cy Fox")") +
      "</p>");
  const metadata::Wording wording(metadata::Labels::shipped(), "en");
  const auto authors = metadata::scripted_authors(page.declarations, wording);
  ASSERT_EQ(authors.size(), 3U);
  EXPECT_EQ(authors[0].names, 2U);
  EXPECT_EQ(authors[1].text, authors[0].text);
  EXPECT_EQ(authors[1].order, 1U);
  EXPECT_NE(authors[2].text, authors[0].text);
  EXPECT_EQ(authors[2].names, 1U);
}

Names authors(std::string_view members, std::string_view byline) {
  return extract_html(bridge_page(script(members), "<h1>" + std::string(kBridgeTitle) + "</h1>" +
                                                       std::string(byline)))
      .authors;
}

TEST(ScriptedAuthors, AreTakenWhereThePageNamesNobody) {
  EXPECT_EQ(authors("", ""), Names{});
  EXPECT_EQ(authors(R"("pageAuthor": "Ann Lee")", ""), Names{"Ann Lee"});
  EXPECT_EQ(authors(R"("pageAuthor": "Ann Lee")",
                    "<p class=\"byline\">By <a rel=\"author\" href=\"/author/bo\">Bo Moe</a></p>"
                    "<p>12 January 2024</p>"),
            Names{"Bo Moe"});
}

TEST(ScriptedAuthors, CompleteTheByline) {
  const std::string_view byline =
      "<p class=\"byline\">By <a rel=\"author\" href=\"/author/ann\">Ann Lee</a></p>";
  EXPECT_EQ(authors(R"("authors": "Ann Lee, Bo Moe")", byline), (Names{"Ann Lee", "Bo Moe"}));
  EXPECT_EQ(authors(R"("authors": "Cy Fox, Bo Moe")", byline), Names{"Ann Lee"});
}

TEST(ScriptedAuthors, StandForTheSignOfAByline) {
  std::vector<metadata::AuthorCandidate> candidates(2);
  candidates[0].name = "ale";
  candidates[1].name = "Bo Moe";
  metadata::drop_signs(std::vector<metadata::ScriptedAuthor>{{"Ann Lee", "ale"}}, candidates);
  ASSERT_EQ(candidates.size(), 1U);
  EXPECT_EQ(candidates[0].name, "Bo Moe");
}

}  // namespace
}  // namespace newsfold::extract

#include "fingerprint/imprint.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "fingerprint/event_days.h"
#include "fingerprint/tokens.h"

namespace newsfold::fingerprint {
namespace {

Article article(std::string text) {
  Article out;
  out.text = std::move(text);
  out.language = "en";
  out.authors = {"Ada Quill"};
  out.date.published = to_day({2025, 3, 20});
  return out;
}

std::vector<std::string> imprint_of(const Article& article) {
  std::vector<std::string> out;
  for (const ByteSpan& span : imprint(article)) {
    out.push_back(article.text.substr(span.begin, span.end - span.begin));
  }
  return out;
}

TEST(Imprint, IsShortLinesWithAnAuthorOrTheDayOfPublication) {
  const Article a = article(
      "Ferry sinks\nBy Ada Quill\n\nMarch 20, 2025\nA ferry sank off Marrow.\n\nPosted March 3, "
      "2025");
  EXPECT_EQ(imprint_of(a), (std::vector<std::string>{"By Ada Quill", "March 20, 2025"}));
}

TEST(Imprint, LongLinesLoseTheDayOnlyWhereATimeStandsBesideIt) {
  const std::string before = "One two three four five six seven eight nine ten eleven twelve ";
  EXPECT_EQ(imprint_of(article(before + "on March 20, 2025 at 10:45 pm in Marrow Point")),
            (std::vector<std::string>{"March 20, 2025 at 10:45 pm"}));
  EXPECT_TRUE(
      imprint_of(article(before + "on March 20, 2025 in Marrow Point by Ada Quill")).empty());
}

TEST(Imprint, IsNoShortSentenceButABylineMayEndAsOne) {
  EXPECT_TRUE(imprint_of(article("The mayor of Marrow died on March 20, 2025.")).empty());
  EXPECT_EQ(imprint_of(article("Post written by Ada Quill.")),
            (std::vector<std::string>{"Post written by Ada Quill."}));
}

TEST(Imprint, OfAnUndatedTextIsItsBylines) {
  Article a = article("By Ada Quill\nMarch 20, 2025");
  a.date.published.reset();
  EXPECT_EQ(imprint_of(a), (std::vector<std::string>{"By Ada Quill"}));
}

TEST(Imprint, GivesNoTokensNoDaysAndNoOpening) {
  AnnotatedArticle a;
  a.article = article("March 20, 2025\nFerry sinks off Marrow\nBy Ada Quill\nIt sank on March 19.");
  a.entities.emplace_back();
  a.entities[0].name = "Ada Quill";
  a.entities[0].mentions = {{41, 50}};
  const TokenizedArticle found = tokenize(a);
  EXPECT_TRUE(found.occurrences.empty());
  ASSERT_EQ(found.tokens.size(), 9U);
  EXPECT_EQ(std::count_if(found.tokens.begin(), found.tokens.end(),
                          [](const Token& token) { return token.zone == Zone::kTitle; }),
            4);
  const auto days = spoken_days(a.article, found).days;
  ASSERT_EQ(days.size(), 1U);
  EXPECT_EQ(days[0].month_day, 319U);
}

}  // namespace
}  // namespace newsfold::fingerprint

#include "newsfold/extract/extract.h"

#include <algorithm>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

#include "newsfold/base/calendar.h"
#include "newsfold/text/utf8.h"
#include "support/temporary_folder.h"

namespace newsfold::extract {
namespace {

RawDocument document(std::string content) {
  RawDocument raw;
  raw.id = "0";
  raw.content = std::move(content);
  return raw;
}

const std::string kDump =
    "Skip to content\nMenu\nHome\nSports\n\nRiver floods three villages in the northern valley\n\n"
    "By Ada Example\nShare\n\n"
    "The river left its bed on Monday night and flooded three villages in the northern valley, the "
    "rescue service said.\n\n"
    "About two hundred people had to leave their homes. Nobody was hurt, according to the district "
    "office.\n\n"
    "The water rose by two metres within an hour, witnesses said. Helpers filled sandbags until "
    "the morning.\n\n"
    "The government promised help for the villages. A meeting of the council is planned for the "
    "end of the week.\n\n"
    "Related articles\nTen tips for your garden\nWhy the bridge is closed\n\n"
    "Sign up for our newsletter\n© 2031 Example Media. All rights reserved.\n";

TEST(Extract, KeepsTheArticleAndNotTheFurniture) {
  const Article article = Extractor(builtin_data(), {default_keep()}).extract(document(kDump));
  EXPECT_NE(article.text.find("The river left its bed"), std::string::npos);
  EXPECT_NE(article.text.find("end of the week."), std::string::npos);
  for (const char* furniture :
       {"Skip to", "Menu", "Share", "garden", "newsletter", "rights reserved", "By Ada"}) {
    EXPECT_EQ(article.text.find(furniture), std::string::npos) << furniture;
  }
}

TEST(Extract, KeepAndDropChooseKinds) {
  Options options{default_keep()};
  options.keep[static_cast<std::size_t>(LineKind::kBody)] = false;
  options.keep[static_cast<std::size_t>(LineKind::kShare)] = true;
  const Article article = Extractor(builtin_data(), options).extract(document(kDump));
  EXPECT_EQ(article.text.find("The river left its bed"), std::string::npos);
  EXPECT_NE(article.text.find("Share"), std::string::npos);
}

TEST(Extract, AGivenArticleIsLeftAlone) {
  RawDocument raw = document("Share\n\nMenu\n");
  raw.kind = ContentKind::kArticle;
  Options options{default_keep()};
  options.keep_removed = true;
  const Article article = Extractor(builtin_data(), options).extract(raw);
  EXPECT_EQ(article.text, raw.content);
  EXPECT_TRUE(article.removed.empty());
}

// Its lines are not classified, and its author is found all the same.
TEST(Extract, AGivenArticleWithTitleAndDateKeepsItsByline) {
  RawDocument raw = document(
      "By Jane Roelofs\n\nThe council of Harlow bought two ferries on Friday, the mayor said.\n\n"
      "They will sail in spring, and cost nine million euros.\n");
  raw.kind = ContentKind::kArticle;
  raw.title = "Council buys two ferries";
  raw.date = to_day({2026, 1, 2});
  const Article article = Extractor(builtin_data(), {default_keep()}).extract(raw);
  EXPECT_EQ(article.authors, std::vector<std::string>{"Jane Roelofs"});
  EXPECT_EQ(article.text, raw.content);
}

TEST(Extract, UserRulesWin) {
  const TemporaryFolder folder;
  const std::string path = folder.file("rules.tsv");
  std::ofstream(path) << "body\texact\tshare\nlegal\tcontains\tnobody was hurt\n";
  const auto data = load_data({path});
  ASSERT_TRUE(data.ok());
  const Article article = Extractor(data.value(), {default_keep()}).extract(document(kDump));
  EXPECT_NE(article.text.find("Share"), std::string::npos);
  EXPECT_EQ(article.text.find("Nobody was hurt"), std::string::npos);
}

TEST(Extract, BadRulesAreRefused) {
  EXPECT_FALSE(load_data({"/nonexistent/rules.tsv"}).ok());
  const TemporaryFolder folder;
  const std::string path = folder.file("bad_rules.tsv");
  std::ofstream(path) << "legal\tcontains\n";
  const auto data = load_data({path});
  ASSERT_FALSE(data.ok());
  EXPECT_EQ(data.error().code, ErrorCode::kBadData);
}

TEST(Extract, ShippedDataLoads) { ASSERT_TRUE(load_data({}).ok()); }

// Lines of invented words, marks and furniture, blank ones among them.
std::string random_dump(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      "river", "Bridge",  "the",         "of", "2031",         "said.", "“Why?”", "|",
      "Share", "Related", "Комментарии", "川", "\xEF\xBB\xBF", "...",   "@x",     "©"};
  std::string text;
  const std::size_t lines = random() % 60;
  for (std::size_t i = 0; i < lines; ++i) {
    const std::size_t words = random() % 4 == 0 ? 0 : random() % 30;
    for (std::size_t w = 0; w < words; ++w)
      text.append(kPieces[random() % kPieces.size()]).append(random() % 9 ? " " : "");
    text += '\n';
  }
  return text;
}

std::vector<std::string> lines_of(const std::string& content) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    out.push_back(content.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

TEST(ExtractProperty, KeptAndRemovedAreTheInput) {
  std::mt19937 random(7);
  Options options{default_keep()};
  options.keep_removed = true;
  options.record_lines = true;
  const Extractor extractor(builtin_data(), options);
  for (int round = 0; round < 200; ++round) {
    const RawDocument raw = document(random_dump(random));
    const std::vector<std::string> lines = lines_of(raw.content);
    const Article article = extractor.extract(raw);
    ASSERT_EQ(article.lines.size(), lines.size());
    std::size_t removed = 0;
    std::size_t text = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const LineVerdict& verdict = article.lines[i];
      EXPECT_EQ(verdict.number, i + 1);
      EXPECT_EQ(raw.content.substr(verdict.begin, verdict.end - verdict.begin), lines[i]);
      if (verdict.kind == LineKind::kBlank) continue;
      EXPECT_FALSE(verdict.rule.empty());
      EXPECT_LE(verdict.confidence, 1000);
      if (verdict.kept) {
        const std::size_t at = article.text.find(
            lines[i].substr(lines[i].find_first_not_of(" \xEF\xBB\xBF"), 1), text);
        ASSERT_NE(at, std::string::npos);
        text = at;
      } else {
        ASSERT_LT(removed, article.removed.size());
        EXPECT_EQ(article.removed[removed].number, verdict.number);
        EXPECT_EQ(article.removed[removed++].text, lines[i]);
      }
    }
    EXPECT_EQ(removed, article.removed.size());
  }
}

TEST(ExtractProperty, RandomBytesDoNotCrashAndRepeat) {
  std::mt19937 random(11);
  const Extractor extractor(builtin_data(), {default_keep()});
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 3000, ' ');
    for (char& c : bytes) c = static_cast<char>(random() % 7 == 0 ? '\n' : random());
    std::size_t replaced = 0;
    const RawDocument raw = document(text::replace_invalid(bytes, replaced));
    EXPECT_EQ(extractor.extract(raw).text, extractor.extract(raw).text);
  }
}

TEST(ExtractProperty, HugeLines) {
  const Extractor extractor(builtin_data(), {default_keep()});
  EXPECT_EQ(extractor.extract(document(std::string(3000000, 'a'))).id, "0");
  EXPECT_EQ(extractor.extract(document(std::string(300000, '\n'))).text, "");
  std::string words;
  for (int i = 0; i < 200000; ++i) words += "the river rose. ";
  EXPECT_LE(extractor.extract(document(words)).text.size(), words.size());
}

TEST(Extract, VeryManyLinesAreReadInPieces) {
  std::string dump;
  for (int i = 0; i < 120000; ++i) dump += "x\n";
  const std::string paragraph =
      "The harbour council voted on Tuesday to close the old ferry pier for repairs. Engineers "
      "found "
      "rust in eleven of the forty steel posts that carry the deck.";
  dump += "\n" + paragraph + "\n";
  Options options{default_keep()};
  options.record_lines = true;
  const Article article = Extractor(builtin_data(), options).extract(document(dump));
  ASSERT_EQ(article.lines.size(), 120002U);
  EXPECT_EQ(article.lines.back().number, 120002U);
  EXPECT_EQ(article.text, paragraph);
}

}  // namespace
}  // namespace newsfold::extract

#include "extract/phrases.h"

#include <gtest/gtest.h>

namespace newsfold::extract {
namespace {

// The kinds hit in a line, in order, as "kind/phrase".
std::vector<std::string> hits(const Phrases& phrases, std::string_view line) {
  std::vector<Word> words;
  measure_line(line, words);
  std::vector<std::string> out;
  phrases.match(words, [&out](const PhraseRule& rule) {
    out.push_back(std::string(line_kind_name(rule.kind)) + "/" + rule.phrase);
  });
  return out;
}

Phrases build(std::string_view rules) {
  Phrases phrases;
  const Status status = phrases.add(rules, "test", false);
  EXPECT_TRUE(status.ok());
  phrases.build();
  return phrases;
}

using Hits = std::vector<std::string>;

TEST(Phrases, EachWayOfMatching) {
  const Phrases phrases = build(
      "share\texact\tshare this\nrelated\tprefix\tread more\ncaption\tsuffix\tby our "
      "camera\nnewsletter\tcontains\tyour inbox\n");
  EXPECT_EQ(hits(phrases, "Share this!"), Hits{"share/share this"});
  EXPECT_EQ(hits(phrases, "Share this bread"), Hits{});
  EXPECT_EQ(hits(phrases, "READ  MORE: a flood in the valley"), Hits{"related/read more"});
  EXPECT_EQ(hits(phrases, "They read more books"), Hits{});
  EXPECT_EQ(hits(phrases, "The bridge, by our camera"), Hits{"caption/by our camera"});
  EXPECT_EQ(hits(phrases, "News in your inbox, daily"), Hits{"newsletter/your inbox"});
}

TEST(Phrases, OverlappingPhrasesAreAllFound) {
  const Phrases phrases = build(
      "tags\tcontains\tb c\nshare\tcontains\ta b c d\nlegal\tcontains\tc\ncookie\tcontains\tb c "
      "x\n");
  EXPECT_EQ(hits(phrases, "a b c d"), (Hits{"tags/b c", "legal/c", "share/a b c d"}));
  EXPECT_EQ(hits(phrases, "a b c x"), (Hits{"tags/b c", "legal/c", "cookie/b c x"}));
}

TEST(Phrases, NumbersApostrophesAndSignsFold) {
  const Phrases phrases = build(
      "media-notice\texact\t0 min read\neditor-note\tprefix\teditor's note\nlegal\tprefix\t©\n");
  EXPECT_EQ(hits(phrases, "12 min read"), Hits{"media-notice/0 min read"});
  EXPECT_EQ(hits(phrases, "Editor’s Note: names were changed"), Hits{"editor-note/editor's note"});
  EXPECT_EQ(hits(phrases, "© 2031 The Valley Courier"), Hits{"legal/©"});
}

TEST(Phrases, IdeographsNeedNoSpaces) {
  const Phrases phrases = build("related\tcontains\t相关阅读\n");
  EXPECT_EQ(hits(phrases, "更多相关阅读内容"), Hits{"related/相关阅读"});
}

TEST(Phrases, BadRowsAreNamed) {
  for (const char* row : {"related\texact", "nonsense\texact\tx", "related\tsometimes\tx",
                          "related\texact\t...", "related\texact\tx\tperhaps", "blank\texact\tx"}) {
    Phrases phrases;
    const Status status = phrases.add(std::string("# comment\n") + row + "\n", "my.tsv", true);
    ASSERT_FALSE(status.ok()) << row;
    EXPECT_EQ(status.error().code, ErrorCode::kBadData);
    EXPECT_NE(status.error().message.find("my.tsv:2"), std::string::npos) << status.error().message;
  }
}

}  // namespace
}  // namespace newsfold::extract

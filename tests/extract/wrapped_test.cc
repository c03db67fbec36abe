#include "extract/wrapped.h"

#include <string>

#include <gtest/gtest.h>

#include "newsfold/extract/extract.h"

namespace newsfold::extract {
namespace {

const std::string kFerry =
    "The ferry to the northern islands stopped on Monday because of a storm that nobody had seen "
    "coming, the operator said, and some three hundred passengers slept in the harbour hall until "
    "the wind dropped early in the morning. Bread and milk ran short on two of the islands.";
const std::string kBridge =
    "The old bridge over the Larn, which carries most of the traffic to the quay, was closed to "
    "lorries in the meantime, after engineers found cracks in two of its piers. The council "
    "expects the repair to last four months and to cost more than the bridge did when it was new.";

// As `fold -s` does, without the space at the end of a line.
std::string broken(std::string_view text, std::size_t width) {
  std::string out;
  while (text.size() > width) {
    const std::size_t space = text.rfind(' ', width);
    out.append(text.substr(0, space)).append("\n");
    text.remove_prefix(space + 1);
  }
  return out.append(text);
}

std::size_t joined_lines(const std::string& text) { return join_wrapped(split_lines(text)).size(); }

TEST(Wrapped, ParagraphsBecomeLinesAgain) {
  const std::string text =
      "Storm stops the ferry\n\n" + broken(kFerry, 60) + "\n\n" + broken(kBridge, 60) + "\n";
  const auto lines = join_wrapped(split_lines(text));
  ASSERT_EQ(lines.size(), 5u);
  EXPECT_EQ(lines[0].text, "Storm stops the ferry");
  EXPECT_EQ(unwrapped(lines[2].text), kFerry);
  EXPECT_EQ(unwrapped(lines[4].text), kBridge);
  EXPECT_EQ(lines[2].number, 3u);
  EXPECT_EQ(text.substr(lines[2].begin, lines[2].end - lines[2].begin), broken(kFerry, 60));
}

TEST(Wrapped, OneAddressMayBeLonger) {
  const std::string address = "\n\nhttps://example.org/" + std::string(120, 'x');
  const std::string text = broken(kFerry, 60) + "\n\n" + broken(kBridge, 60) + address;
  EXPECT_EQ(joined_lines(text), 5u);
  EXPECT_GT(joined_lines(text + address + address), 9u);
}

TEST(Wrapped, WhatIsShortForAnotherReasonStays) {
  // Unbroken paragraphs; a list of headlines; a poem.
  const std::string prose = kFerry + "\n\n" + kBridge + "\n";
  EXPECT_EQ(joined_lines(prose), 3u);
  std::string headlines, poem;
  for (const char* line :
       {"Council puts off vote on market square until spring", "Ferry timetable to change",
        "Two held after fire at disused mill on the Larn", "School roof to cost twice the estimate",
        "Harbour master retires", "Storm stops the ferry to the northern islands",
        "Old bridge closed to lorries", "Bread runs short on two islands after the storm",
        "Lighthouse lamp mended", "Mayor to stand again", "New quay opens in June, council says",
        "Fishermen find a bell"}) {
    headlines.append(line).append("\n");
    poem.append("The wind has turned and does not turn again,\nAnd so shall we\n");
  }
  EXPECT_EQ(joined_lines(headlines), 12u);
  EXPECT_EQ(joined_lines(poem), 24u);
}

TEST(Wrapped, TheTextIsThatOfTheUnbrokenDump) {
  Options options;
  options.keep = default_keep();
  const Extractor extractor(builtin_data(), options);
  RawDocument document;
  document.kind = ContentKind::kDump;
  document.content = "Storm stops the ferry\n\n" + kFerry + "\n\n" + kBridge + "\n\nRead more\n";
  const std::string text = extractor.extract(document).text;
  EXPECT_EQ(text, kFerry + "\n\n" + kBridge);
  document.content = "Storm stops the ferry\n\n" + broken(kFerry, 72) + "\n\n" +
                     broken(kBridge, 72) + "\n\nRead more\n";
  EXPECT_EQ(extractor.extract(document).text, text);
  const std::string title =
      "Council puts off the vote on the old market square until the spring of next year, mayor "
      "says";
  document.content = broken(title, 60) + "\n\nBy Tom Fenn\n\n" + broken(kFerry, 60) + "\n\n" +
                     broken(kBridge, 60) + "\n";
  EXPECT_EQ(extractor.extract(document).title, title);
}

}  // namespace
}  // namespace newsfold::extract

#include "extract/metadata/document_headline.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extract/bridge_pages.h"

namespace newsfold::extract {
namespace {

std::string title(std::string_view head, std::string_view heading) {
  return extract_html(bridge_page(head, std::string(heading) + "<p>By Cy Moe</p>")).title;
}

TEST(DocumentHeadline, HasAKickerThatTheHeadingLacks) {
  const std::string head = "<title>Floods on the Larn: " + std::string(kBridgeTitle) + "</title>";
  const std::string heading = "<h1>" + std::string(kBridgeTitle) + "</h1>";
  EXPECT_EQ(title(head, heading), "Floods on the Larn: " + std::string(kBridgeTitle));
  // A script calls the page by its heading.
  EXPECT_EQ(title(head + script("\"title\": \"" + std::string(kBridgeTitle) + "\""), heading),
            kBridgeTitle);
}

TEST(DocumentHeadline, LacksAKickerThatTheHeadingHas) {
  const std::string head = "<title>" + std::string(kBridgeTitle) + "</title>";
  EXPECT_EQ(title(head, "<h1>Floods / " + std::string(kBridgeTitle) + "</h1>"), kBridgeTitle);
  EXPECT_EQ(title(head, "<h1>Floods: " + std::string(kBridgeTitle) + "</h1>"),
            "Floods: " + std::string(kBridgeTitle));
}

TEST(DocumentHeadline, GoesOnInASecondLine) {
  EXPECT_EQ(title("<title>Larn has it: the valley of bridges</title>",
                  "<h1><div>Larn has it:</div><div>the valley of bridges</div></h1>"),
            "Larn has it: the valley of bridges");
}

TEST(DocumentHeadline, IsNotWhatOnlySearchEnginesAreTold) {
  const std::string search = "Larn bridge: lorries banned after cracks found in piers";
  const std::string head = "<title>" + search + "</title>" +
                           script("\"seoTitle\": \"" + search + "\", \"pageTitle\": \"" + search +
                                  "\", \"headline\": \"" + std::string(kBridgeTitle) + "\"");
  EXPECT_EQ(title(head, "<h1>" + std::string(kBridgeTitle) + "</h1>"), kBridgeTitle);
}

}  // namespace
}  // namespace newsfold::extract

// Pages of other sorts than the plain article, all invented.
#include <gtest/gtest.h>

#include "extract/metadata_pages.h"

namespace newsfold::extract {
namespace {

Article extract_html(std::string content) {
  static const Extractor extractor(builtin_data(), {default_keep()});
  RawDocument document;
  document.id = "page";
  document.kind = ContentKind::kPage;
  document.content = std::move(content);
  return extractor.extract(document);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void expect_no_article(std::string_view content) {
  const Article page = extract_page(content);
  EXPECT_EQ(page.status, ArticleStatus::kNotArticle);
  EXPECT_EQ(page.text, "");
  std::string all;
  for (const RemovedLine& line : page.removed) all += line.text + "\n";
  std::string filled;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    if (end > begin) filled.append(content.substr(begin, end - begin)).append("\n");
    begin = end + 1;
  }
  EXPECT_EQ(all, filled) << "what is no article can be had back";
}

TEST(PageSorts, AConsentWallIsNoArticle) {
  expect_no_article(
      "Harbour Ledger\nSkip to content\nWe value your privacy\n"
      "We and our 812 partners store and access information on a device, such as cookies, and "
      "process "
      "personal data, such as unique identifiers, for personalised advertising and content, "
      "audience "
      "research and services development.\n"
      "With your permission we and our partners may use precise geolocation data and "
      "identification "
      "through device scanning. You may click to consent to our and our partners' processing, or "
      "change your preferences before consenting.\n"
      "MORE OPTIONS\nDISAGREE\nAGREE\n");
  expect_no_article(
      "Elbtal-Tageblatt\nMit Werbung und Cookies weiterlesen\n"
      "Wir und unsere Partner verarbeiten Ihre Daten: Speicherung von oder Zugriff auf "
      "Informationen "
      "auf einem Endgerät. Personalisierte Werbung und Inhalte, Messung von Werbeleistung, "
      "Zielgruppenforschung sowie Entwicklung und Verbesserung von Angeboten. Ihre Zustimmung "
      "können "
      "Sie jederzeit in der Datenschutzerklärung widerrufen.\n"
      "Akzeptieren und weiter\nImpressum\nDatenschutz\n");
}

TEST(PageSorts, AConsentNoticeLeavesTheArticleBelowItAlone) {
  const Article page = extract_page(
      "We and our partners store and access information on a device and process personal data for "
      "personalised advertising, audience research and services development. You may withdraw your "
      "consent or object to such processing at any time. We use cookies for that.\nAccept all\n\n"
      "Cracks close the Larn bridge\n\n" +
      std::string(kBridgeText));
  EXPECT_EQ(page.status, ArticleStatus::kArticle);
  EXPECT_TRUE(holds(page.text, "The work will take four months"));
  EXPECT_FALSE(holds(page.text, "our partners"));
}

TEST(PageSorts, AnErrorPageIsNoArticle) {
  expect_no_article(
      "Northgate Post\nNews\nSport\n\nSorry, we couldn't find that page\n"
      "The page you were looking for may have moved, or the link may be out of date.\n\nMost read\n"
      "Council backs plan for new bridge over the Larn after years of delay\n"
      "Two held after fire at disused mill on the edge of the town\n"
      "Try searching for it or go back to the home page.\n");
}

TEST(PageSorts, AListOfStoriesIsNoArticle) {
  expect_no_article(
      "Northgate Post\nNews\nSport\n\nLocal news\nThe latest from Northgate and around\n\n"
      "Council backs plan for new bridge\nMembers voted nine to four on Tuesday night after a "
      "debate "
      "that lasted three hours.\n1 hour ago\nRead more\n\n"
      "Two held after fire at disused mill\nA man and a woman were being questioned on Wednesday, "
      "police said.\n2 hours ago\nRead more\n\n"
      "Ferry timetable to change\nThe operator says the change will spare passengers from waiting "
      "in "
      "storms.\n3 hours ago\nRead more\n\n"
      "School roof to cost twice the estimate\nAuditors say the contract was signed before anyone "
      "had "
      "looked at the beams.\n5 hours ago\nRead more\n\n"
      "Harbour master retires\nHe piloted more than two thousand ships and never lost one.\n"
      "6 hours ago\nRead more\n\nLoad more\n");
}

TEST(PageSorts, APromptToSubscribeCutsTheTextShort) {
  const std::vector<std::pair<std::string, std::string>> pages = {
      {"The old bridge over the Larn was closed to lorries after cracks were found in two of its "
       "piers, the council said.",
       "This article is for subscribers only."},
      {"De oude brug over de Larn is dicht voor vrachtwagens nadat ingenieurs scheuren vonden in "
       "twee "
       "pijlers, meldt de gemeente.",
       "Dit artikel is alleen voor abonnees"},
      {"Stary most na Larnie zamknięto dla ciężarówek, gdy inżynierowie znaleźli pęknięcia w dwóch "
       "filarach, podał ratusz.",
       "Artykuł tylko dla subskrybentów"},
      {"Старый мост через Ларн закрыли для грузовиков после того, как инженеры нашли трещины в "
       "двух "
       "опорах, сообщила мэрия.",
       "Материал доступен только для подписчиков"},
      {"Larn üzerindeki eski köprü, mühendislerin iki ayağında çatlaklar bulmasının ardından "
       "kamyonlara kapatıldı, dedi belediye.",
       "Bu içerik yalnızca abonelere özeldir"},
      {"市政府表示，工程师在两个桥墩上发现裂缝后，拉恩河上的旧桥已禁止卡车通行，维修将持续四个月。",
       "本文为付费内容，订阅后阅读全文"},
      {"시는 기술자들이 두 교각에서 균열을 발견한 뒤 란강의 오래된 다리에 트럭 통행을 금지했다고 "
       "밝혔다.",
       "유료 회원 전용 기사입니다"}};
  for (const auto& [text, prompt] : pages) {
    const Article page = extract_page("Larn Post\n\n" + text + "\n\n" + prompt + "\n");
    EXPECT_EQ(page.status, ArticleStatus::kPaywalled) << prompt;
    EXPECT_TRUE(holds(page.text, text)) << page.text;
    EXPECT_FALSE(holds(page.text, prompt)) << prompt;
  }
}

TEST(PageSorts, ALiveBlogKeepsItsPosts) {
  const Article page = extract_page(
      "Northgate Post\nNews\n\nLive: Storm Nora reaches the coast\n\nTom Fenn\n\n11:42\n"
      "Power is back in most of the town\n"
      "Engineers have restored power to about four thousand homes, the operator says. Some three "
      "hundred on the eastern shore are still without it.\nShare\n\n11:05\n"
      "Bridge closed in both directions\nPolice have closed the Larn bridge after a lorry was "
      "blown on "
      "to its side. Nobody was hurt, and the road will open again once the wind "
      "drops.\nShare\n\n10:20\n"
      "Schools to stay shut on Friday\nAll schools in the district will stay shut tomorrow, the "
      "council "
      "has decided. Parents will be told by text message when classes resume.\nShare\n\n"
      "© 2025 Northgate Post\n");
  EXPECT_EQ(page.status, ArticleStatus::kArticle);
  for (const char* post : {"restored power", "blown on to its side", "told by text message"})
    EXPECT_TRUE(holds(page.text, post)) << post;
  for (const char* furniture : {"11:05", "Share", "©"}) EXPECT_FALSE(holds(page.text, furniture));
}

TEST(PageSorts, CommentsStayOutOfTheText) {
  const Article page = extract_page(
      "Northgate Post\nNews\n\nCracks close the Larn bridge to lorries\nBy Tom Fenn\n16 March "
      "2025\n\n" +
      std::string(kBridgeText) +
      "\n3 comments\nSort by newest\noldsailor\n3 hours ago\n"
      "I have driven over that bridge for thirty years and everyone knew that the piers were "
      "rotten. "
      "Nobody at the county ever listens to the people who live here.\nReply\nLike\n4\n"
      "bridgewatcher\n5 hours ago\n"
      "They spent the money on the new roundabout instead. What did they think would happen when "
      "lorries cross it every two minutes?\nReply\nLike\n11\n"
      "J. Marsh\n6 hours ago\nWell written article. I hope that they fix it soon, because my "
      "commute "
      "has doubled.\nReply\nLike\nLoad more comments\n");
  EXPECT_TRUE(holds(page.text, "no answer in winter"));
  for (const char* comment : {"rotten", "roundabout", "my commute"})
    EXPECT_FALSE(holds(page.text, comment)) << comment;
}

TEST(PageSorts, AnAcceleratedPageKeepsItsArticleOnly) {
  const Article page = extract_html(
      "<!doctype html><html amp lang=en><head><title>Cracks close bridge - Northgate "
      "Post</title></head>"
      "<body><amp-sidebar layout=nodisplay><ul><li><a "
      "href=/>Home</a></li></ul></amp-sidebar><article>"
      "<h1>Cracks close bridge to lorries</h1><p>By Tom Fenn</p>"
      "<p>The bridge over the Larn was closed to lorries on Sunday after engineers found cracks in "
      "two "
      "of its piers. Cars may still cross at walking pace, the county said.</p>"
      "<amp-ad width=300><div fallback>Advertisement could not be shown</div></amp-ad>"
      "<amp-iframe src=map><p placeholder>Loading the map of the bridge</p></amp-iframe>"
      "<p>Hauliers fear detours of up to forty kilometres, said Mona Reeve, who runs a fleet of "
      "twelve "
      "lorries on both banks of the river.</p></article></body></html>");
  EXPECT_TRUE(holds(page.text, "Hauliers fear detours"));
  EXPECT_TRUE(holds(page.text, "at walking pace"));
  for (const char* stand_in : {"Home", "could not be shown", "Loading the map"})
    EXPECT_FALSE(holds(page.text, stand_in)) << stand_in;
}

TEST(PageSorts, WhatStandsInForAWidgetIsNoText) {
  const std::string prose =
      "The bridge over the Larn was closed to lorries on Sunday after engineers found cracks in "
      "two of its piers, the county said.";
  const Article page = extract_html("<article><h1>Cracks close bridge</h1><p>" + prose +
                                    "</p><x-map><div fallback><p>The map shows the bridge, the "
                                    "road to it and all detours of the week.</p></div></x-map><p>" +
                                    prose + " Cars may cross.</p></article>");
  EXPECT_TRUE(holds(page.text, "Cars may cross"));
  EXPECT_FALSE(holds(page.text, "The map shows"));
}

TEST(PageSorts, PreformattedTextIsKeptWhole) {
  const Article page = extract_html(
      "<title>How we count the ferries</title><main><h1>How we count the ferries</h1>"
      "<p>Every crossing leaves a line in the harbour's log, and until last year a clerk counted "
      "them "
      "by hand. This note shows the small program that replaced the tally sheet.</p>"
      "<pre><code>import sys\n\nMOST = 4096\ndef count(path):\n    total = 0\n"
      "    with open(path) as log:\n        for line in log:\n            if \"departed\" in "
      "line:\n"
      "                total += 1\n    return total\nprint(count(sys.argv[1]))\n</code></pre>"
      "<p>It reads the log once, adds one for each departure, and prints the sum. On a wet evening "
      "in "
      "March it agreed with the clerk to the last boat.</p></main>");
  for (const char* line : {"import sys", "MOST = 4096", "total += 1", "return total"})
    EXPECT_TRUE(holds(page.text, line)) << line;
}

}  // namespace
}  // namespace newsfold::extract

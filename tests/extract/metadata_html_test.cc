#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "extract/bridge_pages.h"
#include "extract/html/page.h"
#include "extract/lines.h"
#include "extract/metadata/declared.h"
#include "extract/metadata/document_title.h"
#include "extract/metadata/json_ld.h"
#include "extract/metadata/markup.h"
#include "extract/metadata/page.h"

namespace newsfold::extract {
namespace {

constexpr std::string_view kTitle = kBridgeTitle;

std::string page(std::string_view head, std::string_view above, std::string_view heading = kTitle) {
  return bridge_page(head, "<h1>" + std::string(heading) + "</h1>" + std::string(above));
}

std::string linked(std::string_view members) {
  return R"(<script type="application/ld+json">{"@type":"NewsArticle",)" + std::string(members) +
         "}</script>";
}

TEST(HtmlMetadata, IsWhatJsonLdDeclares) {
  const Article article = extract_html(page(
      linked(R"("headline":"Cracks close the Larn bridge","datePublished":"2025-03-16T08:00:00Z",
                     "dateModified":"2025-03-18","author":[{"@type":"Person","name":"Ann Lee"},
                     {"@type":"Person","name":"Bo de Wit"}])"),
      "<p>By Cy Moe</p><p>12 January 2024</p>"));
  EXPECT_EQ(article.title, "Cracks close the Larn bridge");
  EXPECT_EQ(day_text(article.date.published), "2025-03-16");
  EXPECT_EQ(article.date.source, DateSource::kMeta);
  EXPECT_EQ(article.authors, (std::vector<std::string>{"Ann Lee", "Bo de Wit"}));
}

TEST(HtmlMetadata, PartsDeclaredNamesAtMarksWithoutBlanks) {
  const auto authors = [](std::string_view declared) {
    return extract_html(
               page("<meta name=\"author\" content=\"" + std::string(declared) + "\">", ""))
        .authors;
  };
  EXPECT_EQ(authors("Ann Lee,Bo Moe/Cy Fox"),
            (std::vector<std::string>{"Ann Lee", "Bo Moe", "Cy Fox"}));
  EXPECT_EQ(authors("김가람,이보미"), (std::vector<std::string>{"김가람", "이보미"}));
  EXPECT_EQ(authors("林一、森二"), (std::vector<std::string>{"林一", "森二"}));
}

TEST(HtmlMetadata, ContinuesAHeadlineThatWasCutShort) {
  const Article article =
      extract_html(page(linked(R"("headline":"Cracks in two piers close the...")"), ""));
  EXPECT_EQ(article.title, kTitle);
}

TEST(HtmlMetadata, DropsTheOutletFromDeclaredTitles) {
  const Article article = extract_html(
      page("<meta property=\"og:site_name\" content=\"Larn Post\"><meta property=\"og:title\" "
           "content=\"Cracks close the Larn bridge - Larn Post\">",
           ""));
  EXPECT_EQ(article.title, "Cracks close the Larn bridge");
}

TEST(HtmlMetadata, IgnoresADeclaredTitleThatIsNotOfThePage) {
  const Article article = extract_html(
      page("<meta property=\"og:title\" content=\"Unrelated wording altogether\">", ""));
  EXPECT_EQ(article.title, kTitle);
}

TEST(HtmlMetadata, IgnoresADeclaredTitleThatIsTheSummary) {
  constexpr std::string_view kSummary = "The town council asks the county for help with the bridge";
  const auto title = [&](std::string_view document_title) {
    return extract_html(page("<title>" + std::string(document_title) +
                                 "</title><meta name=description content=\"" +
                                 std::string(kSummary) + "\">" +
                                 linked("\"headline\":\"" + std::string(kSummary) + "\""),
                             "<h2>" + std::string(kSummary) + "</h2>"))
        .title;
  };
  EXPECT_EQ(title(std::string(kTitle) + " - Larn Post"), kTitle);
  EXPECT_EQ(title(std::string(kSummary) + " - Larn Post"), kSummary);
}

TEST(HtmlMetadata, BelievesMetaElementsThatAgree) {
  const Article article = extract_html(page(
      "<meta property=\"article:published_time\" content=\"2025-03-16T23:30:00+01:00\"><meta "
      "name=\"pubdate\" content=\"20250316\"><meta name=author content=\"By Ann Lee and Bo Moe\">",
      ""));
  EXPECT_EQ(day_text(article.date.published), "2025-03-16");
  EXPECT_GT(article.date.confidence, 960);
  EXPECT_EQ(article.authors, (std::vector<std::string>{"Ann Lee", "Bo Moe"}));
}

TEST(HtmlMetadata, TakesNoDayOfChangeForPublication) {
  const Article article =
      extract_html(page("<meta property=\"article:modified_time\" content=\"2025-03-18\">", ""));
  EXPECT_EQ(day_text(article.date.published), "none");
}

TEST(HtmlMetadata, TakesNoDeclaredDayOfTheFuture) {
  const Article article = extract_html(
      page("<meta property=\"article:published_time\" content=\"2031-03-18\">", ""), "2025-03-20");
  EXPECT_EQ(day_text(article.date.published), "none");
}

TEST(HtmlMetadata, TakesTheDayThatAllScriptsNameWhereThePageShowsNone) {
  const auto day = [](std::string_view script, std::string_view above = {}) {
    const std::string head = "<script>var page = {" + std::string(script) + "};</script>";
    return day_text(extract_html(page(head, above)).date.published);
  };
  EXPECT_EQ(day(R"("publishedAt": "2025-03-16T22:00:00Z", "lastPublished": "2025-04-02")"),
            "2025-03-16");
  EXPECT_EQ(day(R"(publishDate: '20250316', "articlePublicationDate": "2025-03-17")"),
            "2025-03-16");
  EXPECT_EQ(day(R"("publishedAt": "2025-03-16", "related": {"publishedAt": "2024-11-02"})"),
            "none");
  EXPECT_EQ(day(R"("publisher": "2020 Media", "public": "2025")"), "none");
  EXPECT_EQ(day(R"("postDate": "2025-03-16", "updateDate": "2025-04-02")"), "2025-03-16");
  EXPECT_EQ(day(R"("birthDate": "1975-03-16", "expiryDate": "2026-03-16")"), "none");
  EXPECT_EQ(day(R"("publishedAt": "2025-03-16", "postDate": "2024-11-02")"), "2025-03-16");
  EXPECT_EQ(day(R"("publishedAt": "2025-03-16")",
                "<p>By Cy Moe</p><p>Published 12 March 2025, 10:15</p>"),
            "2025-03-12");
}

TEST(HtmlMetadata, SettlesDayAndMonthByScripts) {
  const auto day = [](std::string_view script) {
    const std::string body =
        "Die alte Brücke über die Larn ist für Lastwagen gesperrt, weil Fachleute in zwei ihrer "
        "Pfeiler Risse gefunden haben. Das teilte der Rat der Stadt am Abend mit.";
    return day_text(
        extract_html("<title>Brücke über die Larn gesperrt</title><script>var page = {" +
                     std::string(script) +
                     "};</script><h1>Brücke über die Larn gesperrt</h1>"
                     "<p>Von Ada Quill</p><p class=\"date\">05/08/2019</p><p>" +
                     body + "</p><p>" + body + "</p>")
            .date.published);
  };
  EXPECT_EQ(day(""), "none");
  EXPECT_EQ(day(R"("publishedAt": "2019-05-08", "next": {"publishedAt": "2019-01-02"})"),
            "2019-05-08");
  EXPECT_EQ(day(R"("publishedAt": "2019-08-05", "next": {"publishedAt": "2019-01-02"})"),
            "2019-08-05");
}

TEST(HtmlMetadata, TakesNoDayOfChangeWhereAnotherIsCalledThatOfPublication) {
  const std::string changed = page("", "<p>Updated 19 March 2025, 10:15</p>");
  EXPECT_EQ(day_text(extract_html(changed).date.published), "2025-03-19");
  EXPECT_NE(
      day_text(
          extract_html(changed + "<p>First published: 16 March 2025, 08:00</p>").date.published),
      "2025-03-19");
}

TEST(HtmlMetadata, ReadsTimeElementsBelowTheTitle) {
  const Article article = extract_html(
      page("",
           "<div class=\"entry-meta\"><span class=\"byline\">By Ann Lee</span> <time "
           "class=\"published\" datetime=\"2025-03-16T08:00:00Z\">3 hours ago</time></div>"));
  EXPECT_EQ(day_text(article.date.published), "2025-03-16");
  EXPECT_EQ(article.authors, std::vector<std::string>{"Ann Lee"});
}

TEST(Dates, OfAChangeAreToldByTheClassOfTheTime) {
  const auto mark = [](std::string_view name) {
    const html::Page page = html::read_page("<p>Larn <time class=\"" + std::string(name) +
                                            "\" datetime=\"2025-03-18\">18 March 2025</time></p>");
    const metadata::Markup markup(page);
    const std::vector<Line> lines = split_lines(page.text);
    const std::vector<LineVerdict> verdicts(lines.size());
    const RawDocument document;
    return metadata::Page(document, &markup, lines, verdicts, "en").dates().at(0).mark;
  };
  EXPECT_EQ(mark("updated"), metadata::TimeMark::kModified);
  EXPECT_EQ(mark("entry-date published updated"), metadata::TimeMark::kTime);
  EXPECT_EQ(mark("entry-date"), metadata::TimeMark::kTime);
}

// Pictures are put on a site shortly before the article.
TEST(HtmlMetadata, ComparesDaysWithTheDayOfThePicture) {
  const auto published = [](std::string_view path) {
    const std::string head = "<meta property=\"og:image\" content=\"https://larn.example/" +
                             std::string(path) + "/bridge.jpg\">";
    return extract_html(page(head, "<p>By Ann Lee</p><p>16 March 2025</p>")).date;
  };
  EXPECT_EQ(day_text(published("2025/03/15").published), "2025-03-16");
  EXPECT_GT(published("2025/03/15").confidence, published("images").confidence);
  EXPECT_LT(published("2024/01/15").confidence, published("images").confidence);
}

TEST(HtmlMetadata, TakesTheDayOfThePictureWhereNothingElseTellsOne) {
  const auto day = [](std::string_view folder, std::string_view above = {}) {
    return day_text(extract_html(page("<meta property=\"og:image\" content=\"/img/" +
                                          std::string(folder) + "/larn.jpg\">",
                                      above))
                        .date.published);
  };
  EXPECT_EQ(day("2025/03/16"), "2025-03-16");
  EXPECT_EQ(day("2025/03"), "none");
  EXPECT_EQ(day("2025/03/16", "<p>Published 12 March 2025, 10:15</p>"), "2025-03-12");
}

TEST(HtmlMetadata, SettlesDayAndMonthByTheTimeElement) {
  const Article article = extract_html(page("", "<time datetime=\"2025-04-03\">03/04/2025</time>"));
  EXPECT_EQ(day_text(article.date.published), "2025-04-03");
}

TEST(HtmlMetadata, FillsTheAddressFromTheCanonicalLink) {
  const Article article = extract_html(
      page("<link rel=canonical href=\"https://www.larnpost.example/2025/bridge\">", ""));
  EXPECT_EQ(article.provenance.url, "https://www.larnpost.example/2025/bridge");
  EXPECT_EQ(article.provenance.hostname, "larnpost.example");
  EXPECT_EQ(article.provenance.source, "larnpost.example");
}

TEST(JsonLd, PrefersTheArticleOfThePageAndResolvesReferences) {
  const std::string graph = R"({"@graph":[
      {"@type":"NewsArticle","url":"https://larn.example/other","headline":"Other","datePublished":"2020-01-01"},
      {"@type":"NewsArticle","url":"https://www.larn.example/bridge/","headline":"Bridge",
       "datePublished":"2025-03-16","author":{"@id":"#ann"}},
      {"@type":"Person","@id":"#ann","name":"Ann Lee"}]})";
  const auto article = metadata::linked_article(std::vector<std::string>{graph},
                                                "http://larn.example/bridge?from=mail");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->headline, "Bridge");
  EXPECT_EQ(article->authors, std::vector<std::string>{"Ann Lee"});
}

TEST(JsonLd, OfAPageWithoutArticleGivesItsDatesOnly) {
  const auto article = metadata::linked_article(
      std::vector<std::string>{R"({"@type":"WebPage","datePublished":"2025-03-16"})"}, "");
  ASSERT_TRUE(article);
  EXPECT_FALSE(article->is_article);
  EXPECT_FALSE(metadata::linked_article(
      std::vector<std::string>{R"({"@type":"Organization","name":"Larn Post"})"}, ""));
}

TEST(HtmlMetadata, TakesTheHeadingWhereTheDocumentTitleSaysItOtherwise) {
  const std::string head = "<title>Larn bridge: lorries banned after cracks found in piers</title>";
  EXPECT_EQ(extract_html(page(head, "<p>By Cy Moe</p>")).title, kTitle);
}

TEST(HtmlMetadata, TakesTheDocumentTitleWhereOnlyItIsSharedOrNamedByAScript) {
  const std::string other = "Larn bridge: lorries banned after cracks found in piers";
  const std::string head = "<title>" + other + "</title>";
  const auto title = [](const std::string& head, std::string_view body) {
    return extract_html(page(head, body)).title;
  };
  EXPECT_EQ(
      title(head + "<script>d={\"pageTitle\":\"" + other + "\"}</script>", "<p>By Cy Moe</p>"),
      other);
  EXPECT_EQ(title(head,
                  "<p><a href='mailto:?subject=Larn%20bridge:%20lorries%20banned%20after%20"
                  "cracks%20found%20in%20piers&body=x'>Mail</a></p>"),
            other);
  EXPECT_EQ(title(head + "<script>d={\"pageTitle\":\"" + std::string(kTitle) + "\",\"title\":\"" +
                      other + "\"}</script>",
                  "<p>By Cy Moe</p>"),
            kTitle);
}

TEST(HtmlMetadata, TakesTheTitleOfScriptsAndAddressWhereHeadingAndDocumentTitleAreOthers) {
  const std::string heading = "Larn bridge closes to lorries after engineers find cracks";
  const auto head = [&](std::string_view address, std::string_view name,
                        std::string_view other = "title") {
    const std::string called = "\": \"Two cracked piers: how Larn lost its bridge\"";
    return "<link rel=\"canonical\" href=\"https://example.org/" + std::string(address) +
           "\"><title>" + heading + "</title><script>var page = {\"" + std::string(name) + called +
           ", \"" + std::string(other) + called + "};</script>";
  };
  const std::string_view address = "two-cracked-piers-how-larn-lost-its-bridge";
  EXPECT_EQ(extract_html(page(head(address, "pageTitle"), "", heading)).title,
            "Two cracked piers: how Larn lost its bridge");
  EXPECT_EQ(extract_html(page(head(address, "title"), "", heading)).title, heading);
  EXPECT_EQ(extract_html(page(head(address, "pageTitle", "id"), "", heading)).title, heading);
  EXPECT_EQ(extract_html(page(head("larn-bridge-closes-lorries", "pageTitle"), "", heading)).title,
            heading);
}

TEST(HtmlMetadata, LeavesKickerAndSubtitleOutOfAHeading) {
  const auto title = [](std::string_view heading, std::string_view head = "<title>Larn</title>") {
    return extract_html(page(head, "<p>By Cy Moe</p>", heading)).title;
  };
  const std::string headline = "Cracks in two piers close the Larn bridge";
  EXPECT_EQ(title("<span class=\"kicker\">Larn bridge</span> " + headline), headline);
  EXPECT_EQ(title(headline + " <small class=\"subtitle\">Ferries run all night</small>"), headline);
  EXPECT_EQ(title("<span class=\"kicker\">Larn bridge</span><i>: </i>" + headline),
            "Larn bridge: " + headline);
  EXPECT_EQ(title("<span class=\"kicker\">Larn bridge</span> " + headline,
                  "<title>Larn bridge " + headline + "</title>"),
            "Larn bridge " + headline);
  const Article article =
      extract_html(page("<title>Larn</title>", "<p>By Cy Moe</p>",
                        "<span class=\"kicker\">Larn bridge</span> " + headline));
  EXPECT_EQ(std::ranges::count(article.lines, LineKind::kTitle, &LineVerdict::kind), 1);
}

TEST(HtmlMetadata, TakesAHeadingOfTheArticleThatTheDocumentTitleDoesNotKnow) {
  EXPECT_EQ(extract_html(page("<title>Weekend reading from the valley</title>", "<p>By Cy Moe</p>"))
                .title,
            kTitle);
}

TEST(HtmlMetadata, TakesTheDocumentTitleWhereTheHeadingNamesASection) {
  const std::string head = "<title>Cracks in two piers close the Larn bridge - Larn Post</title>";
  EXPECT_EQ(extract_html(page(head, "<p>By Cy Moe</p>", "Our Notebook")).title,
            "Cracks in two piers close the Larn bridge");
}

TEST(HtmlMetadata, TakesTheHeadingThatIsTheDocumentTitleOfSeveral) {
  const std::string head = "<title>Cracks in two piers close the Larn bridge</title>";
  EXPECT_EQ(
      extract_html(page(head, "<h1>Larn bridge: ferries run all night</h1><p>12 January 2024</p>",
                        "Cracks in two piers close the Larn bridge"))
          .title,
      "Cracks in two piers close the Larn bridge");
}

TEST(HtmlMetadata, ReadsTheLinkInTheByline) {
  const Article article =
      extract_html(page("",
                        "<div class=\"byline\">By <a href=\"/people/7\">Tom Fenn</a> Larn Post "
                        "<time>12 January 2024</time></div>"));
  EXPECT_EQ(article.authors, std::vector<std::string>{"Tom Fenn"});
}

TEST(HtmlMetadata, TakesTheAuthorOfTheCardForSharingWhereNoBylineNamesOne) {
  const auto card = [](std::string_view label, std::string_view name) {
    return "<meta name=\"twitter:label1\" content=\"" + std::string(label) +
           "\"><meta name=\"twitter:data1\" content=\"" + std::string(name) + "\">";
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(extract_html(page(card("Written by", "Ann Lee"), "")).authors, Names{"Ann Lee"});
  EXPECT_EQ(extract_html(page(card("Verfasst von", "Ann Lee"), "")).authors, Names{});
  EXPECT_EQ(extract_html("<html lang=\"de\">" + page(card("Verfasst von", "Ann Lee"), "").substr(6))
                .authors,
            Names{"Ann Lee"});
  EXPECT_EQ(extract_html(page(card("Est. reading time", "4 minutes"), "")).authors, Names{});
  EXPECT_EQ(
      extract_html(page(card("Written by", "Ann Lee"), "<p>By Ann Lee and Bo Moe</p>")).authors,
      (Names{"Ann Lee", "Bo Moe"}));
}

TEST(HtmlMetadata, CutsANameWhereTheScriptsEndIt) {
  const std::string_view byline = "<p class=\"byline\">By Ann Lee<b> Larn Weekly</b></p>";
  EXPECT_EQ(extract_html(page("", byline)).authors,
            std::vector<std::string>{"Ann Lee Larn Weekly"});
  EXPECT_EQ(
      extract_html(page("<script>var page = {\"author\": \"Ann Lee\"};</script>", byline)).authors,
      std::vector<std::string>{"Ann Lee"});
  EXPECT_EQ(
      extract_html(page("<script>var page = {\"author\": \"Ann\"};</script>", byline)).authors,
      std::vector<std::string>{"Ann Lee Larn Weekly"});
}

TEST(HtmlMetadata, ReadsADeskThatTheMarkupCallsTheAuthor) {
  const Article article = extract_html(page(
      "", "<p><a rel=\"author\" href=\"/author/desk\">larn desk</a></p><p>12 January 2024</p>"));
  EXPECT_EQ(article.authors, std::vector<std::string>{"larn desk"});
}

TEST(Markup, TellsWhichTextsNameAuthors) {
  const html::Page page = html::read_page(
      "<p>Of <span itemprop=\"author\"><a href=\"/autor/tom\">Tom Fenn</a></span> and others</p>"
      "<p><a href=\"/topic/tom\">Ada Quill</a></p>");
  const metadata::Markup markup(page);
  const auto texts = markup.author_texts(0);
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(page.text.substr(texts[0].begin, texts[0].end - texts[0].begin), "Tom Fenn");
  const auto bit = [](metadata::AuthorReason reason) {
    return 1U << static_cast<unsigned>(reason);
  };
  // What holds the same words adds its reasons; "author" as itemprop is a word of its own, too.
  EXPECT_EQ(texts[0].reasons & bit(metadata::AuthorReason::kAddress),
            bit(metadata::AuthorReason::kAddress));
  EXPECT_EQ(texts[0].reasons & bit(metadata::AuthorReason::kProperty),
            bit(metadata::AuthorReason::kProperty));
  EXPECT_EQ(texts[0].reasons & bit(metadata::AuthorReason::kRelation), 0U);
  EXPECT_TRUE(markup.author_texts(1).empty());
}

TEST(DocumentTitle, TellsWhatAHeadingSaysOfIt) {
  const metadata::DocumentTitle title("Cracks close the bridge | Larn Post", "", "");
  const auto match = [&](std::string_view heading) {
    return title.match(metadata::tokenize(heading));
  };
  EXPECT_EQ(match("Ferries run all night"), 0U);
  EXPECT_EQ(match("The bridge and its cracks"), 1U);
  EXPECT_EQ(match("Close the bridge"), 2U);
  EXPECT_EQ(match("Cracks close"), 3U);
  EXPECT_EQ(match("Cracks close the bridge"), 5U);
  EXPECT_EQ(match("Larn: Cracks close the bridge to lorries"), 6U);
}

TEST(DocumentTitle, LosesTheOutletsName) {
  using metadata::DocumentTitle;
  EXPECT_EQ(DocumentTitle("Cracks close the bridge | Larn Post", "", "").text(),
            "Cracks close the bridge");
  EXPECT_EQ(DocumentTitle("Larn Post - Cracks close the bridge", "Larn Post", "").text(),
            "Cracks close the bridge");
  EXPECT_EQ(DocumentTitle("Cracks - and floods - close the bridge", "", "").text(),
            "Cracks - and floods - close the bridge");
  EXPECT_EQ(DocumentTitle("Floods – LarnPost.example", "", "larnpost.example").text(), "Floods");
  // A motto behind the name.
  EXPECT_EQ(DocumentTitle("Cracks close the bridge | LARN.EXAMPLE - News of the valley", "",
                          "larn.example")
                .text(),
            "Cracks close the bridge");
  // Marks that headlines use, too, part only a name that is known.
  EXPECT_EQ(DocumentTitle("橋に亀裂：ラーン新聞", "ラーン新聞", "").text(), "橋に亀裂");
  EXPECT_EQ(DocumentTitle("Le pont : une fissure", "Larn Post", "").text(),
            "Le pont : une fissure");
}

}  // namespace
}  // namespace newsfold::extract

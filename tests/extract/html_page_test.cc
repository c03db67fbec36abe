#include <gtest/gtest.h>

#include "extract/html/page.h"

namespace newsfold::extract::html {
namespace {

TEST(HtmlPage, OneLineABlock) {
  const Page page = read_page(
      "<!DOCTYPE html><html lang=de><head><title>T &amp;\n t</title></head><body>"
      "<h1>A <em>b</em></h1><p>One &lt;two&gt;<p>Three<br>four<ul><li>x<li>y</ul></body></html>");
  EXPECT_EQ(page.text, "A b\n\nOne <two>\n\nThree\nfour\n\nx\ny\n");
  ASSERT_EQ(page.blocks.size(), 6U);
  EXPECT_EQ(page.blocks[0].heading, 1);
  EXPECT_TRUE(page.blocks[3].after_break);
  EXPECT_FALSE(page.blocks[2].after_break);
  EXPECT_TRUE(page.elements[page.blocks[4].element].is_inside(Inside::kItem));
  EXPECT_EQ(page.declarations.title, "T & t");
  EXPECT_EQ(page.declarations.language, "de");
}

TEST(HtmlPage, WhatIsNotShownIsCounted) {
  const Page page = read_page(
      "<script>var a = '<p>no</p>';</script><style>p{}</style><p>yes</p>"
      "<noscript><p>no</p></noscript><template><p>no</p></template><svg><title>no</title></svg>"
      "<select><option>no</select><video>no</video><p>end");
  EXPECT_EQ(page.text, "yes\n\nend\n");
  EXPECT_EQ(page.unseen[static_cast<std::size_t>(Unseen::kScript)], 20U);
  EXPECT_EQ(page.unseen[static_cast<std::size_t>(Unseen::kStyle)], 3U);
  EXPECT_EQ(page.unseen[static_cast<std::size_t>(Unseen::kNoscript)], 9U);
  EXPECT_EQ(page.unseen[static_cast<std::size_t>(Unseen::kTemplate)], 2U);
  EXPECT_EQ(page.unseen[static_cast<std::size_t>(Unseen::kGraphic)], 2U);
  EXPECT_EQ(page.unseen[static_cast<std::size_t>(Unseen::kControl)], 2U);
  EXPECT_EQ(page.unseen[static_cast<std::size_t>(Unseen::kFallback)], 2U);
}

std::string text_named(const Page& page, std::string_view name) {
  std::string texts;
  for (const NamedText& named : page.declarations.named) {
    if (named.name == name) texts += (texts.empty() ? "" : "|") + named.text;
  }
  return texts;
}

TEST(HtmlPage, ScriptsNameTitlesInTheStateOfAClient) {
  const Page page = read_page(
      "<script id=\"state\" type=\"application/json\">{&q;page&q;:{&q;title&q;:&q;Cracks &a; "
      "floods "
      "close it&q;,&q;published&q;:&q;2025-03-16T08:00:00Z&q;}}</script>");
  EXPECT_EQ(text_named(page, "title"), "Cracks & floods close it");
  EXPECT_EQ(text_named(page, "published"), "2025-03-16T08:00:00Z");
}

TEST(HtmlPage, ScriptsNameTitles) {
  const Page page =
      read_page(R"(<script>var d={"pageTitle":"Cracks \u0026 \"floods\" close it","subtitle":7,)"
                R"("id":"title of nothing"};window.headline = 'Pier\'s end in sight';</script>)"
                R"(<script>s("{\"title\":\"A \\\"safe\\\" bridge\",\"title\":\"x\"}")</script>)");
  EXPECT_EQ(page.declarations.named.size(), 3U);
  EXPECT_EQ(text_named(page, "pagetitle"), "Cracks & \"floods\" close it");
  EXPECT_EQ(text_named(page, "window.headline"), "Pier's end in sight");
  EXPECT_EQ(text_named(page, "title"), "A \"safe\" bridge");
}

TEST(HtmlPage, ScriptsNameAuthors) {
  const Page page = read_page(
      R"(<script>x={"author":[{"@type":"Person","name":"Ann Lee"},{"name":"Tom Fenn"}],)"
      R"("pageAuthor":"Cy Moe","authors":["Bo Quill", "Ada Roe"],"authorId":12}</script>)");
  EXPECT_EQ(text_named(page, "author"), "Ann Lee|Tom Fenn");
  EXPECT_EQ(text_named(page, "pageauthor"), "Cy Moe");
  EXPECT_EQ(text_named(page, "authors"), "Bo Quill|Ada Roe");
}

TEST(HtmlPage, HiddenBlocksAreMarked) {
  const Page page =
      read_page("<div hidden>a</div><div style='color:red; display: none'><p>b</p></div><p>c</p>");
  ASSERT_EQ(page.blocks.size(), 3U);
  EXPECT_TRUE(page.elements[page.blocks[0].element].is_inside(Inside::kHidden));
  EXPECT_TRUE(page.elements[page.blocks[1].element].is_inside(Inside::kHidden));
  EXPECT_FALSE(page.elements[page.blocks[2].element].is_inside(Inside::kHidden));
}

TEST(HtmlPage, LinksOfABlock) {
  const Page page = read_page("<p>see <a href=x>the <b>report</b></a> and <a name=y>this</a></p>");
  ASSERT_EQ(page.blocks.size(), 1U);
  EXPECT_EQ(page.blocks[0].links, 1);
  EXPECT_EQ(page.blocks[0].link_bytes, 11U);  // with the blank before it
  EXPECT_EQ(page.blocks[0].emphasis_bytes, 7U);
}

TEST(HtmlPage, TablesAreRows) {
  const Page page = read_page(
      "<table><tr><td>Team<td>Goals<tr><td>Reds<td>3</table><p>after<table><tr><td>in</table>");
  EXPECT_EQ(page.text, "Team Goals\nReds 3\n\nafter\n\nin\n");
}

TEST(HtmlPage, BrokenNestingKeepsItsText) {
  EXPECT_EQ(read_page("<p>a<b>b</p>c</b>d").text, "ab\n\ncd\n");
  EXPECT_EQ(read_page("<div><a href=x><div>in</a>side</div>out").text, "inside\nout\n");
  EXPECT_EQ(read_page("</p>a</div></table>b<li>c<li>d").text, "ab\nc\nd\n");
  EXPECT_EQ(read_page("<svg><path><p>out of it</p>").text, "out of it\n");
  EXPECT_EQ(read_page("a<td>b<tr>c").text, "ab\nc\n");
}

TEST(HtmlPage, DeepNestingIsFlattened) {
  std::string html;
  for (int i = 0; i < 100000; ++i) html += "<div>";
  const Page page = read_page(html + "deep");
  EXPECT_EQ(page.text, "deep\n");
  EXPECT_LE(page.elements[page.blocks[0].element].depth, 256);
}

TEST(HtmlPage, WhiteSpaceAndInvisibleCharacters) {
  EXPECT_EQ(read_page("<p> a\n\t b&nbsp;&nbsp;c&shy;d\u200Be </p><p>&nbsp;</p><p>\u3000</p>").text,
            "a b cde\n");
  EXPECT_EQ(read_page("<pre>a\n  b\n\nc</pre>").text, "a\nb\nc\n");
  EXPECT_EQ(read_page("<p>it\u0092s &#146;so&#146;").text, "it\u2019s \u2019so\u2019\n");
}

TEST(HtmlPage, Declarations) {
  const Page page = read_page(
      "<head><meta property='og:Title' content=' A &quot;b&quot; '><meta name=author content=X>"
      "<link rel='alternate canonical' href='/c'><script type='application/ld+json'>{\"a\":1}"
      "</script></head><p>first</p><p>at <time datetime=2020-01-02 itemprop=datePublished>noon"
      "</time> by <a rel=author href=/z><span itemprop=\"name author\">Z</span></a></p>");
  const Declarations& declared = page.declarations;
  EXPECT_EQ(declared.meta("og:title"), "A \"b\"");
  EXPECT_EQ(declared.meta("author"), "X");
  EXPECT_EQ(declared.meta("none"), "");
  EXPECT_EQ(declared.canonical, "/c");
  ASSERT_EQ(declared.json_ld.size(), 1U);
  EXPECT_EQ(declared.json_ld[0], "{\"a\":1}");
  ASSERT_EQ(declared.times.size(), 1U);
  EXPECT_EQ(declared.times[0].datetime, "2020-01-02");
  EXPECT_EQ(declared.times[0].itemprop, "datepublished");
  EXPECT_EQ(declared.times[0].block, 1U);
  ASSERT_EQ(declared.properties.size(), 3U);
  EXPECT_EQ(declared.properties[2].name, "author");
  EXPECT_EQ(declared.properties[2].block, 1U);
  ASSERT_EQ(declared.links.size(), 1U);
  EXPECT_EQ(declared.links[0].href, "/z");
}

}  // namespace
}  // namespace newsfold::extract::html

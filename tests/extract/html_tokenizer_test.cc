#include <gtest/gtest.h>

#include "extract/html/tokenizer.h"

namespace newsfold::extract::html {
namespace {

// Tokens as one readable line: text as it is, <tag name=value>, </tag>, <!--comment-->, <!doctype>.
std::string tokens(std::string_view html, TextState state = TextState::kData,
                   std::string_view last_tag = {}) {
  Tokenizer tokenizer(html);
  if (state != TextState::kData) tokenizer.enter(state, last_tag);
  std::string out;
  Token token;
  for (tokenizer.next(token); token.kind != TokenKind::kEnd; tokenizer.next(token)) {
    switch (token.kind) {
      case TokenKind::kText:
        append_text(out, token.data, token.state);
        break;
      case TokenKind::kStartTag:
        out += '<';
        append_name(out, token.data);
        for (const Attribute& attribute : token.attributes) {
          out += ' ';
          append_name(out, attribute.name);
          out += '=';
          append_value(out, attribute.value);
        }
        out += token.self_closing ? "/>" : ">";
        break;
      case TokenKind::kEndTag:
        out += "</";
        append_name(out, token.data);
        out += '>';
        break;
      case TokenKind::kComment:
        out += "<!--";
        append_comment(out, token.data);
        out += "-->";
        break;
      default:
        out += "<!" + token.doctype.name + "|" + token.doctype.public_id + "|" +
               token.doctype.system_id + (token.doctype.force_quirks ? "|quirks>" : ">");
    }
  }
  return out;
}

TEST(HtmlTokenizer, TagsAndAttributes) {
  EXPECT_EQ(tokens("<P Class=a id='b' x=\"c\" y z = d>"), "<p class=a id=b x=c y= z=d>");
  EXPECT_EQ(tokens("<br/><a/b><i / >"), "<br/><a b=><i>");
  EXPECT_EQ(tokens("<a =b='c'd=e/>"), "<a =b=c d=e/>");
  EXPECT_EQ(tokens("<a b=>x</A c>"), "<a b=>x</a>");
  EXPECT_EQ(tokens("a<b c='d"), "a");
  EXPECT_EQ(tokens("a < b <3 </ c></>d</"), "a < b <3 <!-- c-->d</");
}

TEST(HtmlTokenizer, Comments) {
  EXPECT_EQ(tokens("<!--a--><!--b--!>c<!-->d<!--->e<!--f"),
            "<!--a--><!--b-->c<!---->d<!---->e<!--f-->");
  EXPECT_EQ(tokens("<!---><!----><!--a--b-->"), "<!----><!----><!--a--b-->");
  EXPECT_EQ(tokens("<!a><?b?><![CDATA[c]]>"), "<!--a--><!--?b?--><!--[CDATA[c]]-->");
}

TEST(HtmlTokenizer, DocumentTypes) {
  EXPECT_EQ(tokens("<!DOCTYPE html>"), "<!html||>");
  EXPECT_EQ(tokens("<!doctype HTML PUBLIC 'p' \"s\">x"), "<!html|p|s>x");
  EXPECT_EQ(tokens("<!doctype>"), "<!|||quirks>");
  EXPECT_EQ(tokens("<!doctype html SYSTEM 's' x>y"), "<!html||s>y");
  EXPECT_EQ(tokens("<!doctype html PUBLIC \"p>y"), "<!html|p||quirks>y");
}

TEST(HtmlTokenizer, CharacterReferences) {
  EXPECT_EQ(tokens("&amp;&lt &notit; &notin; &#65;&#x42&#0;&#x110000;&#128;&x;&"),
            "&< \u00ACit; \u2209 AB\uFFFD\uFFFD\u20AC&x;&");
  EXPECT_EQ(tokens("<a b='?x&lt=1&lty&lt;&copy'>"), "<a b=?x&lt=1&lty<\u00A9>");
  EXPECT_EQ(tokens("&NotEqualTilde;"), "\u2242\u0338");
}

TEST(HtmlTokenizer, RawText) {
  EXPECT_EQ(tokens("a<b>&lt;</title x>c", TextState::kRcdata, "title"), "a<b><</title>c");
  EXPECT_EQ(tokens("a&lt;</p></Style>c", TextState::kRawtext, "style"), "a&lt;</p></style>c");
  EXPECT_EQ(tokens("</a>&lt;", TextState::kPlaintext), "</a>&lt;");
  EXPECT_EQ(tokens("a]]b]]>c", TextState::kCdata), "a]]bc");
}

TEST(HtmlTokenizer, ScriptsMayHoldScriptsInComments) {
  EXPECT_EQ(tokens("if (a</b/) x</script>c", TextState::kScript, "script"),
            "if (a</b/) x</script>c");
  EXPECT_EQ(tokens("<!--<script></script>--></script>c", TextState::kScript, "script"),
            "<!--<script></script>--></script>c");
  EXPECT_EQ(tokens("<!--<script>--></script>c</script>", TextState::kScript, "script"),
            "<!--<script>--></script>c</script>");
  EXPECT_EQ(tokens("<!--a</script>c", TextState::kScript, "script"), "<!--a</script>c");
}

TEST(HtmlTokenizer, LineEndsAndNul) {
  EXPECT_EQ(tokens("a\r\nb\rc"), "a\nb\nc");
  EXPECT_EQ(tokens(std::string_view("<a\0b c\0=d\0>", 11)), "<a\uFFFDb c\uFFFD=d\uFFFD>");
}

}  // namespace
}  // namespace newsfold::extract::html

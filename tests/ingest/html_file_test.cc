#include "ingest/html_file.h"

#include <gtest/gtest.h>

namespace newsfold::ingest {
namespace {

std::string content(const std::string& bytes, std::string_view charset = {}) {
  return html_document(bytes, charset, false).content;
}

TEST(HtmlFile, ValidUtf8IsReadAsSuch) {
  EXPECT_EQ(content("<meta charset=iso-8859-1><p>f\u00FCr"),
            "<meta charset=iso-8859-1><p>f\u00FCr");
  EXPECT_EQ(content("\xEF\xBB\xBF<p>a", "windows-1251"), "<p>a");
}

TEST(HtmlFile, TheHeaderGoesBeforeTheMeta) {
  const std::string bytes = "<meta charset=windows-1252><p>\xC4\xEE\xEC";
  EXPECT_EQ(content(bytes), "<meta charset=windows-1252><p>\u00C4\u00EE\u00EC");
  EXPECT_EQ(content(bytes, "windows-1251"), "<meta charset=windows-1252><p>\u0414\u043E\u043C");
  EXPECT_EQ(content(bytes, "no-such"), content(bytes));
}

TEST(HtmlFile, DamagedUtf8KeepsItsRest) {
  const RawDocument document =
      html_document("<meta charset=utf-8><p>f\xC3\xBCr f\xC3\xBCr \xC3", {}, false);
  EXPECT_EQ(document.content, "<meta charset=utf-8><p>f\u00FCr f\u00FCr \uFFFD");
  EXPECT_EQ(document.replaced, 1U);
}

TEST(HtmlFile, EscapedJapaneseLooksLikeAscii) {
  const std::string bytes = "<meta charset=iso-2022-jp><p>\x1b$B9A\x1b(B";
  EXPECT_EQ(content(bytes), "<meta charset=iso-2022-jp><p>\u6E2F");
  EXPECT_EQ(content("<meta charset=iso-2022-jp><p>a"), "<meta charset=iso-2022-jp><p>a");
}

TEST(HtmlFile, FindsTheMetaElement) {
  EXPECT_EQ(meta_charset("<META CharSet = 'KOI8-R'>"), "KOI8-R");
  EXPECT_EQ(meta_charset("<meta name=x><meta http-equiv=content-type "
                         "content=\"text/html; charset=big5\">"),
            "big5");
  EXPECT_EQ(meta_charset("<meta name=description content='a charset of keys'>"), "");
  EXPECT_EQ(meta_charset("<p>charset=big5"), "");
}

TEST(HtmlFile, MendsWhatWasDecodedByteByByte) {
  const auto mended = [](std::string html) {
    std::uint64_t replaced = 0;
    mend_bytewise(html, replaced);
    return html;
  };
  EXPECT_EQ(mended("<p>it\u00E2\u0080\u0099s"), "<p>it\u2019s");
  EXPECT_EQ(mended("<p>caf\u00C3\u00A9"), "<p>caf\u00E9");
  EXPECT_EQ(mended("<p>it\u00E2\u0080\u0099s f\u00C3\u00BCr \u00C3"),
            "<p>it\u2019s f\u00FCr \uFFFD");
  EXPECT_EQ(mended("<meta charset=windows-1251><p>\u00C4\u00EE\u00EC"),
            "<meta charset=windows-1251><p>\u0414\u043E\u043C");
  EXPECT_EQ(mended("<meta charset=iso-8859-1><p>\u0093So\u0094"),
            "<meta charset=iso-8859-1><p>\u201CSo\u201D");
  EXPECT_EQ(mended("<meta charset=utf-8><p>f\u00FCr"), "<meta charset=utf-8><p>f\u00FCr");
  EXPECT_EQ(mended("<p>\u0434\u043E\u043C \u0093"), "<p>\u0434\u043E\u043C \u0093");
}

TEST(HtmlFile, WithoutStrippingThePageStaysWhole) {
  EXPECT_EQ(html_document("<p>a", {}, true).kind, ContentKind::kWholePage);
  EXPECT_EQ(html_document("<p>a", {}, false).kind, ContentKind::kPage);
}

}  // namespace
}  // namespace newsfold::ingest

#include "newsfold/text/charset.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "newsfold/text/utf8.h"

namespace newsfold::text {
namespace {

std::string encode(const char* encoding, const std::string& text) {
  std::string out(text.size() * 4 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<int>(out.size()),
                                 text.data(), static_cast<int>(text.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

TEST(DecodeLegacy, TellsEncodingsBySomeSentences) {
  const std::vector<std::pair<const char*, std::string>> cases = {
      {"windows-1251",
       "Городской совет решил закрыть старый причал на ремонт. Инженеры нашли ржавчину в опорах. "
       "Работы займут два лета, говорится в сообщении."},
      {"KOI8-R",
       "Городской совет решил закрыть старый причал на ремонт. Инженеры нашли ржавчину в опорах. "
       "Работы займут два лета, говорится в сообщении."},
      {"windows-1252",
       "Der Stadtrat schließt die alte Fähre für zwei Sommer – „überfällig“, so die Händler."},
      {"ISO-8859-2",
       "Rada miasta zamknie stare nabrzeże. Inżynierowie znaleźli rdzę w słupach, które dźwigają "
       "pomost. Prace potrwają dwa lata, a łodzie będą odpływać z północnego brzegu."},
      {"Shift_JIS",
       "市議会は火曜日、古い桟橋を修理のために閉鎖することを決めた。工事は二年かかる見込みだ。"},
      {"GB18030", "市议会星期二决定关闭旧码头进行维修。工程师在支柱上发现了锈蚀。工程将持续两年。"},
  };
  for (const auto& [encoding, text] : cases) {
    const auto decoded = decode_legacy(encode(encoding, text));
    ASSERT_TRUE(decoded) << encoding;
    EXPECT_EQ(decoded->text, text) << encoding;
    EXPECT_EQ(decoded->replaced, 0u) << encoding;
  }
}

TEST(DecodeLegacy, DamagedUtf8StaysUtf8) {
  EXPECT_FALSE(decode_legacy("Žofie a Šárka\xff"));
  EXPECT_FALSE(decode_legacy("市议会\xe5\xb8"));
  EXPECT_FALSE(decode_legacy("The council said\xe2\x80"));
}

TEST(DecodeLegacy, AnyBytesGiveValidUtf8OrNothing) {
  std::string bytes;
  for (int first = 0x80; first < 0x100; ++first) {
    for (int second = 0x20; second < 0x100; second += 23) {
      bytes += static_cast<char>(first);
      bytes += static_cast<char>(second);
      const auto decoded = decode_legacy(std::string_view(bytes).substr(bytes.size() / 2));
      ASSERT_TRUE(!decoded || is_valid(decoded->text));
    }
    if (bytes.size() > 2000) bytes.clear();
  }
}

TEST(DecodeLegacy, LongTextsDecodeLikeShortOnes) {
  std::string text;
  while (text.size() < 300000)
    text += "Die Fähre fährt im Frühjahr nicht, sagte die Behörde „gestern“.\n";
  const auto decoded = decode_legacy(encode("windows-1252", text));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, text);
}

TEST(DecodeAs, ReadsDeclaredNamesAsBrowsersDo) {
  EXPECT_EQ(decode_as("\x93So\x94", "ISO-8859-1")->text, "\u201CSo\u201D");
  EXPECT_EQ(decode_as("\xDD", "latin-9")->text, "\u00DD");
  EXPECT_EQ(decode_as("\xD0\xFE", "iso-8859-9")->text, "\u011E\u015F");
  EXPECT_EQ(decode_as(encode("gb18030", "\u8239\u576E"), "GB2312")->text, "\u8239\u576E");
  EXPECT_EQ(decode_as(encode("windows-31j", "\u6E2F\u2460"), "Shift_JIS")->text, "\u6E2F\u2460");
  EXPECT_FALSE(decode_as("a", "utf-8").has_value());
  EXPECT_FALSE(decode_as("a", "no such encoding").has_value());
}

}  // namespace
}  // namespace newsfold::text

#include <gtest/gtest.h>

#include "extract/metadata/author_filters.h"
#include "extract/metadata/name_list.h"
#include "extract/metadata_pages.h"

namespace newsfold::extract {
namespace {

using Names = std::vector<std::string>;

struct Byline {
  const char* line;
  const char* language;
  Names names;
};
class ReadsNames : public testing::TestWithParam<Byline> {};
// The first word is the byline's; the names follow.
TEST_P(ReadsNames, BehindTheMarker) {
  const std::string_view line = GetParam().line;
  const auto words = metadata::tokenize(line);
  const metadata::Wording wording(metadata::Labels::shipped(), GetParam().language);
  std::size_t next = 0;
  Names found;
  for (const metadata::NamedSpan& span : metadata::read_names(line, words, 1, wording, next)) {
    found.emplace_back(line.substr(span.begin, span.end - span.begin));
  }
  EXPECT_EQ(found, GetParam().names);
}
INSTANTIATE_TEST_SUITE_P(
    Authors, ReadsNames,
    testing::Values(Byline{"By Tom Fenn", "en", {"Tom Fenn"}},
                    Byline{"By Tom Fenn and Ada Quill", "en", {"Tom Fenn", "Ada Quill"}},
                    Byline{"By Tom Fenn, Ada Quill and Bo de Wit | 3 May",
                           "en",
                           {"Tom Fenn", "Ada Quill", "Bo de Wit"}},
                    Byline{
                        "by Tom Fenn March 16, 2025 3:09 AM 2 min read", "en", {"Tom Fenn March"}},
                    Byline{"By Tom FennPublished 3 May", "en", {"Tom Fenn"}},
                    Byline{"By LarnPost and McFenn", "en", {"LarnPost", "McFenn"}},
                    Byline{"By Tom Fenn, Senior Reporter", "en", {"Tom Fenn"}},
                    Byline{"By Tom Fenn On 3 May", "en", {"Tom Fenn"}},
                    Byline{"By Tom Fenn Tom Fenn", "en", {"Tom Fenn"}},
                    Byline{"Von Jürgen Öst und Karl-Heinz von der Au",
                           "de",
                           {"Jürgen Öst", "Karl-Heinz von der Au"}},
                    Byline{"Por Íñigo Peña y Ana Ruiz", "es", {"Íñigo Peña", "Ana Ruiz"}},
                    Byline{"Автор: Иван Лесной", "ru", {"Иван Лесной"}},
                    Byline{"بقلم أحمد سالم", "ar", {"أحمد سالم"}},
                    Byline{"By the numbers", "en", {}}));

struct Credit {
  const char* text;
  const char* language;
  Names names;
};
class ListsParts : public testing::TestWithParam<Credit> {};
TEST_P(ListsParts, OfACredit) {
  const std::string_view text = GetParam().text;
  const auto words = metadata::tokenize(text);
  const metadata::Wording wording(metadata::Labels::shipped(), GetParam().language);
  Names found;
  for (const metadata::NamedSpan& span : metadata::list_parts(text, words, wording))
    found.emplace_back(text.substr(span.begin, span.end - span.begin));
  EXPECT_EQ(found, GetParam().names);
}
INSTANTIATE_TEST_SUITE_P(
    Authors, ListsParts,
    testing::Values(Credit{"Larn Post news desk", "en", {"Larn Post news desk"}},
                    Credit{"By Tom Fenn, Ada Quill and Bo de Wit",
                           "en",
                           {"Tom Fenn", "Ada Quill", "Bo de Wit"}},
                    Credit{"Tom Fenn, Reporter", "en", {"Tom Fenn"}},
                    Credit{"Tom Fenn for the Larn Post", "en", {"Tom Fenn"}},
                    Credit{"Tom Fenn 3 hours ago", "en", {"Tom Fenn"}},
                    Credit{"Larn 4 News", "en", {"Larn 4 News"}},
                    Credit{"Tom Fenn tom.fenn@larn.example", "en", {"Tom Fenn"}},
                    Credit{"desk@larn.example", "en", {}},
                    Credit{"Staff and wire reports", "en", {"Staff and wire reports"}},
                    Credit{"tf / larn.example", "en", {"tf", "larn.example"}},
                    Credit{"By Tom FennUpdated 3 May", "en", {"Tom Fenn"}},
                    Credit{"By Tom Fenn Updated 3 May", "en", {"Tom Fenn"}},
                    Credit{"Date Kaito, Fenn Data", "en", {"Date Kaito", "Fenn Data"}},
                    Credit{"von Tom Fenn13", "de", {"Tom Fenn"}},
                    Credit{"Par Tom Fenn C. le", "fr", {"Tom Fenn C"}},
                    Credit{"Ann Lee, E-Mail", "de", {"Ann Lee"}}, Credit{"By @tomfenn", "en", {}},
                    Credit{"von", "de", {}}));

// A name whose first word no list of first names has, among others in one byline.
TEST(Authors, OfASeriesAreAllBelieved) {
  for (const char* byline :
       {"By Ann Lee, Zyqx von Quill and Tom Fenn", "By Ann Lee & Zyqx Quill"}) {
    const Article article =
        extract_page("Cracks close the Larn bridge to lorries\n\n" + std::string(byline) +
                     "\n16 March 2025\n\n" + std::string(kBridgeText));
    ASSERT_GE(article.authors.size(), 2U) << byline;
    EXPECT_TRUE(article.authors[1].starts_with("Zyqx")) << article.authors[1];
  }
}

TEST(Authors, AreFoundBehindAByline) {
  const Article article = extract_page(
      "Cracks close the Larn bridge to lorries\n\nBy Tom Fenn and Ada Quill\n16 March 2025\n\n" +
      std::string(kBridgeText));
  EXPECT_EQ(article.authors, (Names{"Tom Fenn", "Ada Quill"}));
  EXPECT_EQ(article.text.find("Tom Fenn"), std::string::npos);
}

TEST(Authors, AreCutFromTheBylinesWordThatRunsIntoThem) {
  const Article article = extract_page(
      "Cracks in two piers close the Larn bridge to lorries\n\nByAnn Lee\n\n16 March 2025\n\n" +
      std::string(kBridgeText));
  EXPECT_EQ(article.authors, Names{"Ann Lee"});
}

TEST(Authors, LoseDateAndReadingTime) {
  const Article article = extract_page(
      "Cracks close the Larn bridge to lorries\n\nby Tom Fenn March 16, 2025 3:09 AM 2 min "
      "read\n\n" +
      std::string(kBridgeText));
  EXPECT_EQ(article.authors, Names{"Tom Fenn"});
}

TEST(Authors, StandOnce) {
  const Article article =
      extract_page("Cracks close the Larn bridge to lorries\n\nBy Tom Fenn\n\n" +
                   std::string(kBridgeText) + "\nAuthor: Tom Fenn\n");
  EXPECT_EQ(article.authors, Names{"Tom Fenn"});
}

TEST(Authors, SignOffBelowTheirText) {
  const Article article =
      extract_page("Wire Feed\n\nCracks close the Larn bridge to lorries\n\n" +
                   std::string(kBridgeText) + "\n(Reporting by Tom Fenn; Editing by Ada Quill)\n");
  EXPECT_EQ(article.authors, Names{"Tom Fenn"});
}

TEST(Authors, MayBeADesk) {
  const Article article = extract_page(
      "Cracks close the Larn bridge to lorries\n\nThe Larn Post news desk\n16 March 2025\n\n" +
      std::string(kBridgeText));
  EXPECT_EQ(article.authors, Names{"The Larn Post news desk"});
}

TEST(Authors, AreNotTheirHelpers) {
  const auto authors = [](const std::string& byline) {
    return extract_page("Cracks close the Larn bridge to lorries\n\n" + byline +
                        "16 March 2025\n\n" + std::string(kBridgeText))
        .authors;
  };
  EXPECT_EQ(authors("By Tom Fenn\nReviewed by Ada Quill\n"), Names{"Tom Fenn"});
  EXPECT_EQ(authors("By Tom Fenn\nFact checked by\nAda Quill\n"), Names{"Tom Fenn"});
  EXPECT_EQ(authors("TF\nBy Tom Fenn\nAQ\nEdited by Ada Quill\n"), Names{"Tom Fenn"});
  EXPECT_EQ(authors("Edited by Ada Quill\nBy Ada Quill\n"), Names{"Ada Quill"});
}

TEST(Authors, AreNotTheWordsBesideABylinesWord) {
  const auto authors = [](const std::string& lines) {
    return extract_page("Cracks close the Larn bridge to lorries\n\n" + lines +
                        "16 March 2025\n\n" + std::string(kBridgeText))
        .authors;
  };
  EXPECT_EQ(authors("Author of the article:\nTom Fenn\n"), Names{"Tom Fenn"});
  EXPECT_EQ(authors("by larnpost.example\n"), Names{"larnpost.example"});
  EXPECT_EQ(authors("By Larn PostNovember 21, 202501747\n"), Names{"Larn Post"});
  EXPECT_EQ(authors("Mayor Ada Quill at the bridge. Picture by Zed Moe\n"), Names{});
}

TEST(Authors, AreNoProseBehindABylinesWord) {
  const auto is_prose = [](std::string_view text, std::string_view language) {
    const auto words = metadata::tokenize(text);
    return metadata::is_prose(text, words,
                              metadata::Wording(metadata::Labels::shipped(), language));
  };
  EXPECT_TRUE(is_prose("of", "en"));
  EXPECT_TRUE(is_prose("su parte", "es"));
  EXPECT_TRUE(is_prose("этой причине", "ru"));
  EXPECT_FALSE(is_prose("jdo", "en"));
  EXPECT_FALSE(is_prose("the news desk", "en"));
  EXPECT_FALSE(is_prose("larn-post.example", "en"));
  EXPECT_FALSE(is_prose("e. Quill", "en"));
  EXPECT_FALSE(is_prose("박보미 기자", "ko"));
  EXPECT_FALSE(is_prose("أحمد الخطيب", "ar"));
}

TEST(Authors, StandAloneInScriptsWithoutCaseByTheirFirstName) {
  const auto authors = [](std::string_view line) {
    return extract_page(
               "الرئيسية\nسياسة\nاقتصاد\n\nالبلدية تطلق رحلات ليلية للعبارة عبر نهر لارن\n\n" +
               std::string(line) +
               "\n14 نوفمبر 2023\n\n"
               "أعلنت بلدية لارن أن رحلات العبارة الليلية ستبدأ مطلع الشهر المقبل بعد إغلاق "
               "الجسر القديم.\n\nوقال رئيس البلدية إن الرحلات ستكون كل ساعة، وإن سعر التذكرة "
               "لن يتغير.\n\nوأضاف أن إصلاح الجسر سيستغرق أربعة أشهر.\n")
        .authors;
  };
  EXPECT_EQ(authors("أحمد الخطيب"), Names{"أحمد الخطيب"});
  EXPECT_EQ(authors("حجم الخط"), Names{});
}
TEST(Authors, AreNeitherTheTitleNorAnArticleNorAReader) {
  const auto named = [](std::string_view line, std::string_view name, bool is_title = false) {
    const auto words = metadata::tokenize(line);
    const metadata::Wording wording(metadata::Labels::shipped(), "de");
    metadata::PageLine read;
    read.text = line;
    read.words = words;
    const auto begin = static_cast<std::uint32_t>(line.find(name));
    const metadata::NamedSpan span{begin, begin + static_cast<std::uint32_t>(name.size()),
                                   static_cast<std::uint8_t>(metadata::tokenize(name).size())};
    return !metadata::is_no_author(read, span, is_title, wording);
  };
  EXPECT_TRUE(named("Von Ada Quill", "Ada Quill"));
  EXPECT_TRUE(named("Ada Quill", "Ada Quill"));
  EXPECT_FALSE(named("Ada Quill", "Ada Quill", true));
  EXPECT_FALSE(named("Von der Bahn", "der Bahn"));
  EXPECT_TRUE(named("Von Ada von der Au", "Ada von der Au"));
  EXPECT_FALSE(named("Ada Quill sagt:", "Ada Quill"));
  EXPECT_FALSE(named("Ada Quill sagt", "Ada Quill sagt"));
  EXPECT_TRUE(named("Ada Quill | Kommentare", "Ada Quill"));
}
TEST(Authors, AreNoButtonsInFewWords) {
  EXPECT_EQ(extract_page("Larner Bote\n\nAnmelden\n\nZugverkehr am Montag wieder normal\n\n" +
                         std::string("Nach dem Streik rollen die Züge wieder nach Plan. Die Bahn "
                                     "rechnet noch bis zum Mittag mit einzelnen Verspätungen.\n\n"
                                     "Der Warnstreik der Gewerkschaft war in der Nacht zu Ende "
                                     "gegangen. Zwei Tage lang fuhr nur jeder vierte Zug.\n\n"
                                     "Mehr zum Thema\n\nImpressum\n\nZum Aboshop\n"))
                .authors,
            Names{});
}
TEST(Authors, AreNotThePeopleOfTheText) {
  const Article article =
      extract_page("Cracks close the Larn bridge to lorries\n\n" + std::string(kBridgeText));
  EXPECT_TRUE(article.authors.empty());
}

}  // namespace
}  // namespace newsfold::extract

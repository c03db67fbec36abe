#include "extract/metadata/ideograph_names.h"

#include <string>

#include <gtest/gtest.h>

#include "extract/metadata_pages.h"

namespace newsfold::extract {
namespace {

using Names = std::vector<std::string>;

struct Line {
  const char* text;
  const char* language;
  Names names;
};

Names shown(std::string_view line, const std::vector<metadata::NamedSpan>& spans) {
  Names names;
  for (const metadata::NamedSpan& span : spans)
    names.emplace_back(line.substr(span.begin, span.end - span.begin));
  return names;
}

class ReadsIdeographNames : public testing::TestWithParam<Line> {};
// The first two ideographs are the byline's word.
TEST_P(ReadsIdeographNames, BehindTheMarker) {
  const std::string_view line = GetParam().text, language = GetParam().language;
  const auto words = metadata::tokenize(line);
  const metadata::Wording wording(metadata::Labels::shipped(), language);
  EXPECT_EQ(shown(line, metadata::read_ideograph_names(line, words, 2, wording, language == "ja")),
            GetParam().names);
}
INSTANTIATE_TEST_SUITE_P(Authors, ReadsIdeographNames,
                         testing::Values(Line{"作者：李文静", "zh", {"李文静"}},
                                         Line{"作者：李文静 王强", "zh", {"李文静", "王强"}},
                                         Line{"作者：李文静、王强", "zh", {"李文静", "王强"}},
                                         Line{"作者：李文静 通讯员 王强", "zh", {"李文静"}},
                                         Line{"作者：本地新闻中心综合报道", "zh", {}},
                                         Line{"作者们走过了老桥", "zh", {}},
                                         Line{"記者王曉明／拉恩報導", "zh", {"王曉明"}},
                                         Line{"记者获悉，老桥", "zh", {}},
                                         Line{"筆者：佐藤 美咲", "ja", {"佐藤 美咲"}},
                                         Line{"筆者：佐藤美咲記者", "ja", {"佐藤美咲"}}));

class ReadsIdeographLines : public testing::TestWithParam<Line> {};
TEST_P(ReadsIdeographLines, OfAName) {
  const std::string_view line = GetParam().text, language = GetParam().language;
  const auto words = metadata::tokenize(line);
  const metadata::Wording wording(metadata::Labels::shipped(), language);
  EXPECT_EQ(shown(line, metadata::ideograph_name_line(line, words, wording, language == "ja")),
            GetParam().names);
}
INSTANTIATE_TEST_SUITE_P(Authors, ReadsIdeographLines,
                         testing::Values(Line{"佐藤 美咲", "ja", {"佐藤 美咲"}},
                                         Line{"佐藤美咲記者", "ja", {"佐藤美咲"}},
                                         Line{"佐藤美咲", "ja", {}}, Line{"社会 新闻", "zh", {}},
                                         Line{"関連記事の一覧", "ja", {}}));

TEST(Authors, StandBehindTheirWordInChinese) {
  const Article article = extract_page(
      "首页\n新闻\n财经\n登录\n拉恩老桥发现裂缝 即日起禁止货车通行\n2023年04月18日 09:36\n"
      "来源：拉恩日报 作者：李文静\n分享到\n"
      "拉恩市政府18日宣布，由于工程师在老桥的两个桥墩上发现裂缝，即日起禁止货车通行。\n"
      "市长表示，维修工程将持续四个月，费用约三百万元，期间渡船将增加班次。\n"
      "东岸的商户担心失去一半的顾客。他们说，冬天渡船并不能代替大桥。\n");
  EXPECT_EQ(article.authors, Names{"李文静"});
}

}  // namespace
}  // namespace newsfold::extract

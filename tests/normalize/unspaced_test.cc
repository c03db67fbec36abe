// Names in text that is written without spaces, and names of other languages in English text.
#include "normalize/unspaced.h"

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "normalize/fake_gazetteer.h"

namespace newsfold::normalize {
namespace {

constexpr EntityType kPer = EntityType::kPerson;
constexpr EntityType kOrg = EntityType::kOrganization;
constexpr EntityType kLoc = EntityType::kPlace;

std::vector<Entity> find(const std::string& text, const std::string& language) {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", kLoc, "诺兰国", 0, 1000},
      {"Q2", kOrg, "诺兰国大学", 0, 450},
      {"Q3", kPer, "维勒敏", 0, 600},
      {"Q3", kPer, "ティムール・ベレミン", 0, 600},
      {"Q4", kLoc, "东马", 0, 600},
      {"Q5", kLoc, "ノラン", 0, 1000},
      {"Q6", kLoc, "日本", 0, 1000},
      {"Q7", kLoc, "奥斯特村", 0, 200},
      {"Q8", kLoc, "松原", 0, 450},
      {"Q9", kLoc, "Norland", 0, 1000},
      {"Q10", kOrg, "东马外交部", 0, 100},
      {"Q11", kOrg, "奥斯特屋", 0, 100},
      {"Q9", kLoc, "Norlandia", kForeign, 1000},
      {"Q12", kLoc, "大松", kCommonWord, 700},
  });
  return entities_by(kGazetteer, text, language);
}

// As "id=surface;".
std::string names(const std::string& text, const std::string& language) {
  std::string out;
  for (const Entity& entity : find(text, language)) {
    for (const std::string& surface : entity.surfaces) out += entity.id + "=" + surface + ";";
  }
  return out;
}

TEST(Unspaced, KnownNamesAreCutOut) {
  EXPECT_EQ(names("总统维勒敏周二访问诺兰国。", "zh"), "Q3=维勒敏;Q1=诺兰国;");
  EXPECT_EQ(names("2020年诺兰国", "zh"), "Q1=诺兰国;");
}

TEST(Unspaced, OffsetsCountCodePoints) {
  const std::vector<Entity> entities = find("总统维勒敏周二", "zh");
  ASSERT_EQ(entities.size(), 1U);
  ASSERT_EQ(entities[0].mentions.size(), 1U);
  EXPECT_EQ(entities[0].mentions[0].begin, 2U);
  EXPECT_EQ(entities[0].mentions[0].end, 5U);
}

TEST(Unspaced, TheLongestNameCounts) {
  EXPECT_EQ(names("他在诺兰国大学学习", "zh"), "Q2=诺兰国大学;");
}

TEST(Unspaced, AShortNameInsideALongerForeignOneIsNone) {
  EXPECT_EQ(names("他去了东马。", "zh"), "Q4=东马;");
  EXPECT_EQ(names("他见了东马尔。", "zh"), "");
}

TEST(Unspaced, AShortNameThatIsAnOrdinaryWordIsNone) { EXPECT_EQ(names("他去了大松。", "zh"), ""); }

TEST(Unspaced, AWordInKanaEndsWhereItsKanaDo) {
  EXPECT_EQ(names("昨日ノランで会談", "ja"), "Q5=ノラン;");
  EXPECT_EQ(names("昨日ノランドで会談", "ja"), "");
}

TEST(Unspaced, PartsOfAForeignNameAreJoinedByADot) {
  EXPECT_EQ(names("「ティムール・ベレミン」", "ja"), "Q3=ティムール・ベレミン;");
  EXPECT_EQ(names("前大統領ティムール・ベレミン氏", "ja"), "Q3=ティムール・ベレミン;");
  EXPECT_EQ(names("ティムール・ベレミンスキー氏", "ja"), "");
}

TEST(Unspaced, ANameDoesNotBeginInsideAWord) {
  EXPECT_EQ(names("日本代表", "zh"), "Q6=日本;");
  EXPECT_EQ(names("今日本报讯", "zh"), "");
}

TEST(Unspaced, LittleKnownNamesAreRatherOrdinaryWords) {
  EXPECT_EQ(names("他住在奥斯特村", "zh"), "");
}

TEST(Unspaced, AnInstitutionSaidInFullNeedsNoProminence) {
  EXPECT_EQ(names("东马外交部说", "zh"), "Q10=东马外交部;");
  EXPECT_EQ(names("我爱奥斯特屋", "zh"), "");  // a shop
}

TEST(Unspaced, AJapaneseTownNeedsItsDivision) {
  EXPECT_EQ(names("松原市で", "ja"), "Q8=松原;");
  EXPECT_EQ(names("松原選手が", "ja"), "");
  EXPECT_EQ(names("松原選手が", ""), "");
  EXPECT_EQ(names("他去了松原", "zh"), "Q8=松原;");
}

TEST(Foreign, AForeignNameIsNoneInEnglish) {
  EXPECT_EQ(names("They said that Norland and Norlandia were far away.", "en").find("Q9=Norlandia"),
            std::string::npos);
  EXPECT_EQ(names("Ayer en Norlandia y en Norland.", "es"), "Q9=Norlandia;Q9=Norland;");
  // A headline taken for English.
  EXPECT_NE(names("Ayer gana en Norlandia", "en").find("Q9=Norlandia"), std::string::npos);
}

}  // namespace
}  // namespace newsfold::normalize

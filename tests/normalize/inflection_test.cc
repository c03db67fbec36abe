// Names as the sentences of other languages than English have them.
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "newsfold/normalize/normalize.h"
#include "normalize/fake_gazetteer.h"
#include "normalize/language_rules.h"

namespace newsfold::normalize {
namespace {

constexpr EntityType kPer = EntityType::kPerson;
constexpr EntityType kOrg = EntityType::kOrganization;
constexpr EntityType kLoc = EntityType::kPlace;

// What an invented gazetteer and the document itself make of the names, as "name=surface,surface;".
std::string names(const std::string& text, const std::string& language) {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", kLoc, "Норландия", 0, 1000},
      {"Q1", kLoc, "Norland", 0, 1000},
      {"Q2", kLoc, "Северная Остмаркия", 0, 1000},
      {"Q3", kPer, "Тимур Веремин", 0, 600},
      {"Q3", kPer, "Timur Veremin", 0, 600},
      {"Q4", kLoc, "Остмар", 0, 650},
      {"Q5", kOrg, "TBO", kAcronym, 700},
      {"Q6", kOrg, "L'Orme", 0, 600},
      {"Q7", kOrg, "Torten", 0, 160},
      {"Q9", kLoc, "Orm", 0, 900},
      {"Q8", kLoc, "오스트마르", 0, 900},
  });
  std::string out;
  for (const Entity& entity : entities_by(kGazetteer, text, language)) {
    out += entity.id.starts_with("Q") ? entity.id : entity.name;
    out += '=';
    for (const std::string& surface : entity.surfaces) out += surface + ',';
    out.back() = ';';
  }
  return out;
}

TEST(Inflection, KnownNamesAreFoundInEveryCase) {
  EXPECT_EQ(names("Вчера в Норландии встретили Тимура Веремина.", "ru"),
            "Q1=Норландии;Q3=Тимура Веремина;");
  EXPECT_EQ(names("Вчера говорили с Северной Остмаркией и с Остмаром.", "ru"),
            "Q2=Северной Остмаркией;Q4=Остмаром;");
}

TEST(Inflection, AWordThatIsKnownAsItStandsIsNoForm) {
  const LanguageRules& rules = *language_rules("ru");
  bool found = false;
  for (const BaseForm& form : base_forms(rules, "веремина", 3)) {
    EXPECT_NE(form.word, "веремина");
    found = found || form.word == "веремин";
  }
  EXPECT_TRUE(found);
  EXPECT_TRUE(base_forms(rules, "ива", 3).empty());
  EXPECT_EQ(language_rules("en"), nullptr);
}

TEST(Inflection, TheDocumentsOwnNamesMeetInTheirNominative) {
  EXPECT_EQ(
      names("Вчера у Дорохина спросили. Позже Олег Дорохин ответил, и Дорохину поверили.", "ru"),
      "Олег Дорохин=Дорохина,Олег Дорохин,Дорохину;");
}

TEST(Inflection, ShortLatinWordsAreFormsOfNothing) {
  EXPECT_EQ(names("Wczoraj przyszła Orma.", "pl"), "Orma=Orma;");
  EXPECT_EQ(names("Wczoraj wygrał z Norlandem.", "pl"), "Q1=Norlandem;");
}

TEST(Inflection, ATitleBeforeANameIsNoPartOfIt) {
  EXPECT_EQ(names("Министра Тимура Веремина ждали.", "ru"), "Q3=Тимура Веремина;");
}

TEST(Inflection, APlaceInTheGenitiveIsNoPartOfThePersonBehindIt) {
  EXPECT_EQ(names("Вчера премьер-министр Норландии Олег Дорохин ответил.", "ru"),
            "Q1=Норландии;Олег Дорохин=Олег Дорохин;");
}

TEST(JoinedWords, ArticlesAndEndingsStandOutsideTheName) {
  EXPECT_EQ(names("Hier, le chef de l'Ostmar a parlé.", "fr"), "Ostmar=Ostmar;");
  EXPECT_EQ(names("Hier, il a vu L'Orme.", "fr"), "Q6=L'Orme;");
  EXPECT_EQ(names("Ve Norland'ın kapısı açıldı.", "tr"), "Q1=Norland;");
  EXPECT_EQ(names("어제 오스트마르에서 만났다.", "ko"), "Q8=오스트마르에서;");
}

TEST(Genitives, EndTheNameOfTheOwner) {
  EXPECT_EQ(names("Gestern sprach man von Norlands Weg.", "de"), "Q1=Norlands;");
}

TEST(GermanNouns, AreNoLittleKnownFirms) {
  EXPECT_EQ(names("Gestern gab es viele Torten.", "de"), "");
  EXPECT_EQ(names("Ieri ha parlato Torten.", "it"), "Q7=Torten;");
}

TEST(Acronyms, MayBeWrittenLikeWordsInOtherLanguages) {
  EXPECT_EQ(names("Ieri il capo della Tbo ha parlato.", "it"), "Q5=Tbo;");
  EXPECT_EQ(names("Yesterday the head of Tbo spoke to us.", "en"), "Tbo=Tbo;");
}

TEST(SentenceStarts, AreNoNamesWhereTheArticleHasThemInLowerCase) {
  EXPECT_EQ(names("Selon Norland, rien. Parlement Norland. On parle du parlement.", "fr"),
            "Q1=Norland;");
}

}  // namespace
}  // namespace newsfold::normalize

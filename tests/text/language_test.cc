#include "newsfold/text/language.h"

#include <gtest/gtest.h>

#include "text/function_words.h"
#include "text/scripts.h"

namespace newsfold::text {
namespace {

struct Case {
  const char* text;
  const char* language;
};
class Detects : public testing::TestWithParam<Case> {};
TEST_P(Detects, Language) { EXPECT_EQ(detect_language(GetParam().text), GetParam().language); }

INSTANTIATE_TEST_SUITE_P(
    Texts, Detects,
    testing::Values(
        Case{"The bridge over the river was closed after engineers had found cracks in two of its "
             "piers.",
             "en"},
        Case{"Die Brücke über den Fluss ist gesperrt, nachdem Fachleute Risse in zwei der Pfeiler "
             "gefunden haben.",
             "de"},
        Case{"Le pont sur la rivière est fermé depuis que des ingénieurs ont trouvé des fissures "
             "dans deux piles.",
             "fr"},
        Case{"El puente sobre el río está cerrado desde que los ingenieros encontraron grietas en "
             "dos de sus pilares.",
             "es"},
        Case{"A ponte sobre o rio está fechada desde que os engenheiros encontraram rachaduras em "
             "dois dos pilares.",
             "pt"},
        Case{"Il ponte sul fiume è chiuso da quando gli ingegneri hanno trovato delle crepe in due "
             "dei piloni.",
             "it"},
        Case{"De brug over de rivier is gesloten nadat ingenieurs scheuren hadden gevonden in twee "
             "van de pijlers.",
             "nl"},
        Case{"Most na rzece jest zamknięty od czasu, gdy inżynierowie znaleźli pęknięcia w dwóch "
             "jego filarach.",
             "pl"},
        Case{"Мост через реку закрыт после того, как инженеры обнаружили трещины в двух его "
             "опорах, сообщили власти.",
             "ru"},
        Case{"Міст через річку закрито після того, як інженери виявили тріщини у двох його опорах, "
             "повідомила влада.",
             "uk"},
        Case{"Nehrin üzerindeki köprü, mühendislerin iki ayağında çatlak bulmasından sonra "
             "kamyonlara kapatıldı.",
             "tr"},
        Case{"أغلق الجسر فوق النهر أمام الشاحنات بعد أن وجد المهندسون شقوقا في اثنين من أعمدته، "
             "حسبما قالت المدينة.",
             "ar"},
        Case{"工程师在两座桥墩上发现裂缝后，河上的旧桥已对卡车关闭，市政府在一份声明中说。", "zh"},
        Case{"技術者が二本の橋脚にひびを見つけたため、川の古い橋はトラックの通行が禁止された。",
             "ja"},
        Case{"기술자들이 교각 두 개에서 균열을 발견한 뒤 강 위의 오래된 다리는 트럭 통행이 "
             "금지되었다.",
             "ko"},
        Case{"Η γέφυρα πάνω από τον ποταμό έκλεισε όταν οι μηχανικοί βρήκαν ρωγμές σε δύο από τους "
             "στύλους της.",
             "el"}));

TEST(Language, OfNothingIsUnknown) {
  EXPECT_EQ(detect_language(""), "");
  EXPECT_EQ(detect_language("12:30 — 45 %"), "");
}

// Catalan shares most of Spanish's function words: they must not settle it.
TEST(Language, IsNotSettledByANeighboursWords) {
  EXPECT_EQ(detect_language("El pont sobre el riu és tancat des que els enginyers van trobar "
                            "esquerdes en dos dels seus pilars, "
                            "segons va dir ahir l'ajuntament de la ciutat."),
            "ca");
}

TEST(Scripts, CountUkrainianByItsLetters) {
  EXPECT_EQ(guess_by_script("його опорах, її міст і єдність").language, "uk");
  EXPECT_EQ(guess_by_script("город, который был закрыт, это объявлено").language, "ru");
  EXPECT_EQ(guess_by_script("мост на реке").language, "");
}

TEST(FunctionWords, AreCounted) {
  const FunctionWordCounts counts = count_function_words("The bridge of the town and the river");
  EXPECT_EQ(counts.words, 8U);
  EXPECT_EQ(counts.best, "en");
  EXPECT_EQ(counts.best_hits, 5U);
}

TEST(Language, SurvivesCutCharacters) {
  std::string text(3999, 'a');
  text += "ж and more words behind it";
  EXPECT_NO_FATAL_FAILURE(detect_language(text));
  EXPECT_NO_FATAL_FAILURE(detect_language("\xff\xd0"));
}

}  // namespace
}  // namespace newsfold::text

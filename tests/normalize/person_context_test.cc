// Which of several people a name means, or that it means none that the gazetteer knows.
#include <algorithm>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "normalize/fake_gazetteer.h"

namespace newsfold::normalize {
namespace {

constexpr EntityType kPer = EntityType::kPerson;
constexpr EntityType kOrg = EntityType::kOrganization;
constexpr EntityType kLoc = EntityType::kPlace;

std::vector<Entity> entities_of(const std::string& text, const std::string& language) {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", kLoc, "Norland", 0, 1000},
      {"Q1", kLoc, "Norlandic", kDemonym, 1000},
      {"Q2", kOrg, "Tidal Board", 0, 600, "Q1"},
      {"Q3", kPer, "Bo Quennevar", 0, 60, "Q1"},
      {"Q4", kPer, "Ada Oddlin", 0, 400},
      {"Q4", kPer, "Oddlin", kCommonWord, 400},
      {"Q5", kPer, "Michael Orme", kCommonWord, 400},
      {"Q6", kPer, "King Ludvar", 0, 500},
      {"Q7", kPer, "Harald Torvik", 0, 800, "Q1"},
      {"Q7", kPer, "Torvik", kCommonWord, 800, "Q1"},
      {"Q8", kOrg, "State Council", kCommonWord, 700, "Q1"},
      {"Q9", kPer, "Orm Brannoch", 0, 900},
      {"Q9", kPer, "Brannoch", 0, 900},
      {"Q10", kPer, "Ludmila Torling", 0, 600},
      {"Q10", kPer, "Torling", 0, 600},
  });
  return entities_by(kGazetteer, text, language);
}

// The id under which a surface stands, "unknown" for one of normalize's own.
std::string id_of(const std::string& text, const std::string& surface,
                  const std::string& language = "en") {
  for (const Entity& entity : entities_of(text, language)) {
    const auto& all = entity.surfaces;
    if (std::find(all.begin(), all.end(), surface) == all.end()) continue;
    return entity.id.starts_with("n:") ? "unknown" : entity.id;
  }
  return "-";
}

std::string name_of(const std::string& text, const std::string& surface) {
  for (const Entity& entity : entities_of(text, "en")) {
    const auto& all = entity.surfaces;
    if (std::find(all.begin(), all.end(), surface) != all.end()) return entity.name;
  }
  return "-";
}

TEST(Politicians, AreMeantWhereTheTextSpeaksOfTheirCountry) {
  EXPECT_EQ(id_of("Yesterday Bo Quennevar won.", "Bo Quennevar"), "unknown");
  EXPECT_EQ(id_of("Yesterday the Norlandic mayor Bo Quennevar won.", "Bo Quennevar"), "Q3");
  EXPECT_EQ(id_of("Yesterday Bo Quennevar won in Norland.", "Bo Quennevar"), "Q3");
  EXPECT_EQ(id_of("The Tidal Board heard Bo Quennevar.", "Bo Quennevar"), "Q3");
}

TEST(Surnames, OfManyMeanTheKnownOneOnlyInALanguageThatIsUnderstood) {
  EXPECT_EQ(id_of("Yesterday Oddlin won.", "Oddlin"), "Q4");
  EXPECT_EQ(id_of("Ayer ganaron los hermanos Oddlin.", "Oddlin", "es"), "unknown");
  EXPECT_EQ(id_of("Ayer la presidente Ada Oddlin dijo. Oddlin.", "Oddlin", "es"), "Q4");
}

TEST(CommonFullNames, NeedATitle) {
  EXPECT_EQ(id_of("Yesterday Michael Orme won.", "Michael Orme"), "unknown");
  EXPECT_EQ(id_of("Yesterday General Michael Orme won.", "Michael Orme"), "Q5");
}

TEST(HouseholdNames, AreMeantByATitleBesideTheirFamily) {
  EXPECT_EQ(id_of("President Brannoch spoke. His daughter Nira Brannoch was there.", "Brannoch"),
            "Q9");
  EXPECT_EQ(id_of("Nira Brannoch was there. Brannoch spoke.", "Brannoch"), "unknown");
  EXPECT_EQ(id_of("President Brannoch spoke. Orm Brannoch, as his name is, was there.", "Brannoch"),
            "Q9");
  // Somebody less known may be anybody's namesake.
  EXPECT_EQ(id_of("General Oddlin spoke. Nira Oddlin was there.", "Oddlin"), "unknown");
}

TEST(Couples, ShareASurname) {
  const std::string text =
      "President Brannoch spoke. Nira Brannoch was there, and Mr. Brannoch left. Mrs. Brannoch "
      "stayed.";
  const auto entities = entities_of(text, "en");
  ASSERT_EQ(entities.size(), 2U);
  EXPECT_EQ(entities[0].mentions.size(), 2U);
  EXPECT_EQ(entities[1].mentions.size(), 2U);  // "Nira Brannoch", "Mrs. Brannoch"
}

TEST(Genders, OfFirstNamesTellAFamilyApart) {
  EXPECT_EQ(
      name_of("Henry Quarne sat. Susan Quarne was there, and Mr. Quarne spoke to her.", "Quarne"),
      "Henry Quarne");
  EXPECT_EQ(name_of("Susan Quarne was there, and Mr. Quarne spoke to her.", "Quarne"), "Quarne");
  EXPECT_EQ(id_of("Yesterday Mr. Torvik spoke.", "Torvik"), "Q7");
  EXPECT_EQ(id_of("Yesterday Mrs. Torvik spoke.", "Torvik"), "unknown");
}

TEST(Genders, ATitledWifeIsAnotherThanTheBareSurname) {
  const std::string text = "Then Torvik won. Harald Torvik left, and Mrs. Torvik stayed.";
  const auto entities = entities_of(text, "en");
  ASSERT_EQ(entities.size(), 2U);
  EXPECT_EQ(entities[0].id, "Q7");
  EXPECT_EQ(entities[0].mentions.size(), 2U);
}

TEST(Surnames, OfTwoWhomTheTextNamesAreAPersons) {
  const auto entities =
      entities_of("Henry Quarne sat. Susan Quarne stood. On Quarne the board agreed.", "en");
  ASSERT_EQ(entities.size(), 3U);
  EXPECT_EQ(entities[2].type, kPer);
}

TEST(HouseholdNames, AreNotThoseWhoWereNamedAfterThem) {
  const std::string text = "Then Orm Brannoch Torling came. The old Orm Brannoch was well.";
  EXPECT_EQ(id_of(text, "Orm Brannoch Torling"), "unknown");
  EXPECT_EQ(id_of(text, "Orm Brannoch"), "Q9");
}

TEST(FirstNames, MayBeMisspelled) {
  EXPECT_EQ(id_of("Yesterday Oram Brannoch spoke.", "Oram Brannoch"), "unknown");
  EXPECT_EQ(id_of("Yesterday Ormm Brannoch spoke.", "Ormm Brannoch"), "Q9");
  EXPECT_EQ(id_of("Yesterday Ludimila Torling spoke.", "Ludimila Torling"), "Q10");
  EXPECT_EQ(id_of("Yesterday Judmila Torling spoke.", "Judmila Torling"), "unknown");
}

TEST(Seniors, AreNamedBesideTheirSons) {
  const std::string text = "They shot Jan Kestrin. His father Jan Kestrin Sr. said so.";
  EXPECT_EQ(name_of(text, "Jan Kestrin"), "Jan Kestrin");
  EXPECT_EQ(name_of(text, "Jan Kestrin Sr"), "Jan Kestrin Sr");
}

TEST(RegnalNames, AreFirstNamesAndKnownWithTheirTitle) {
  EXPECT_EQ(id_of("Yesterday King Ludvar spoke. Ludvar left.", "Ludvar"), "Q6");
  EXPECT_EQ(id_of("Yesterday Minister Torvik spoke.", "Torvik"), "Q7");
  EXPECT_EQ(id_of("Yesterday Prince Torvik spoke.", "Torvik"), "unknown");
  EXPECT_EQ(name_of("Yesterday Prince Torvik spoke.", "Torvik"), "Prince Torvik");
}

TEST(Institutions, AreMeantWhereOnlyAPoliticianNamesTheCountry) {
  EXPECT_EQ(id_of("Tell it to Harald Torvik of the State Council.", "State Council"), "Q8");
}

}  // namespace
}  // namespace newsfold::normalize

// Names of offices and what belongs to many, and names that are ordinary words in part.
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "normalize/fake_gazetteer.h"

namespace newsfold::normalize {
namespace {

std::vector<Entity> entities_of(const std::string& text) {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", EntityType::kPlace, "Norland", 0, 1000},
      {"Q5", EntityType::kOrganization, "Tidalmark", 0, 600},
  });
  return entities_by(kGazetteer, text, "en");
}

using Surfaces = std::vector<std::string>;

Surfaces surfaces_of(const std::string& text) {
  Surfaces all;
  for (const Entity& entity : entities_of(text)) {
    all.insert(all.end(), entity.surfaces.begin(), entity.surfaces.end());
  }
  return all;
}

TEST(Offices, GoOnBehindCommasWhileTheirFieldsDo) {
  EXPECT_EQ(surfaces_of("The Ministry of Trade, Industry and Energy met."),
            Surfaces{"Ministry of Trade, Industry and Energy"});
  EXPECT_EQ(surfaces_of("The Department for Environment, Food and Rural Affairs met."),
            Surfaces{"Department for Environment, Food and Rural Affairs"});
  EXPECT_EQ(surfaces_of("The Ministry of Trade, Tidalmark and Veldt met."),
            (Surfaces{"Ministry of Trade", "Tidalmark", "Veldt"}));
  EXPECT_EQ(surfaces_of("The Ministry of Trade, Industry, that is, met."),
            Surfaces{"Ministry of Trade"});
  EXPECT_EQ(surfaces_of("It was the Ministry of Trade, Industry and"),
            Surfaces{"Ministry of Trade"});
}

TEST(Offices, MayEndInAWordThatNobodyKnowsOrInATitle) {
  EXPECT_EQ(surfaces_of("The Ministry of Culture and Antiquities met."),
            Surfaces{"Ministry of Culture and Antiquities"});
  EXPECT_EQ(surfaces_of("The Ministry of Culture and Tidalmark met."),
            (Surfaces{"Ministry of Culture", "Tidalmark"}));
  EXPECT_EQ(surfaces_of("They went to the Court of Justice."), Surfaces{"Court of Justice"});
}

TEST(Offices, MayBelongToMany) {
  EXPECT_EQ(surfaces_of("They asked the Teachers' Pension Fund."),
            Surfaces{"Teachers' Pension Fund"});
  EXPECT_EQ(surfaces_of("They asked the Teachers' Maria Veldt."), Surfaces{"Maria Veldt"});
}

TEST(Surnames, MayBeThoseOfAFaith) {
  const auto type_of = [](const std::string& text) { return entities_of(text).front().type; };
  EXPECT_EQ(type_of("At noon Rezavul Islam came."), EntityType::kPerson);
  EXPECT_EQ(type_of("At noon Political Islam came."), EntityType::kOther);
}

TEST(Offices, MayBearANameWithItsTitle) {
  EXPECT_EQ(surfaces_of("They left King Orm University."), Surfaces{"King Orm University"});
  EXPECT_EQ(surfaces_of("They left Queen Maria Central Hospital."),
            Surfaces{"Queen Maria Central Hospital"});
  EXPECT_EQ(surfaces_of("They left King Orm."), Surfaces{"Orm"});
  EXPECT_EQ(surfaces_of("They left King"), Surfaces{});
}

TEST(Titles, AreNoPartOfTheNameBehindThem) {
  EXPECT_EQ(surfaces_of("Then Hollin East MP Maria Veldt spoke."),
            (Surfaces{"Hollin East", "Maria Veldt"}));
  EXPECT_EQ(surfaces_of("Then MP Maria Veldt spoke."), Surfaces{"Maria Veldt"});
  EXPECT_EQ(surfaces_of("It was sold. Smoker Jan Veldt spoke."), Surfaces{"Jan Veldt"});
  EXPECT_EQ(surfaces_of("It was sold. Sociologist Jan Veldt"), Surfaces{"Jan Veldt"});
  EXPECT_EQ(surfaces_of("It was sold. Sociologist Maria"), Surfaces{"Sociologist Maria"});
}

TEST(Datelines, AreOfPlaces) {
  const auto type_of = [](const std::string& text) { return entities_of(text).front().type; };
  const std::string text = "Two men have been seen in the woods near the town.";
  EXPECT_EQ(type_of("OSTVEEN - " + text), EntityType::kPlace);
  EXPECT_EQ(type_of("OSTVEEN — " + text), EntityType::kPlace);
  EXPECT_NE(type_of("Then OSTVEEN - " + text), EntityType::kPlace);
  EXPECT_NE(type_of("OSTVEEN -"), EntityType::kPlace);
}

TEST(Halves, OfTwoNamesAreNoPlaces) {
  const auto type_of = [](const std::string& text) { return entities_of(text).front().type; };
  EXPECT_EQ(type_of("The Norland and Tidalmark Stock Exchanges met."), EntityType::kOrganization);
  EXPECT_EQ(type_of("The Norland and Tidalmark Stock Exchange met."), EntityType::kPlace);
  EXPECT_EQ(type_of("It was Norland and Tidalmark"), EntityType::kPlace);
}

}  // namespace
}  // namespace newsfold::normalize

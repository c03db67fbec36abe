// Readings that need more in the document than their name.
#include <algorithm>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "normalize/fake_gazetteer.h"

namespace newsfold::normalize {
namespace {

constexpr EntityType kOrg = EntityType::kOrganization;
constexpr EntityType kLoc = EntityType::kPlace;

std::vector<Entity> entities_of(const std::string& text, const std::string& title = "") {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", kLoc, "Norland", 0, 1000},
      {"Q2", kLoc, "Sudria", 0, 1000},
      {"Q3", kOrg, "Velbright", 0, 40},
      {"Q3", kOrg, "Velbright Boats", 0, 40},
      {"Q4", kLoc, "Quellia", kCommonWord, 1000},
      {"Q4", kLoc, "Quellians", kDemonym},
      {"Q5", kLoc, "Quellia", kCommonWord, 620, "Q1"},
      {"Q6", kOrg, "Tidal Protection Authority", 0, 450, "Q1"},
      {"Q6", kOrg, "TPA", kAcronym},
      {"Q7", kOrg, "KGM", kAcronym, 450},
      {"Q8", kOrg, "Harbour Safety Committee", 0, 450},
      {"Q8", kOrg, "HSC", kAcronym},
      {"Q9", kLoc, "Regina", 0, 450, "Q2"},
      {"Q10", EntityType::kPerson, "Maria Veldt", 0, 700},
      {"Q11", kLoc, "Lower Angleby", 0, 700, "Q1"},
      {"Q11", kLoc, "L.A.", kAcronym, 700, "Q1"},
      {"Q12", kLoc, "Eastmark", 0, 620, "Q1"},
      {"Q12", kLoc, "EM", kAcronym, 620, "Q1"},
  });
  Article article;
  article.text = text;
  article.title = title;
  article.language = "en";
  return Normalizer(kGazetteer, {}).normalize(article);
}

// The id under which a surface stands, "unknown" for one of normalize's own.
std::string id_of(const std::vector<Entity>& entities, const std::string& surface) {
  for (const Entity& entity : entities) {
    const auto& surfaces = entity.surfaces;
    if (std::find(surfaces.begin(), surfaces.end(), surface) == surfaces.end()) continue;
    return entity.id.starts_with("n:") ? "unknown" : entity.id;
  }
  return "none";
}

TEST(Support, OneWordIsNoFirmOfARegister) {
  EXPECT_EQ(id_of(entities_of("They met Velbright in May."), "Velbright"), "unknown");
  EXPECT_EQ(id_of(entities_of("He asked Velbright chairman Jane Roe."), "Velbright"), "Q3");
  EXPECT_EQ(id_of(entities_of("Velbright Boats closed. They met Velbright in May."), "Velbright"),
            "Q3");
}

TEST(Support, APeopleOfACountryAndARegionTellsNeither) {
  EXPECT_EQ(id_of(entities_of("Quellians voted. The law of Quellia is old."), "Quellia"),
            "unknown");
  EXPECT_EQ(id_of(entities_of("Quellians voted. In Norland, Quellia is small."), "Quellia"), "Q5");
}

TEST(Support, LettersOfABodyAreReadAtHome) {
  EXPECT_EQ(id_of(entities_of("The TPA in Norland spoke."), "TPA"), "Q6");
  EXPECT_EQ(id_of(entities_of("The TPA in Sudria spoke."), "TPA"), "unknown");
  EXPECT_EQ(
      id_of(entities_of("In Sudria the Tidal Protection Authority spoke. The TPA left."), "TPA"),
      "Q6");
}

TEST(Support, AnotherNameWithTheSameInitialsIsNotTheBody) {
  const auto apart = entities_of("The shop of Kelp Garden Makers opened. It is not KGM.");
  EXPECT_EQ(id_of(apart, "KGM"), "Q7");
  EXPECT_EQ(id_of(apart, "Kelp Garden Makers"), "unknown");
  const auto convention = entities_of("The Harbour Safety Convention met. The HSC was loud.");
  EXPECT_EQ(id_of(convention, "HSC"), "unknown");
  EXPECT_EQ(id_of(entities_of("The Harbor Safety Committee met. The HSC was loud."), "HSC"), "Q8");
}

TEST(Support, AFirstNameIsATownOnlyWhereSomethingSpeaksOfIt) {
  EXPECT_EQ(id_of(entities_of("A weakened Regina drew north."), "Regina"), "unknown");
  EXPECT_EQ(id_of(entities_of("A mill in Regina closed."), "Regina"), "Q9");
  EXPECT_EQ(id_of(entities_of("Sudria rebuilt much. A weakened Regina did not."), "Regina"), "Q9");
}

TEST(Support, WhatBearsAPersonsNameIsNotThePerson) {
  EXPECT_EQ(id_of(entities_of("They left from the Maria Veldt airport."), "Maria Veldt"),
            "unknown");
  EXPECT_EQ(
      id_of(entities_of("The Maria Veldt airport closed. Then Maria Veldt spoke."), "Maria Veldt"),
      "Q10");
}

TEST(Support, LettersBehindATownAreARegions) {
  EXPECT_EQ(id_of(entities_of("They flew to LA on Monday."), "LA"), "Q11");
  EXPECT_EQ(id_of(entities_of("They drove to Bexmoor, LA on Monday."), "LA"), "unknown");
  EXPECT_EQ(id_of(entities_of("They drove to Bexmoor, EM on Monday."), "EM"), "Q12");
}

TEST(Support, AnOutletsNameBehindATitleIsNoPlace) {
  const auto outlet = entities_of("It rained.", "Flood closes the old bridge - Norland Mirror");
  EXPECT_EQ(id_of(outlet, "Norland"), "none");
  EXPECT_EQ(id_of(entities_of("It rained.", "Flood closes the old bridge - Norland"), "Norland"),
            "Q1");
  EXPECT_EQ(
      id_of(entities_of("It rained.", "The cup in five games: Sudria - Norland 96: 85"), "Norland"),
      "Q1");
}

}  // namespace
}  // namespace newsfold::normalize

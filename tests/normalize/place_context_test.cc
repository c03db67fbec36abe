// What a place's name means: which of several places, its team, or the start of a company's name.
#include <algorithm>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "normalize/fake_gazetteer.h"

namespace newsfold::normalize {
namespace {

constexpr EntityType kOrg = EntityType::kOrganization;
constexpr EntityType kLoc = EntityType::kPlace;
constexpr EntityType kPerson = EntityType::kPerson;

std::vector<Entity> entities_of(const std::string& text) {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", kLoc, "Norland", 0, 1000},
      {"Q1", kLoc, "Norlandic", kDemonym},
      {"Q2", kLoc, "Sudria", 0, 1000},
      {"Q3", kLoc, "Westmark", 0, 620, "Q1"},
      {"Q3", kLoc, "WM", kAcronym},
      {"Q4", kLoc, "Hollin", 0, 420, "Q3"},
      {"Q5", kLoc, "Hollin", 0, 390, "Q2"},
      {"Q6", kLoc, "Bexmoor", 0, 200, "Q2"},
      {"Q7", kOrg, "Supreme Court of Norland", 0, 700, "Q1"},
      {"Q7", kOrg, "Supreme Court", kCommonWord},
      {"Q8", kLoc, "Ravenna", 0, 1000},
      {"Q9", kLoc, "Ravenna", 0, 620, "Q1"},
      {"Q10", kLoc, "Tarnow", 0, 420, "Q9"},
      {"Q10", kLoc, "al-Tarnow"},
      {"Q11", kOrg, "Ravenna Diet", 0, 700, "Q8"},
      {"Q12", kOrg, "Senate of Norland", 0, 700, "Q1"},
      {"Q12", kOrg, "Congress", kCommonWord},
      {"Q13", kLoc, "Skerrow", 0, 340, "Q2"},
      {"Q14", kLoc, "Skerrow", 0, 160, "Q3"},
      {"Q15", kLoc, "Quellia", kCommonWord, 1000},
      {"Q16", kLoc, "Quellia", kCommonWord, 620, "Q1"},
      {"Q17", kLoc, "Ostrim", 0, 480, "Q15"},
      {"Q18", kOrg, "Tidal Protection Authority", 0, 500, "Q1"},
      {"Q18", kOrg, "TPA", kAcronym, 500, "Q1"},
      {"Q19", kOrg, "Tidal Press Agency", 0, 400},
      {"Q19", kOrg, "TPA", kAcronym, 400},
      {"Q20", kOrg, "Tidal Safety Council", 0, 500, "Q1"},
      {"Q21", kOrg, "GM", kAcronym, 600},
      {"Q22", kOrg, "Borough Stock Exchange", 0, 500},
      {"Q22", kOrg, "BSE", kAcronym, 500},
      {"Q23", kOrg, "RT", kAcronym, 500},
      {"Q24", kOrg, "Norland Department of Tidal Affairs", 0, 600, "Q1"},
      {"Q24", kOrg, "Tidal Affairs", kCommonWord, 600, "Q1"},
      {"Q25", kLoc, "Eastmark", 0, 620, "Q1"},
      {"Q26", kLoc, "Veldmark", 0, 800},
      {"Q27", kLoc, "Veldmark", 0, 620, "Q1"},
      {"Q28", kLoc, "Quelmark", kCommonWord, 620, "Q1"},
      {"Q29", kLoc, "Quelmark", 0, 320, "Q2"},
      {"Q30", kLoc, "Tarvinia", 0, 1000},
      {"Q30", kLoc, "Tarvin"},
      {"Q30", kLoc, "Tarvez"},
      {"Q30", kLoc, "Tarvinian", kDemonym},
      {"Q31", kLoc, "Tarvin", 0, 610, "Q30"},
      {"Q31", kLoc, "Tarvez"},
      {"Q32", kLoc, "Orrem", kMetonym, 700, "Q1"},
      {"Q33", kLoc, "Orrem", 0, 620, "Q1"},
      {"Q34", kLoc, "Westsea", 0, 600},
      {"Q35", kOrg, "The Westsea", 0, 450},
      {"Q36", kOrg, "Veldt", 0, 450},
      {"Q37", kPerson, "Maria Veldt", 0, 500},
      {"Q40", kOrg, "Hollin Eels", 0, 400},
      {"Q41", kLoc, "Tarnow Province", 0, 130, "Q8"},
      {"Q42", kOrg, "Tidal Safety", 0, 400},
      {"Q49", kLoc, "Virginia", 0, 620, "Q1"},
      {"Q50", kLoc, "Iceholm", 0, 1000},
      {"Q50", kLoc, "Island"},
      {"Q44", kPerson, "Jane Oddlinson", 0, 500},
      {"Q44", kPerson, "Oddlinson"},
      {"Q45", kOrg, "eTidal", 0, 500},
      {"Q48", kLoc, "E-Westsea", 0, 700},
      {"Q48", kLoc, "eWestsea"},
      {"Q46", EntityType::kOther, "8-13", 0, 600},
      {"Q47", kOrg, "Hollin 88ers", 0, 400},
      {"Q38", kOrg, "Norland Tidal Ministry", 0, 200, "Q1"},
      {"Q39", kOrg, "Sudria Tidal Ministry", 0, 200, "Q2"},
  });
  return entities_by(kGazetteer, text, "en");
}

// The id under which a surface stands, "unknown" for one of normalize's own.
std::string id_of(const std::string& text, const std::string& surface) {
  for (const Entity& entity : entities_of(text)) {
    if (std::find(entity.surfaces.begin(), entity.surfaces.end(), surface) == entity.surfaces.end())
      continue;
    return entity.id.starts_with("n:") ? "unknown" : entity.id;
  }
  return "none";
}

TEST(PlaceContext, TheHolderBehindACommaTellsNamesakesApart) {
  EXPECT_EQ(id_of("A mill burned down in Hollin, Sudria, on Monday.", "Hollin"), "Q5");
  EXPECT_EQ(id_of("A mill burned down in Hollin, Westmark, on Monday.", "Hollin"), "Q4");
  EXPECT_EQ(id_of("A mill burned down in Hollin, Norland, on Monday.", "Hollin"), "Q4");
  EXPECT_EQ(id_of("A mill burned down in Hollin, Ravenna, on Monday.", "Hollin"), "unknown");
}

TEST(PlaceContext, ACapitalCalledAsItsCountryIsTheCountryUnlessTheNameIsItsOwn) {
  EXPECT_EQ(id_of("Athletes from Tarvez won a medal on Monday.", "Tarvez"), "Q30");
  EXPECT_EQ(id_of("A mill burned down in Tarvin on Monday.", "Tarvin"), "Q31");
  EXPECT_EQ(id_of("Tarvinian firemen came to a mill in Tarvin on Monday.", "Tarvin"), "Q31");
}

TEST(PlaceContext, OneOfSeveralTownsNeedsEvidence) {
  EXPECT_EQ(id_of("Yesterday Skerrow bought a mill.", "Skerrow"), "unknown");
  EXPECT_EQ(id_of("Yesterday a mill burned in Skerrow.", "Skerrow"), "Q13");
  EXPECT_EQ(id_of("Yesterday Skerrow bought a mill in Sudria.", "Skerrow"), "Q13");
}

TEST(PlaceContext, ACountryThatSharesItsNameNeedsEvidence) {
  EXPECT_EQ(id_of("Yesterday Quellia bought a mill.", "Quellia"), "unknown");
  EXPECT_EQ(id_of("Yesterday Quellia bought a mill in Ostrim.", "Quellia"), "Q15");
  EXPECT_EQ(id_of("Yesterday Quellia bought a mill in Norland.", "Quellia"), "Q16");
}

TEST(PlaceContext, AGovernorIsARegions) {
  EXPECT_EQ(id_of("Then Ravenna Governor Jane Orme spoke. She left Ravenna.", "Ravenna"), "Q9");
  EXPECT_EQ(id_of("Then Ravenna president Jane Orme spoke. She left Ravenna.", "Ravenna"), "Q8");
}

TEST(PlaceContext, TheCountryOfTheDocumentTellsNamesakesApart) {
  EXPECT_EQ(
      id_of("Sudria mourns. In Hollin, where a mill burned down, shops stayed shut.", "Hollin"),
      "Q5");
  EXPECT_EQ(id_of("A mill burned down in Hollin. Shops stayed shut.", "Hollin"), "unknown");
}

TEST(PlaceContext, ASmallPlaceNeedsItsSurroundings) {
  EXPECT_EQ(id_of("Sudria mourns. A mill burned down in Bexmoor.", "Bexmoor"), "Q6");
  EXPECT_EQ(id_of("Norland mourns. A mill burned down in Bexmoor.", "Bexmoor"), "unknown");
}

TEST(PlaceContext, WhatHoldsThePlaceBeforeItIsMeant) {
  EXPECT_EQ(id_of("He left Ravenna for good.", "Ravenna"), "Q8");
  EXPECT_EQ(id_of("He left Ravenna for good, as Norland and Westmark knew.", "Ravenna"), "Q9");
}

TEST(PlaceContext, ARegionIsMeantBesideItsTownsAndItsCountrysInstitutions) {
  EXPECT_EQ(id_of("He left Tarnow and all Ravenna for good.", "Ravenna"), "Q9");
  EXPECT_EQ(id_of("He left Ravenna, the Senate of Norland said.", "Ravenna"), "Q9");
  EXPECT_EQ(id_of("He left Ravenna, the Senate of Norland told the Ravenna Diet.", "Ravenna"),
            "Q8");
}

TEST(PlaceContext, ATownIsNotMeantByAFamousName) {
  EXPECT_EQ(id_of("She went to school in Quelmark.", "Quelmark"), "unknown");
  EXPECT_EQ(id_of("She went to school in Quelmark. Sudria pays.", "Quelmark"), "Q29");
}

TEST(PlaceContext, ARegionIsMeantInARowOfRegions) {
  EXPECT_EQ(id_of("It snowed in Westmark, Veldmark and Eastmark.", "Veldmark"), "Q27");
  EXPECT_EQ(id_of("It snowed in Westmark, Eastmark, and Veldmark.", "Veldmark"), "Q27");
  EXPECT_EQ(id_of("It snowed in Westmark, Veldmark and Hollin.", "Veldmark"), "Q26");
  EXPECT_EQ(id_of("It snowed in Westmark and Veldmark.", "Veldmark"), "Q26");
}

TEST(PlaceContext, ARegionIsMeantBeforeTheWordState) {
  EXPECT_EQ(id_of("It snowed in Veldmark state again.", "Veldmark"), "Q27");
  EXPECT_EQ(id_of("It snowed in Veldmark again.", "Veldmark"), "Q26");
  EXPECT_EQ(id_of("They left Veldmark's state of grace.", "Veldmark"), "Q26");
}

TEST(PlaceContext, AProvinceIsNotItsTown) {
  EXPECT_EQ(id_of("A mill burned in Tarnow province at noon.", "Tarnow"), "Q41");
  EXPECT_EQ(id_of("A mill burned in the province of Tarnow.", "Tarnow"), "Q41");
  EXPECT_EQ(id_of("A mill burned in Ravenna, in Tarnow", "Tarnow"), "Q10");
  EXPECT_EQ(id_of("A mill burned in Hollin province, Sudria.", "Hollin"), "Q5");
}

TEST(PlaceContext, LettersWithANumberAreNoRegion) {
  EXPECT_EQ(id_of("They live in Hollin, WM.", "WM"), "Q3");
  EXPECT_EQ(id_of("They live in WM-14, they said.", "WM"), "unknown");
}

TEST(PlaceContext, AnArticleMayJoinATownToALongerName) {
  EXPECT_EQ(id_of("The town of Hammarat al-Tarnow burned.", "Hammarat al-Tarnow"), "unknown");
  EXPECT_EQ(id_of("The town of Hammarat al-Tarnow burned.", "Tarnow"), "none");
  EXPECT_EQ(id_of("The province of al-Tarnow burned.", "al-Tarnow"), "Q10");
}

TEST(PlaceContext, ACommitteeIsCalledAfterWhatItIsOn) {
  const auto surface = [](const std::string& text) { return entities_of(text).front().surfaces; };
  EXPECT_EQ(surface("They told the Committee on Tidal Safety so."),
            std::vector<std::string>{"Committee on Tidal Safety"});
  EXPECT_EQ(surface("They told the Tidal Safety and Rural Affairs Committee so."),
            std::vector<std::string>{"Tidal Safety and Rural Affairs Committee"});
  const std::vector<Entity> entities =
      entities_of("They told the Committee on Tidal Safety so. The Committee slept.");
  ASSERT_EQ(entities.size(), 1U);
  EXPECT_EQ(entities.front().mentions.size(), 2U);
  EXPECT_EQ(surface("They told the committee on Tidal Safety so."),
            std::vector<std::string>{"Tidal Safety"});
}

TEST(PlaceContext, AParliamentIsNoneOfItsCommittees) {
  const std::string text = "Norland's Congress Tidal Committee met. They told Congress so.";
  EXPECT_EQ(id_of(text, "Congress Tidal Committee"), "unknown");
  EXPECT_EQ(id_of(text, "Congress"), "Q12");
  EXPECT_EQ(id_of("The Congress Tidal Committee met. They told Congress so.", "Congress"), "Q12");
}

TEST(PlaceContext, WhoIsElectedIsSoInARegion) {
  EXPECT_EQ(id_of("It was said by the Veldmark Democrat.", "Veldmark"), "Q27");
  EXPECT_EQ(id_of("It was said by Veldmark Attorney General Jan Orme.", "Veldmark"), "Q27");
  EXPECT_EQ(id_of("Then Senator Jan Orme-Lint of Veldmark spoke.", "Veldmark"), "Q27");
  EXPECT_EQ(id_of("Then Jan Orme, Republican of Veldmark, spoke.", "Veldmark"), "Q27");
  EXPECT_EQ(id_of("It was said by Veldmark lawmakers.", "Veldmark"), "Q27");
  EXPECT_EQ(id_of("It was said by Veldmark's attorney.", "Veldmark"), "Q26");
  EXPECT_EQ(id_of("Then Mayor Jan Orme of Veldmark spoke.", "Veldmark"), "Q26");
  EXPECT_EQ(id_of("Then lawyers in Orrem said so.", "Orrem"), "Q32");
  EXPECT_EQ(id_of("Then Orrem lawmakers said so.", "Orrem"),
            "Q32");  // of the capital or of the region
  EXPECT_EQ(id_of("Then Orrem Rep. Jan Orme said so.", "Orrem"), "Q33");
}

TEST(PlaceContext, TwoLettersWithDotsAreNoRegionOfOneWord) {
  EXPECT_EQ(id_of("Maria Orr lives in Westmark, W.M., by the sea.", "W.M."), "unknown");
}

TEST(PlaceContext, ANationalCourtIsThatOfTheCountrySpokenOf) {
  EXPECT_EQ(id_of("Norlandic mills must close, the Supreme Court ruled.", "Supreme Court"), "Q7");
  EXPECT_EQ(id_of("Mills must close, the Supreme Court ruled.", "Supreme Court"), "Q7");
  EXPECT_EQ(id_of("Sudria must close its mills, the Supreme Court ruled.", "Supreme Court"),
            "unknown");
}

TEST(PlaceContext, ADepartmentHasNoMinister) {
  const std::string about = "Norland built it. ";
  EXPECT_EQ(id_of(about + "The clerk of Tidal Affairs spoke.", "Tidal Affairs"), "Q24");
  EXPECT_NE(id_of(about + "Tidal Affairs Minister Jan Orme spoke.", "Tidal Affairs"), "Q24");
}

TEST(PlaceContext, ATeamIsNotItsCountry) {
  const std::string text =
      "Norland beat Sudria 3-1 in the second match. The striker scored two goals before half-time, "
      "the goalkeeper none. In Norland the tournament goes on.";
  const std::vector<Entity> entities = entities_of(text);
  const auto team = std::find_if(entities.begin(), entities.end(), [](const Entity& entity) {
    return entity.name == "Norland" && entity.type == kOrg;
  });
  ASSERT_NE(team, entities.end());
  EXPECT_TRUE(team->id.starts_with("n:"));
  EXPECT_EQ(team->mentions.size(), 1U);
  const auto country = std::find_if(entities.begin(), entities.end(),
                                    [](const Entity& entity) { return entity.id == "Q1"; });
  ASSERT_NE(country, entities.end());  // "In Norland"
  EXPECT_EQ(country->mentions.size(), 1U);
  EXPECT_EQ(id_of("Norland beat its own record for grain exports to Sudria.", "Norland"), "Q1");
  EXPECT_EQ(id_of("Norland captain Jan Orr was told.", "Norland"), "unknown");
}

TEST(PlaceContext, ATeamBeatsAnotherByAScore) {
  EXPECT_EQ(id_of("Hollin trained, and Norland beat the tireless guests 3-1 on Sunday.", "Norland"),
            "unknown");
  EXPECT_EQ(id_of("Norland beat the tireless guests on Sunday.", "Norland"), "Q1");
  EXPECT_EQ(id_of("Orme of Norland beat Veldt 6-3 on Sunday.", "Norland"), "Q1");
}

TEST(PlaceContext, WhatSomethingIsInIsAPlace) {
  const auto type_of = [](const std::string& text) { return entities_of(text).front().type; };
  EXPECT_EQ(type_of("They live in Kent these days."), kLoc);
  EXPECT_EQ(type_of("They met Kent these days."), EntityType::kPerson);
  EXPECT_EQ(type_of("A boat sank off Zelm-sur-Mer at dawn."), kLoc);
  EXPECT_EQ(type_of("They met Zelm Jong-un at dawn."), EntityType::kPerson);
  EXPECT_EQ(type_of("She fled to Zelm National Park at dawn."), kLoc);
}

TEST(PlaceContext, ADatelineBeginsWithAPlace) {
  const auto type_of = [](const std::string& text) { return entities_of(text).front().type; };
  EXPECT_EQ(type_of("Zelmund, January 23 - A mill burned down."), kLoc);
  EXPECT_EQ(type_of("Zelmund, a miller, said so."), EntityType::kPerson);
}

TEST(PlaceContext, ShortLettersThatEndInACapitalAreNoPerson) {
  const auto type_of = [](const std::string& text) { return entities_of(text).front().type; };
  EXPECT_EQ(type_of("They say BoT will act."), kOrg);
  EXPECT_NE(type_of("They say McG will act."), kOrg);
  EXPECT_NE(type_of("They flew a BoT 21 at noon."), kOrg);
}

TEST(PlaceContext, ATeamOwnsGoalsAndLosesToOthers) {
  const std::string report =
      "In this match the striker scored before half-time, the goalkeeper and midfielder did not. ";
  EXPECT_EQ(id_of(report + "Norland's second goal came late.", "Norland"), "unknown");
  EXPECT_EQ(id_of(report + "Norland's second mill came late.", "Norland"), "Q1");
  EXPECT_EQ(id_of(report + "Two goals were scored for Norland.", "Norland"), "unknown");
  EXPECT_EQ(id_of(report + "Sudria beat Westmark. It was a loss to Sudria.", "Sudria"), "unknown");
}

TEST(PlaceContext, APictureIsCreditedToNoAuthority) {
  const std::string about = "Norland built it. ";
  EXPECT_EQ(id_of(about + "The TPA spoke.", "TPA"), "Q18");
  EXPECT_EQ(id_of(about + "[Photo: Jan Orme/TPA]", "TPA"), "Q19");
  EXPECT_EQ(id_of(about + "The photo was shown. The TPA spoke.", "TPA"), "Q18");
}

TEST(PlaceContext, ANationalBodyIsThatOfTheCountryBeforeIt) {
  EXPECT_EQ(id_of("The Norlandic Tidal Safety Council spoke.", "Norlandic Tidal Safety Council"),
            "Q20");
  EXPECT_EQ(id_of("The Sudria Tidal Safety Council spoke.", "Sudria Tidal Safety Council"),
            "unknown");
}

TEST(PlaceContext, WhatGrowsIsNoCarMaker) {
  EXPECT_EQ(id_of("The plant of GM closed.", "GM"), "Q21");
  EXPECT_EQ(id_of("The plant of GM closed. They grow GM maize.", "GM"), "none");
}

TEST(PlaceContext, WordsBesideAnAcronymTellItsSense) {
  EXPECT_EQ(id_of("Shares fell on the BSE.", "BSE"), "Q22");
  EXPECT_EQ(id_of("The BSE crisis killed many cows.", "BSE"), "unknown");
  EXPECT_EQ(id_of("The Borough Stock Exchange (BSE) had a herd of cows in its hall.", "BSE"),
            "Q22");
  EXPECT_EQ(id_of("Many had the balance of stiff elbows (BSE).", "BSE"), "unknown");
  EXPECT_EQ(id_of("They sold the Bond of Stiff Elbows (BSE).", "BSE"), "unknown");
}

TEST(PlaceContext, AnAcronymMeansWhatStandsBehindItsDash) {
  EXPECT_EQ(id_of("How large the BSE \u2014 Better Save Eels \u2014 crowd is.", "BSE"), "unknown");
  EXPECT_EQ(id_of("How large the BSE \u2014 Better Eels \u2014 crowd is.", "BSE"), "Q22");
  EXPECT_EQ(id_of("How large the BSE - Borough Stock Exchange - is.", "BSE"), "Q22");
  EXPECT_EQ(id_of("It fell on the BSE \u2014 Better", "BSE"), "Q22");
}

TEST(PlaceContext, AnAnimalIsNotTheSeaItIsCalledAfter) {
  EXPECT_EQ(id_of("They looked for the Westsea fisher and Westsea salmon.", "Westsea"), "unknown");
  EXPECT_EQ(id_of("They looked at the Westsea coast and Westsea salmon.", "Westsea"), "Q34");
  EXPECT_EQ(id_of("They looked at the Westsea", "Westsea"), "Q34");
}

TEST(PlaceContext, AListOfBooksNamesOthers) {
  EXPECT_EQ(id_of("They cite Oddlinson, Anne. Two Tides. 2005.", "Oddlinson"), "unknown");
  EXPECT_EQ(id_of("They cite Oddlinson, A. J. and others.", "Oddlinson"), "unknown");
  EXPECT_EQ(id_of("They cite Oddlinson, Jane. Two Tides. 2005.", "Oddlinson"), "Q44");
  EXPECT_EQ(id_of("They met Oddlinson, Anne and others.", "Oddlinson"), "Q44");
}

TEST(PlaceContext, AnAuthorsFirstNameIsNoTown) {
  EXPECT_EQ(id_of("They cite Oddlin, Virginia (2005). They live in Norland.", "Virginia"),
            "unknown");
  EXPECT_EQ(id_of("They live in Oddlin, Virginia. They live in Norland.", "Virginia"), "Q49");
}

TEST(PlaceContext, AnIslandIsNoCountryOfAnotherLanguage) {
  EXPECT_NE(id_of("They live on Fire Island and in Oddlin.", "Island"), "Q50");
  EXPECT_NE(id_of("They live on the Island and in Oddlin.", "Island"), "Q50");
}

TEST(PlaceContext, AClanIsNoneOfItsPeople) {
  const std::string about = "They met Jane Oddlinson there. ";
  EXPECT_EQ(entities_of(about + "She left the Oddlinson crime family.").size(), 2U);
  EXPECT_EQ(entities_of(about + "He was the head of the Oddlinson family.").size(), 2U);
  EXPECT_EQ(entities_of(about + "She left the Oddlinson family.").size(), 1U);
}

TEST(PlaceContext, APartyOfTwoIsNobody) {
  EXPECT_NE(entities_of("They saw Eelman V Oddler there.").front().type, kPerson);
}

TEST(PlaceContext, ANationalParkIsNotItsTown) {
  EXPECT_EQ(id_of("They fled to Ostrim national park.", "Ostrim national park"), "unknown");
  EXPECT_EQ(id_of("They fled to Ostrim and national parks.", "Ostrim"), "Q17");
}

TEST(PlaceContext, ARouteIsNoneOfThePlacesItJoins) {
  EXPECT_EQ(id_of("They laid the cable Norland-Sudria-Westmark 4 there.", "Norland"), "unknown");
  EXPECT_EQ(id_of("They laid the Norland-Sudria-Westmark cable there.", "Norland"), "Q1");
  EXPECT_EQ(id_of("They laid the cable Norland-Sudria 4 there.", "Norland"), "Q1");
}

TEST(PlaceContext, SmallAndCapitalLettersTellNamesApart) {
  EXPECT_EQ(id_of("They use eWestsea for it.", "eWestsea"), "unknown");
  EXPECT_EQ(id_of("They use eTidal for it.", "eTidal"), "Q45");
}

TEST(PlaceContext, DaysOfAMonthAreADate) {
  EXPECT_EQ(id_of("It was before 8-13, they say.", "8-13"), "Q46");
  EXPECT_EQ(id_of("It was on June 8-13, they say.", "8-13"), "none");
}

TEST(PlaceContext, ATeamMayBeginWithANumber) {
  EXPECT_EQ(id_of("They met the Hollin 88ers there.", "Hollin 88ers"), "Q47");
}

TEST(PlaceContext, APaperIsNotTheSeaWhoseNameItBears) {
  EXPECT_EQ(id_of("They told The Westsea so. Then the Westsea's account was read.", "Westsea"),
            "unknown");
  EXPECT_EQ(id_of("Then the Westsea's account was read.", "Westsea"), "Q34");
  EXPECT_EQ(id_of("The Westsea's Maria Orme wrote.", "The Westsea"), "Q35");
}

TEST(PlaceContext, AFirmIsNotWhomTheDocumentNamesInFull) {
  EXPECT_EQ(id_of("Then Veldt will run, they think.", "Veldt"), "Q36");
  EXPECT_EQ(id_of("They met Maria Veldt. Then Veldt will run, they think.", "Veldt"), "Q37");
  EXPECT_EQ(id_of("They met Maria Veldt. Shares of Veldt fell. Veldt sells mills.", "Veldt"),
            "Q36");
}

TEST(PlaceContext, AKnownTeamIsCalledByItsLastWord) {
  const std::vector<Entity> entities =
      entities_of("The Hollin Eels made an offer. They said the Eels would play.");
  ASSERT_EQ(entities.size(), 1U);
  EXPECT_EQ(entities.front().id, "Q40");
  EXPECT_EQ(entities.front().mentions.size(), 2U);
}

TEST(PlaceContext, AMinistryThatTwoCountriesHaveIsNeithers) {
  const std::string two = "Norland's Tidal Ministry and Sudria's Tidal Ministry met. ";
  EXPECT_EQ(entities_of(two + "Then the Tidal Ministry spoke.").size(), 5U);
  EXPECT_EQ(entities_of("Norland's Tidal Ministry met. Then the Tidal Ministry spoke.").size(), 2U);
}

TEST(PlaceContext, WhatIsPostedAgainNamesNobody) {
  EXPECT_EQ(id_of("The station RT spoke.", "RT"), "Q23");
  EXPECT_EQ(id_of("They wrote: RT @orme yes.", "RT"), "none");
}

TEST(PlaceContext, AppositionsTellWhatANameNames) {
  const auto type_of = [](const std::string& text) { return entities_of(text).front().type; };
  EXPECT_EQ(type_of("She spoke of Oddlin, a farming town."), kLoc);
  EXPECT_EQ(type_of("She spoke of Oddlin, a small oil company."), kOrg);
  EXPECT_EQ(type_of("She spoke of the asteroid Oddlin."), kLoc);
}

TEST(PlaceContext, APlaceMayBeginACompanysName) {
  const std::string text =
      "Bexmoor Industries Inc said it will close mills. Bexmoor reported a loss.";
  const std::vector<Entity> entities = entities_of(text);
  ASSERT_EQ(entities.size(), 1U);
  EXPECT_EQ(entities.front().type, kOrg);
  EXPECT_EQ(entities.front().mentions.size(), 2U);
}

}  // namespace
}  // namespace newsfold::normalize

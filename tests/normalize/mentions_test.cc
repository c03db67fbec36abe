// What is a mention at all, and where titles begin and end.
#include <algorithm>
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

std::vector<Entity> entities_of(const std::string& text) {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", kLoc, "Norland", 0, 1000},
      {"Q1", kLoc, "Norlanders", kDemonym, 1000},
      {"Q1", kLoc, "Norlandic", kDemonym, 1000},
      {"Q2", kLoc, "United Isles", 0, 1000},
      {"Q2", kLoc, "U.S.", kAcronym, 1000},
      {"Q3", kLoc, "Sulphur", 0, 667, "Q1"},  // an ordinary word
      {"Q4", kLoc, "Virginia", kCommonWord, 700, "Q2"},
      {"Q5", kOrg, "Tidalmark", 0, 600},
      {"Q6", kOrg, "Shell", kCommonWord, 500},
      {"Q7", kLoc, "Florence", 0, 600},
      {"Q8", kLoc, "Pontic Ocean", 0, 700},
      {"Q8", kLoc, "Pontic", 0, 700},
      {"Q9", kOrg, "The Pontic", 0, 450},
      {"Q15", kLoc, "St. Hollin", 0, 500},
      {"Q16", kLoc, "Isle City", 0, 500},
      {"Q14", EntityType::kOther, "Tidalmark Surf", 0, 500},
      {"Q10", kOrg, "Norland House of Deputies", 0, 750, "Q1"},
      {"Q10", kOrg, "House", kCommonWord, 750, "Q1"},
      {"Q11", kLoc, "Port Hollin", 0, 400, "Q1"},
      {"Q12", kOrg, "Tide State", 0, 700},
      {"Q12", kOrg, "IS", kAcronym | kCommonWord, 700},
      {"Q13", kOrg, "Labour", kCommonWord, 500, "Q1"},
  });
  return entities_by(kGazetteer, text, "en");
}

std::vector<std::string> surfaces_of(const std::string& text) {
  std::vector<std::string> all;
  for (const Entity& entity : entities_of(text)) {
    all.insert(all.end(), entity.surfaces.begin(), entity.surfaces.end());
  }
  return all;
}

std::size_t mentions_of(const std::string& text, const std::string& name) {
  for (const Entity& entity : entities_of(text)) {
    if (entity.name == name) return entity.mentions.size();
  }
  return 0;
}

using Surfaces = std::vector<std::string>;

TEST(SentenceStarts, AKnownNameInCapitalsIsNoOrdinaryWord) {
  EXPECT_EQ(surfaces_of("All left. U.S. officials stayed."), Surfaces{"U.S."});
  EXPECT_EQ(surfaces_of("All left. US officials stayed."), Surfaces{"US"});
  EXPECT_EQ(surfaces_of("All left. Us they forgot."), Surfaces{});
}

TEST(SentenceStarts, AFirstNameThatIsNoOrdinaryWordNeedsNoEvidence) {
  EXPECT_EQ(surfaces_of("All left. Virginia farmers stayed."), Surfaces{"Virginia"});
}

TEST(OrdinaryWords, MayBeAFamousPlaceInsideASentence) {
  EXPECT_EQ(surfaces_of("They landed in Sulphur on time."), Surfaces{"Sulphur"});
  EXPECT_EQ(surfaces_of("They bought salt. Sulphur was cheap."), Surfaces{});
}

TEST(OrdinaryWords, MayBeAnOrganizationThatManyKnow) {
  EXPECT_EQ(mentions_of("Shell fell. The chief of Shell spoke.", "Shell"), 2U);
  EXPECT_EQ(mentions_of("Shell fell to the ground.", "Shell"), 0U);
  EXPECT_EQ(mentions_of("The plan was called the Shell.", "Shell"), 0U);
  EXPECT_EQ(mentions_of("It was a kind of Shell Darkness.", "Shell"), 0U);
}

TEST(BareHeads, NameAnOrganizationOfTheirOwnDocument) {
  const auto id_in = [](const std::string& text) {
    const std::vector<Entity> entities = entities_of(text);
    return entities.empty() ? std::string("none") : entities.front().id;
  };
  EXPECT_EQ(surfaces_of("She told the Council so."), Surfaces{"Council"});
  EXPECT_EQ(id_in("She told the Council so."), id_in("She told the Council so."));
  EXPECT_NE(id_in("She told the Council so."), id_in("He told the Council so."));
  EXPECT_EQ(surfaces_of("She told the Company so."), Surfaces{});
  EXPECT_EQ(surfaces_of("Council was held."), Surfaces{});
}

TEST(BareHeads, ParliamentNeedsNoArticle) {
  EXPECT_EQ(surfaces_of("She told Parliament so."), Surfaces{"Parliament"});
  EXPECT_EQ(surfaces_of("Parliament was dull."), Surfaces{});
}

TEST(BareHeads, TheHouseIsThatOfTheCountrySpokenOf) {
  EXPECT_EQ(surfaces_of("The bill left Norland and the House of course."),
            (Surfaces{"Norland", "House"}));
  EXPECT_EQ(surfaces_of("The bill left the House of course."), Surfaces{});
  EXPECT_EQ(surfaces_of("In Norland they danced to House and jazz."), Surfaces{"Norland"});
}

TEST(Quarters, OfTheCompassArePlacesOfTheirOwnDocument) {
  const std::vector<Entity> here = entities_of("He grew up in the South of old.");
  ASSERT_EQ(here.size(), 1U);
  EXPECT_EQ(here.front().type, kLoc);
  EXPECT_NE(here.front().id, entities_of("She grew up in the South of old.").front().id);
  EXPECT_EQ(surfaces_of("He grew up in the South Hall."), Surfaces{"South Hall"});
  EXPECT_EQ(surfaces_of("He turned South at once."), Surfaces{});
}

TEST(LongerNames, MayBeginWithAKnownPlaceOfSeveralWords) {
  EXPECT_EQ(surfaces_of("The Port Hollin Valley was dry."), Surfaces{"Port Hollin Valley"});
  const std::vector<Entity> team =
      entities_of("The Port Hollin Angels made an offer. They said the Angels would play.");
  ASSERT_EQ(team.size(), 1U);
  EXPECT_EQ(team.front().type, kOrg);
  EXPECT_EQ(team.front().mentions.size(), 2U);
  EXPECT_EQ(surfaces_of("In Port Hollin the Angels play."), Surfaces{"Port Hollin"});
}

TEST(LongerNames, MayGoOnBehindAnOrganizationsHead) {
  const std::vector<Entity> port = entities_of("It fell near Hollin International Airport again.");
  ASSERT_EQ(port.size(), 1U);
  EXPECT_EQ(port.front().name, "Hollin International Airport");
  EXPECT_EQ(port.front().type, kLoc);
  EXPECT_EQ(entities_of("She runs the Hollin Unified School District now.").front().type, kOrg);
}

TEST(LongerNames, MayHoldAnOfficialsPossessive) {
  EXPECT_EQ(surfaces_of("She left the Hollin County Sheriff's Department at once."),
            Surfaces{"Hollin County Sheriff's Department"});
  EXPECT_EQ(surfaces_of("She left the Attorney General's Office at once."),
            Surfaces{"Attorney General's Office"});
}

TEST(OrdinaryWords, MayBeATownBeforeItsCountry) {
  EXPECT_EQ(surfaces_of("She spoke of Hope, Norland, at length."), (Surfaces{"Hope", "Norland"}));
  EXPECT_EQ(surfaces_of("She spoke of Hope at length."), Surfaces{});
}

TEST(OrdinaryWords, MayBeAnAcronymOfWhatIsSpelledOut) {
  EXPECT_EQ(mentions_of("Tide State fell. They say IS lost.", "Tide State"), 2U);
  EXPECT_EQ(mentions_of("They say it IS lost.", "Tide State"), 0U);
}

TEST(OrdinaryWords, MeanAnInstitutionAtASentenceStartOnceTheyDoInside) {
  EXPECT_EQ(mentions_of("In Norland the Labour vote fell. Labour was glad.", "Labour"), 2U);
  EXPECT_EQ(mentions_of("In Norland the vote fell. Labour was glad.", "Labour"), 0U);
}

TEST(OrdinaryWords, ThatNobodyKnowsStandInLowerCaseElsewhere) {
  EXPECT_EQ(surfaces_of("Tzatzo was eaten. The price of tzatzo rose."), Surfaces{});
  EXPECT_EQ(surfaces_of("Tzatzo was eaten."), Surfaces{"Tzatzo"});
  EXPECT_EQ(mentions_of("Tzatzo was glad. They told Tzatzo of tzatzo.", "Tzatzo"), 2U);
}

TEST(LongerNames, MayHoldASaintsPossessive) {
  EXPECT_EQ(surfaces_of("They met in St Zelm's Square at dawn."), Surfaces{"St Zelm's Square"});
  EXPECT_EQ(surfaces_of("They met at St. Hollin's Cathedral at dawn."),
            Surfaces{"St. Hollin's Cathedral"});
  EXPECT_EQ(surfaces_of("They met on Isle City's Zelm Island at dawn."),
            (Surfaces{"Isle City", "Zelm Island"}));
}

TEST(LongerNames, MayHoldAPluralsPossessive) {
  EXPECT_EQ(surfaces_of("She joined the Workers' Party at once."), Surfaces{"Workers' Party"});
  EXPECT_EQ(surfaces_of("She joined the Workers’ Party at once."), Surfaces{"Workers’ Party"});
  EXPECT_EQ(surfaces_of("They call it 'the Workers' Party people know."), Surfaces{});
}

TEST(OrdinaryWords, EndAsNoNameDoes) {
  EXPECT_EQ(surfaces_of("Tidationally, all was well."), Surfaces{});
  EXPECT_EQ(mentions_of("Tidation was late. They told Tidation so.", "Tidation"), 2U);
}

TEST(Addresses, HoldNoNames) {
  EXPECT_EQ(surfaces_of("See https://tide.example/Norland for more."), Surfaces{});
  EXPECT_EQ(surfaces_of("See pic.tide.example/Norland for more."), Surfaces{});
  EXPECT_EQ(surfaces_of("See U.S./Norland for more."), (Surfaces{"U.S.", "Norland"}));
}

TEST(Products, LeaveTheirMakerTheName) {
  EXPECT_EQ(mentions_of("They bought Tidalmark's Surf at once.", "Tidalmark"), 1U);
  EXPECT_EQ(mentions_of("They bought Tidalmark Surf at once.", "Tidalmark"), 0U);
}

TEST(OrdinaryWords, AreSurnamesBehindUnknownFirstOnes) {
  const std::vector<Entity> entities =
      entities_of("They shot Kimuno Gray. They say that Gray ran.");
  ASSERT_EQ(entities.size(), 1U);
  EXPECT_EQ(entities.front().type, kPer);
  EXPECT_EQ(entities.front().mentions.size(), 2U);
}

TEST(Embassies, AreThoseOfTheirTowns) {
  const auto id_in = [](const std::string& text) { return entities_of(text).front().id; };
  const std::string lemming = id_in("The Norlandic Embassy in Lemming was shut.");
  EXPECT_EQ(lemming, id_in("They shut the Norlandic Embassy in Lemming."));
  EXPECT_NE(lemming, id_in("They shut the Norlandic Embassy in Ostheim."));
  EXPECT_EQ(id_in("They shut the U.S. Embassy in Ostheim."),
            id_in("They left the US Embassy in Ostheim."));
  EXPECT_NE(id_in("They shut the Norlandic Embassy."), id_in("They left the Norlandic Embassy."));
}

TEST(Papers, MayBearThePlacesNameWithAnArticle) {
  const auto id_in = [](const std::string& text) { return entities_of(text).front().id; };
  EXPECT_EQ(id_in("He wrote in The Pontic of it."), "Q9");
  EXPECT_EQ(id_in("All was quiet. The Pontic first reported it."), "Q9");
  EXPECT_EQ(id_in("All was quiet. The Pontic storms began."), "Q8");
  EXPECT_EQ(id_in("They sailed the Pontic of old."), "Q8");
}

TEST(OrdinaryWords, OfAPapersSectionsNameNothing) {
  EXPECT_EQ(surfaces_of("It was in Sport of course."), Surfaces{});
}

TEST(Storms, AreToldByWhatTheyDo) {
  const auto type_of = [](const std::string& text) { return entities_of(text).front().type; };
  EXPECT_EQ(type_of("A weakened Florence moved on. The storm was over."), EntityType::kOther);
  EXPECT_EQ(type_of("Then Florence made landfall. The storm was over."), EntityType::kOther);
  EXPECT_EQ(type_of("Then Florence made peace. The storm was over."), kLoc);
  EXPECT_EQ(type_of("A weakened Florence made peace."), kLoc);
}

TEST(Peoples, AreMentionsOfNobodyInParticular) {
  const std::vector<Entity> entities = entities_of("Many Norlanders and Muslims met there.");
  ASSERT_EQ(entities.size(), 2U);
  EXPECT_EQ(entities.front().name, "Norlanders");
  EXPECT_EQ(entities.front().type, kPer);
  EXPECT_TRUE(entities.front().id.starts_with("n:"));
  EXPECT_EQ(entities.back().name, "Muslims");
  EXPECT_EQ(surfaces_of("The Norlandic and Muslim women met."), Surfaces{});
}

TEST(Titles, OfSeveralWordsAreNoPartOfAName) {
  EXPECT_EQ(surfaces_of("They charged Tidalmark Chief Financial Officer Jan Orme."),
            (Surfaces{"Tidalmark", "Jan Orme"}));
  EXPECT_EQ(surfaces_of("Then U.S. District Judge Jan Orme ruled."),
            (Surfaces{"U.S.", "Jan Orme"}));
}

TEST(Roles, StandForTheOneWhomTheDocumentCallsSo) {
  const std::string veldt = "President Maria Veldt met Jan Orme. ";
  EXPECT_EQ(mentions_of(veldt + "The President spoke.", "Maria Veldt"), 2U);
  EXPECT_EQ(mentions_of(veldt + "Thank you, Mr. President.", "Maria Veldt"), 2U);
  EXPECT_EQ(mentions_of(veldt + "The Vice President spoke.", "Maria Veldt"), 1U);
  EXPECT_EQ(mentions_of(veldt + "The President of Norland spoke.", "Maria Veldt"), 1U);
  EXPECT_EQ(mentions_of(veldt + "The President-elect spoke.", "Maria Veldt"), 1U);
  EXPECT_EQ(mentions_of(veldt + "The president spoke.", "Maria Veldt"), 1U);
  EXPECT_EQ(surfaces_of(veldt + "The President spoke."), (Surfaces{"Maria Veldt", "Jan Orme"}));
}

TEST(Roles, OfSeveralBearersStandForNone) {
  EXPECT_EQ(mentions_of("President Maria Veldt met President Jan Orme. The President spoke.",
                        "Maria Veldt"),
            1U);
}

TEST(Mentions, ATitleInQuotationMarksIsCutNowhere) {
  EXPECT_EQ(surfaces_of("They saw \"Norland First\" there."), Surfaces{"Norland First"});
  EXPECT_EQ(surfaces_of("They saw “Eel-Men Origins: Oddler,” there."),
            Surfaces{"Eel-Men Origins: Oddler"});
  EXPECT_EQ(surfaces_of("They saw \"Norland\" there."), Surfaces{"Norland"});
  EXPECT_EQ(surfaces_of("They said \"Norland First and then\" there."), Surfaces{"Norland"});
  EXPECT_EQ(surfaces_of("They asked \"Norland Chairman Jan Orme\" there."),
            (Surfaces{"Norland", "Jan Orme"}));
  EXPECT_EQ(surfaces_of("They said: \"In Norland,\" and left."), Surfaces{"Norland"});
}

}  // namespace
}  // namespace newsfold::normalize

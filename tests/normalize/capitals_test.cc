// Capitals that tell little: headlines, lost apostrophes, plurals, tickers, ordinary words that are
// also an institution's name.
#include <algorithm>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "newsfold/normalize/normalize.h"
#include "normalize/fake_gazetteer.h"

namespace newsfold::normalize {
namespace {

constexpr EntityType kPer = EntityType::kPerson;
constexpr EntityType kOrg = EntityType::kOrganization;
constexpr EntityType kLoc = EntityType::kPlace;

std::vector<Entity> entities_of(std::string text, std::string title = {}) {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", kLoc, "Norland", 0, 1000},
      {"Q2", kLoc, "Vessina", 0, 400},
      {"Q3", kOrg, "Worker Party", 0, 650, "Q1"},
      {"Q3", kOrg, "Worker", kCommonWord},
      {"Q4", kOrg, "WGO", kAcronym},
      {"Q5", kOrg, "Harbour FOXs"},
      {"Q6", kOrg, "Tidal Union", 0, 600},
      {"Q7", kOrg, "The Herald", kCommonWord, 500},
      {"Q6", kOrg, "TIDU", kAcronym},
      {"Q8", kLoc, "Pier House", 0, 500},
      {"Q8", kLoc, "Pier 10"},
      {"Q9", kOrg, "GM", kAcronym, 800},
      {"Q10", kLoc, "Florence", 0, 600},
      {"Q11", kLoc, "Hurricane", kCommonWord, 150},
  });
  Article article;
  article.text = std::move(text);
  article.title = std::move(title);
  article.language = "en";
  return Normalizer(kGazetteer, {}).normalize(article);
}

const Entity* with_surface(const std::vector<Entity>& entities, std::string_view surface) {
  for (const Entity& entity : entities) {
    const auto& all = entity.surfaces;
    if (std::find(all.begin(), all.end(), surface) != all.end()) return &entity;
  }
  return nullptr;
}

std::string name_of(const std::vector<Entity>& entities, std::string_view surface) {
  const Entity* entity = with_surface(entities, surface);
  return entity == nullptr ? "-" : entity->name;
}

TEST(Headlines, NameWhomTheTextNames) {
  const auto entities = entities_of("On Monday the miner Odalys Quennevar said he would leave.",
                                    "Why The New Mine Boss Quennevar Will Leave The Company");
  ASSERT_NE(with_surface(entities, "Quennevar"), nullptr);
  EXPECT_EQ(name_of(entities, "Quennevar"), "Odalys Quennevar");
  EXPECT_EQ(with_surface(entities, "Quennevar")->title_mentions.size(), 1u);
}

TEST(Headlines, AFirstNameWithAnUnknownWordIsAPersonAndNoPlace) {
  const auto entities = entities_of("", "Frank Vessina: The Man Who Will Never Leave The House");
  EXPECT_EQ(with_surface(entities, "Vessina"), nullptr);
  ASSERT_NE(with_surface(entities, "Frank Vessina"), nullptr);
  EXPECT_EQ(with_surface(entities, "Frank Vessina")->type, EntityType::kPerson);
}

TEST(Headlines, OrdinaryWordsAreNoNames) {
  EXPECT_TRUE(entities_of("", "Why The New Boss Will Never Leave The Company").empty());
}

TEST(Possessives, ALostApostropheIsNoPartOfTheName) {
  const auto entities = entities_of("The boss of Quennevar left. Quennevars shares fell.");
  const Entity* entity = with_surface(entities, "Quennevar");
  ASSERT_NE(entity, nullptr);
  EXPECT_EQ(entity->mentions, (std::vector<Span>{{12, 21}, {28, 37}}));
}

TEST(Possessives, WhereApostrophesStandAnSBelongsToTheName) {
  const auto entities = entities_of("The boss's Quennevar left. Quennevars fell in Norland.");
  EXPECT_NE(with_surface(entities, "Quennevars"), nullptr);
}

TEST(Possessives, APluralOfLettersIsNoName) {
  const auto entities = entities_of("All the XGPs and the WGOs chairman met the Harbour FOXs.");
  EXPECT_EQ(entities.size(), 2u);
  EXPECT_NE(with_surface(entities, "WGO"), nullptr);
  EXPECT_NE(with_surface(entities, "Harbour FOXs"), nullptr);
}

TEST(Tickers, LettersBehindALegalFormAreNoName) {
  const auto entities = entities_of("Shares of Quennevar Inc QNVR rose after Quennevar Inc sold.");
  ASSERT_EQ(entities.size(), 1u);
  EXPECT_EQ(entities[0].name, "Quennevar Inc");
}

TEST(Institutions, AnOrdinaryWordInCapitalsNamesThemAtHome) {
  EXPECT_EQ(name_of(entities_of("In Norland a Worker minister left."), "Worker"), "Worker Party");
  EXPECT_EQ(name_of(entities_of("On Monday a Worker minister left."), "Worker"), "-");
  EXPECT_EQ(name_of(entities_of("Then the Worker met the Worker Party."), "Worker"),
            "Worker Party");
  EXPECT_EQ(name_of(entities_of("Worker rights in Norland."), "Worker"), "-");
}

TEST(Boundaries, AShortOrdinaryWordMayBeginAName) {
  EXPECT_NE(with_surface(entities_of("He called the Dish Network again."), "Dish Network"),
            nullptr);
  const auto entities = entities_of("He said that His Network failed.");
  EXPECT_EQ(with_surface(entities, "His Network"), nullptr);
}

TEST(Teams, StandBeforeTheirPlayers) {
  const auto entities = entities_of("It was Quillons quarterback Bo Orme who won.");
  ASSERT_NE(with_surface(entities, "Quillons"), nullptr);
  EXPECT_EQ(with_surface(entities, "Quillons")->type, kOrg);
}

TEST(Boundaries, AnOrdinaryWordInCapitalsEndsAFullName) {
  const auto entities =
      entities_of("He saw “Nominated John Orme Confirms Peter Veldt Leaves” twice.");
  EXPECT_NE(with_surface(entities, "John Orme"), nullptr);
  EXPECT_NE(with_surface(entities, "Peter Veldt"), nullptr);
  EXPECT_EQ(entities.size(), 2u);
  EXPECT_NE(
      with_surface(entities_of("in the John Orme Memorial Library"), "John Orme Memorial Library"),
      nullptr);
}

TEST(Offices, InLettersAreNoOrganization) {
  EXPECT_EQ(with_surface(entities_of("He became assistant WGO in May."), "WGO"), nullptr);
  EXPECT_NE(with_surface(entities_of("The deputy WGO director left."), "WGO"), nullptr);
  const auto named = entities_of("The club says GM John Orme left.");
  EXPECT_EQ(with_surface(named, "GM"), nullptr);
  EXPECT_NE(with_surface(named, "John Orme"), nullptr);
  EXPECT_NE(with_surface(entities_of("The club says GM left."), "GM"), nullptr);
}

TEST(Acronyms, MeanWhatTheTextSpellsOut) {
  const auto entities = entities_of("The Wild Goose Owners (WGO) met. The WGO left.");
  EXPECT_EQ(name_of(entities, "WGO"), "Wild Goose Owners");
}

TEST(Storms, KeepTheirNameWithoutTheWord) {
  const auto entities = entities_of("On Monday Hurricane Vessina came. Vessina took a pier.");
  ASSERT_EQ(entities.size(), 1u);
  EXPECT_EQ(entities[0].name, "Hurricane Vessina");
  EXPECT_EQ(entities[0].mentions.size(), 2u);
}

EntityType type_of(const std::string& text, std::string_view surface) {
  const auto entities = entities_of(text);
  const Entity* const entity = with_surface(entities, surface);
  return entity == nullptr ? EntityType::kOther : entity->type;
}

TEST(Types, ABuildingIsAPlaceWhereSomebodyIsInIt) {
  EXPECT_EQ(type_of("She was taken to Quellix Hospital.", "Quellix Hospital"), kLoc);
  EXPECT_EQ(type_of("She sued the Quellix Hospital.", "Quellix Hospital"), kOrg);
}

TEST(Types, ABranchBearsItsCountrysName) {
  EXPECT_EQ(type_of("Then Quellix Norland said so.", "Quellix Norland"), kOrg);
}

TEST(Types, PeopleAreOfPlaces) {
  EXPECT_EQ(type_of("Then Jane Orme, of Quellbury, won.", "Quellbury"), kLoc);
}

TEST(Types, WhatHasAFounderIsAnOrganization) {
  EXPECT_EQ(type_of("Then Quellix co-founder Jane Orme won.", "Quellix"), kOrg);
  EXPECT_EQ(type_of("Then Quellix's Nathan Law won.", "Quellix"), kOrg);
  EXPECT_EQ(type_of("She told Quellix.fr that.", "Quellix.fr"), kOrg);
}

TEST(Capitals, APartysPossessiveMayBeginASentence) {
  const auto entities = entities_of("Norland votes. Worker's plan for Norland failed.");
  EXPECT_NE(with_surface(entities, "Worker"), nullptr);
}

TEST(Storms, AreNoPlacesInHeadlines) {
  const auto entities = entities_of({}, "Hurricane Florence Takes Pier Beside Old Mill");
  ASSERT_EQ(entities.size(), 1u);
  EXPECT_EQ(entities[0].name, "Hurricane Florence");
}

TEST(Storms, MayBeginASentence) {
  const auto entities = entities_of("Hurricane Florence took the pier beside an old mill.");
  ASSERT_EQ(entities.size(), 1u);
  EXPECT_EQ(entities[0].name, "Hurricane Florence");
}

TEST(Storms, MayHaveAKind) {
  const auto entities = entities_of("Then Tropical Storm Vessina came. Vessina took a pier.");
  ASSERT_EQ(entities.size(), 1u);
  EXPECT_EQ(entities[0].type, EntityType::kOther);
}

TEST(Surnames, StandBeforeWhatIsTheirs) {
  const std::vector<Entity> entities = entities_of("In 2005 the Quillory administration failed.");
  ASSERT_EQ(entities.size(), 1U);
  EXPECT_EQ(entities.front().type, kPer);
  const std::vector<Entity> board = entities_of("In 2005 the Quillory board failed.");
  ASSERT_EQ(board.size(), 1U);
  EXPECT_EQ(board.front().type, kOrg);
}

TEST(Capitals, AnAcronymReadAsAWordMayHaveOneOnly) {
  EXPECT_EQ(name_of(entities_of("A ship of Tidu came in."), "Tidu"), "Tidal Union");
  EXPECT_NE(name_of(entities_of("A ship of Wgo came in."), "Wgo"), "WGO");
}

TEST(Capitals, ASiteIsNoPerson) {
  const auto entities = entities_of("The ship sank, Harbourwatch.com reported.");
  ASSERT_EQ(entities.size(), 1U);
  EXPECT_EQ(entities.front().type, kOrg);
}

TEST(Capitals, AnArticleBeforeAnUnknownWordMakesItNoPerson) {
  EXPECT_EQ(entities_of("She had to use a Zalbo on him.").front().type, EntityType::kOther);
  EXPECT_EQ(entities_of("She had to see Zalbo on Monday.").front().type, kPer);
  EXPECT_EQ(entities_of("She is dead, Zalbo reports.").front().type, kOrg);
}

TEST(Capitals, AShortNameIsThatOfThePaperNamedInFull) {
  EXPECT_EQ(name_of(entities_of("They sold it, as The Herald reports."), "The Herald"),
            "The Herald");
  const auto entities =
      entities_of("On Monday they sold the Tarnow Herald, as The Herald reports.");
  ASSERT_EQ(entities.size(), 1U);
  EXPECT_EQ(entities.front().mentions.size(), 2U);
}

TEST(Capitals, ATownIsNotItsPolice) {
  const auto entities = entities_of(
      "The Vessina Police Department opened a new house. It stands on a Vessina street.");
  ASSERT_NE(with_surface(entities, "Vessina"), nullptr);
  EXPECT_EQ(with_surface(entities, "Vessina")->type, kLoc);
}

TEST(Boundaries, AnOrdinaryWordBeginsANameAtASentenceStartThatALongerOneBeginsWith) {
  const auto entities = entities_of(
      "On Monday Advanced Zalbo Devices Inc opened a mill. Advanced Zalbo said it was glad.");
  ASSERT_EQ(entities.size(), 1U);
  EXPECT_EQ(entities.front().mentions.size(), 2U);
  EXPECT_NE(with_surface(entities, "Advanced Zalbo"), nullptr);
  EXPECT_NE(with_surface(entities_of("Advanced Zalbo said it was glad."), "Zalbo"), nullptr);
}

TEST(Capitals, ALegalFormAloneIsNoName) {
  EXPECT_EQ(with_surface(entities_of("She runs it with a friend, LLC. by name."), "LLC"), nullptr);
  const auto entities = entities_of("They left the Jasper Sea Centre on Monday. The JSC is shut.");
  ASSERT_NE(with_surface(entities, "JSC"), nullptr);
  EXPECT_EQ(with_surface(entities, "JSC")->mentions.size(), 2U);
}

TEST(Capitals, ANumberThatGoesOnIsNoName) {
  EXPECT_EQ(name_of(entities_of("They met at Pier 10 in the rain."), "Pier 10"), "Pier House");
  EXPECT_EQ(with_surface(entities_of("They spoke of Pier 10-277 in the rain."), "Pier 10"),
            nullptr);
}

// Read under a sanitizer: nothing stands behind the last word.
TEST(Capitals, OrdinaryWordsMayEndTheText) {
  EXPECT_EQ(with_surface(entities_of("They spoke of it and said Even More"), "More"), nullptr);
}

}  // namespace
}  // namespace newsfold::normalize

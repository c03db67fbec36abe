// Names that no list knows, told apart by what they do and by who belongs to them.
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "normalize/fake_gazetteer.h"

namespace newsfold::normalize {
namespace {

std::string type_of(const std::string& text, const std::string& surface) {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", EntityType::kPlace, "Norland", 0, 1000},
      {"Q1", EntityType::kPlace, "Norlandic", kDemonym, 1000},
  });
  return type_by(kGazetteer, text, surface);
}

TEST(Deeds, TellOrganizationsThatNoListKnows) {
  EXPECT_EQ(type_of("Shares in Parmelee rose on Monday.", "Parmelee"), "organization");
  EXPECT_EQ(type_of("She invested in the Dunworth plan, not in Parmelee.", "Parmelee"), "place");
  EXPECT_EQ(type_of("Mina Takatori, an engineer at Quillon, left.", "Quillon"), "organization");
  EXPECT_EQ(type_of("He now works for Bausland in the north.", "Bausland"), "organization");
  EXPECT_EQ(type_of("Then Quillon on Monday unveiled a tablet.", "Quillon"), "organization");
  EXPECT_EQ(type_of("This year Velsor's third-quarter revenue fell.", "Velsor"), "organization");
  EXPECT_EQ(type_of("Later Velsor said it would move.", "Velsor"), "organization");
  EXPECT_EQ(type_of("Later Velsor said he would move.", "Velsor"), "person");
  EXPECT_EQ(type_of("The mill is owned by Corvane.", "Corvane"), "organization");
  EXPECT_EQ(type_of("The mill was seen by Corvane.", "Corvane"), "person");
  EXPECT_EQ(type_of("They hired the band Velvet Harbour for the night.", "Velvet Harbour"),
            "organization");
  EXPECT_EQ(type_of("They sold Grupal Selvan, a lender, to the state.", "Grupal Selvan"),
            "organization");
}

TEST(Deeds, OnTheStockExchangeAreFirms) {
  EXPECT_EQ(type_of("Its rival Synaptel fell 7 percent.", "Synaptel"), "organization");
  EXPECT_EQ(type_of("Its rival Synaptel fell 7 times.", "Synaptel"), "person");
}

TEST(Appositions, MayHoldANationality) {
  EXPECT_EQ(type_of("They met Summit Dreams, a Norlandic travel agency, there.", "Summit Dreams"),
            "organization");
  EXPECT_EQ(type_of("They met Quorel, a Norlandic farming town, there.", "Quorel"), "place");
}

TEST(Deeds, TellThingsFromPeople) {
  EXPECT_EQ(type_of("Nurses gave him the drug Ribavon at night.", "Ribavon"), "other");
  EXPECT_EQ(type_of("She had caught Lassen fever at sea.", "Lassen"), "other");
  EXPECT_EQ(type_of("She had caught Lassen at sea.", "Lassen"), "person");
}

TEST(Deeds, AgeAndHomeStandBehindAName) {
  EXPECT_EQ(type_of("Jane Roe, 49, of Hollinby, was there.", "Hollinby"), "place");
}

TEST(Mountains, AreNamedAfterMount) {
  EXPECT_EQ(type_of("Three are missing on Mount Ashkel after the storm.", "Mount Ashkel"), "place");
}

TEST(SentenceStarts, BelongToANameThatTheDocumentHas) {
  const std::string text = "The mayor of Port Salter won. Port Salter chose him.";
  EXPECT_EQ(type_of(text, "Port Salter"), "place");
  EXPECT_EQ(type_of(text, "Salter"), "-");
}

}  // namespace
}  // namespace newsfold::normalize

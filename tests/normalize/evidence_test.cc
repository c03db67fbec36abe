// What the rest of a document, a score or a hyphen tell about names that no list knows, and about
// ordinary words that are names.
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "normalize/fake_gazetteer.h"

namespace newsfold::normalize {
namespace {

std::string type_of(const std::string& text, const std::string& surface) {
  static const auto kGazetteer = std::make_shared<FakeGazetteer>(std::vector<FakeRow>{
      {"Q1", EntityType::kPlace, "Norland", 0, 1000},
      {"Q2", EntityType::kOrganization, "Tidewater", 0, 700},
      {"Q3", EntityType::kOrganization, "Harbour Force", 0, 700},
      {"Q4", EntityType::kOrganization, "Frost's", kCommonWord, 400},
      {"Q5", EntityType::kPlace, "Ostheim", 0, 500},
      {"Q6", EntityType::kPlace, "Odessel", 0, 500},
  });
  return type_by(kGazetteer, text, surface);
}

TEST(OrdinaryWords, AreNamesBesideTheFullNameOfTheirFirm) {
  const std::string full = "The pit belongs to Adamant Coal. ";
  EXPECT_EQ(type_of(full + "Adamant denied it.", "Adamant"), "organization");
  EXPECT_EQ(type_of("The pit is old. Adamant denied it.", "Adamant"), "-");
}

TEST(OrdinaryWords, ThatEndInTheirOwnPossessiveAreNamesBeforeAVerb) {
  EXPECT_EQ(type_of("It was cold. Frost's said so in March.", "Frost"), "organization");
  EXPECT_EQ(type_of("It was cold. Frost's bite was felt.", "Frost"), "-");
}

TEST(Teams, ThatNoListKnowsAreToldByScores) {
  EXPECT_EQ(type_of("At night Eastmoor beat Wexley 3-1.", "Eastmoor"), "organization");
  EXPECT_EQ(type_of("At night Ostheim beat Wexley by six wickets.", "Ostheim"), "organization");
  EXPECT_EQ(type_of("At night Eastmoor saw Wexley.", "Eastmoor"), "person");
  EXPECT_EQ(type_of("At night Jane Eastmoor won. Eastmoor beat Wexley 6-1, 6-3.", "Eastmoor"),
            "person");
}

TEST(Firms, AreNamedByPartners) {
  EXPECT_EQ(type_of("They paid Goldhurst & Pellow for it.", "Goldhurst & Pellow"), "organization");
  EXPECT_EQ(type_of("They paid Dorn Bybeck and Associates for it.", "Dorn Bybeck and Associates"),
            "organization");
  EXPECT_EQ(type_of("They called Norlandic Telephone and Telegraph Co for it.",
                    "Norlandic Telephone and Telegraph Co"),
            "organization");
  EXPECT_EQ(type_of("She is one of the doctors at Elwyn Clinic there.", "Elwyn Clinic"),
            "organization");
}

TEST(Hyphens, PartAKnownNameFromOneOfSeveralWords) {
  EXPECT_EQ(type_of("He read of the Tidewater-Harbour Force contract.", "Harbour Force"),
            "organization");
  EXPECT_EQ(type_of("He read of the Tidewater-Harbour Force contract.", "Tidewater"),
            "organization");
}

TEST(Titles, JoinTwoPlacesToAPersonsName) {
  EXPECT_EQ(type_of("Then Rep. Odessel Ostheim spoke.", "Odessel Ostheim"), "person");
}

TEST(SentenceStarts, ArePeopleOfATradeRatherThanANamesake) {
  EXPECT_EQ(type_of("It rained. Campaignersers from Norland came.", "Campaignersers"), "-");
  EXPECT_EQ(type_of("It rained. Campaignel from Norland came.", "Campaignel"), "person");
}

}  // namespace
}  // namespace newsfold::normalize

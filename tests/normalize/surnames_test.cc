// Single words that look like surnames of people whom nobody named.
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

const std::string kArticle =
    "The town council met on Monday to talk about the old mill by the river, which has been empty "
    "for a good ten years and costs the town more every winter than it did when it was in use, as "
    "most of those who came to the meeting seemed to know. Nobody spoke for very long, and the one "
    "plan that was put to a vote was put off again until the spring, when the rest of the money "
    "may have come in. ";

TEST(Surnames, OfNobodyAreNoPeopleWhereTheyStandAsThingsDo) {
  EXPECT_EQ(type_of(kArticle + "She drove there in her grey Tidewater Camrel.", "Tidewater Camrel"),
            "person");
  EXPECT_EQ(type_of(kArticle + "People there watched \"Taradime\" at night.", "Taradime"), "other");
  EXPECT_EQ(type_of(kArticle + "They ate Norlandic Emmel cheese.", "Emmel"), "other");
}

TEST(Surnames, StayPeopleWhereTheyActOrTheTextIsShort) {
  EXPECT_EQ(type_of(kArticle + "Then Quadrell insisted on \"Quadrell\" for the sign.", "Quadrell"),
            "person");
  EXPECT_EQ(type_of(kArticle + "It was so, according to Quadrell herself.", "Quadrell"), "person");
  EXPECT_EQ(type_of(kArticle + "Quadrell withdrew, but not \"Quadrell\" the firm.", "Quadrell"),
            "person");
  // the first word of a sentence may be anybody's
  EXPECT_EQ(type_of(kArticle + "Quadrell, in the mill, set the table.", "Quadrell"), "person");
  EXPECT_EQ(type_of("People there watched \"Taradime\" at night.", "Taradime"), "person");
}

}  // namespace
}  // namespace newsfold::normalize

#include "newsfold/resolve/resolve.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "newsfold/text/names.h"

namespace newsfold::resolve {
namespace {

constexpr EntityType kPer = EntityType::kPerson;
constexpr EntityType kLoc = EntityType::kPlace;

Entity known(std::string id, std::string name, EntityType type) {
  Entity entity;
  entity.id = std::move(id);
  entity.name = std::move(name);
  entity.type = type;
  entity.surfaces = {entity.name};
  entity.mentions = {{0, 1}};
  return entity;
}

Entity unknown(std::string name, EntityType type, std::vector<std::string> surfaces = {}) {
  Entity entity = known(text::provisional_id(entity_type_name(type), name), name, type);
  entity.surfaces.insert(entity.surfaces.end(), surfaces.begin(), surfaces.end());
  return entity;
}

using Corpus = std::vector<std::vector<Entity>>;

// The id of each document's entities after resolving.
std::vector<std::vector<std::string>> resolve_ids(const Corpus& corpus,
                                                  std::vector<Forbidden> forbidden = {}) {
  Resolver resolver(std::move(forbidden));
  for (const auto& entities : corpus) resolver.add(entities, "en");
  resolver.finish();
  std::vector<std::vector<std::string>> ids;
  for (std::uint32_t i = 0; i < corpus.size(); ++i) {
    ids.emplace_back();
    for (const std::uint32_t number : resolver.entity_numbers(i))
      ids.back().emplace_back(resolver.id(number));
  }
  return ids;
}

const Entity kRiverton = known("Q10", "Riverton", kLoc);
const Entity kHarbour = known("Q11", "Harbour Union", EntityType::kOrganization);
const Entity kMinister = known("Q12", "Sergey Volin", kPer);

TEST(Resolve, SpellingVariantsJoinTheRegisteredPersonInSharedContext) {
  const auto ids = resolve_ids({{kMinister, kRiverton, kHarbour},
                                {unknown("Sergei Volin", kPer), kRiverton, kHarbour},
                                {unknown("Sergei Volin", kPer)}});
  EXPECT_EQ(ids[1][0], "Q12");
  EXPECT_EQ(ids[2][0], "Q12");
}

TEST(Resolve, ASpellingThatNormalizeRefusedNeedsMoreContext) {
  Entity minister = kMinister;
  minister.surfaces.push_back("Sergei Volin");
  const Corpus filler(4, {known("Q99", "Elsewhere", kLoc)});
  Corpus corpus{{minister, kRiverton}, {unknown("Sergei Volin", kPer), kRiverton}};
  corpus.insert(corpus.end(), filler.begin(), filler.end());
  EXPECT_NE(resolve_ids(corpus)[1][0], "Q12");
  corpus[1][0] = unknown("Sergej Volin", kPer);
  EXPECT_EQ(resolve_ids(corpus)[1][0], "Q12");
}

TEST(Resolve, SlipsNeedSharedContext) {
  const auto apart =
      resolve_ids({{kMinister, kRiverton, kHarbour}, {unknown("Segrey Volin", kPer)}});
  EXPECT_NE(apart[1][0], "Q12");
  const auto joined = resolve_ids(
      {{kMinister, kRiverton, kHarbour}, {unknown("Segrey Volin", kPer), kRiverton, kHarbour}});
  EXPECT_EQ(joined[1][0], "Q12");
}

TEST(Resolve, ASingleWordIsASlipInADocumentLikeItsOwnOnly) {
  const Entity town = known("Q14", "Farhaven", kLoc);
  const Entity slip = unknown("Farhiven", kLoc);
  const auto joined = resolve_ids({{town, kRiverton, kHarbour}, {slip, kRiverton, kHarbour}});
  EXPECT_EQ(joined[1][0], "Q14");
  const auto apart =
      resolve_ids({{town, kRiverton}, {town, kHarbour}, {slip, kRiverton, kHarbour}});
  EXPECT_NE(apart[2][0], "Q14");
}

TEST(Resolve, OtherInitialsAreOtherPeople) {
  const auto ids = resolve_ids({{unknown("Oster J", kPer), kRiverton, kHarbour},
                                {unknown("Oster Y", kPer), kRiverton, kHarbour}});
  EXPECT_NE(ids[1][0], ids[0][0]);
  const auto kings = resolve_ids({{unknown("Oster II", kPer), kRiverton, kHarbour},
                                  {unknown("Oster III", kPer), kRiverton, kHarbour}});
  EXPECT_NE(kings[1][0], kings[0][0]);
}

TEST(Resolve, LettersAreNoWordUnlessTheirDocumentsAreAlike) {
  const EntityType kOther = EntityType::kOther;
  const std::string id = text::provisional_id("other", "Leet");
  const auto name = [&](std::string written) { return known(id, std::move(written), kOther); };
  const Entity far = known("Q20", "Farhaven", kLoc);
  const auto apart = resolve_ids({{name("Leet"), kRiverton, kHarbour}, {name("L.E.E.T."), far}});
  EXPECT_NE(apart[1][0], apart[0][0]);
  const auto joined =
      resolve_ids({{name("Leet"), kRiverton, kHarbour}, {name("L.E.E.T."), kRiverton, kHarbour}});
  EXPECT_EQ(joined[1][0], joined[0][0]);
}

TEST(Resolve, FeminineFormsAreOtherPeople) {
  const auto ids = resolve_ids({{known("Q13", "Sasha Ivanov", kPer), kRiverton, kHarbour},
                                {unknown("Sasha Ivanova", kPer), kRiverton, kHarbour}});
  EXPECT_NE(ids[1][0], "Q13");
}

TEST(Resolve, BareSurnameJoinsTheOneBearerInItsCompany) {
  const Entity full = unknown("Petra Aldous", kPer, {"Aldous"});
  const auto ids = resolve_ids({{full, kRiverton, kHarbour},
                                {unknown("Aldous", kPer), kRiverton, kHarbour},
                                {unknown("Aldous", kPer), known("Q20", "Farhaven", kLoc)}});
  EXPECT_EQ(ids[1][0], ids[0][0]);
  EXPECT_NE(ids[2][0], ids[0][0]);
}

TEST(Resolve, AWordAccentedVariouslyIsOneThingInSharedContextOnly) {
  const EntityType kOther = EntityType::kOther;
  const std::string id = text::provisional_id("other", "Verriere");
  const auto word = [&](std::string name) { return known(id, std::move(name), kOther); };
  const Entity far = known("Q20", "Farhaven", kLoc);
  const auto apart =
      resolve_ids({{word("Verriere"), kRiverton, kHarbour}, {word("Verrière"), far}});
  EXPECT_NE(apart[1][0], apart[0][0]);
  const auto joined = resolve_ids(
      {{word("Verriere"), kRiverton, kHarbour}, {word("Verrière"), kRiverton, kHarbour}});
  EXPECT_EQ(joined[1][0], joined[0][0]);
  const auto cased =
      resolve_ids({{word("Verrière"), kRiverton, kHarbour}, {word("VERRIÈRE"), far}});
  EXPECT_EQ(cased[1][0], cased[0][0]);
}

TEST(Resolve, BareSurnameNeedsADocumentOfItsBearerThatIsLikeItsOwn) {
  const Entity full = unknown("Maria Aldous", kPer, {"Aldous"});
  const Entity bare = unknown("Aldous", kPer);
  std::vector<Entity> names;
  for (int i = 0; i < 6; ++i) {
    names.push_back(known("Q" + std::to_string(20 + i), "Town " + std::to_string(i), kLoc));
  }
  // The same company, once spread over six documents, once in one of them.
  Corpus spread{{bare, names[0], names[1], names[2], names[3], names[4], names[5]}};
  for (const Entity& name : names) spread.push_back({full, name});
  const Corpus filler(24, {known("Q99", "Elsewhere", kLoc)});
  spread.insert(spread.end(), filler.begin(), filler.end());
  EXPECT_NE(resolve_ids(spread)[0][0], full.id);
  spread[1].insert(spread[1].end(), names.begin() + 1, names.end());
  EXPECT_EQ(resolve_ids(spread)[0][0], full.id);
}

TEST(Resolve, BareSurnameOfTwoBearersStaysApart) {
  const auto ids = resolve_ids({{unknown("Petra Aldous", kPer), kRiverton, kHarbour},
                                {unknown("Henrik Aldous", kPer), kRiverton, kHarbour},
                                {unknown("Aldous", kPer), kRiverton, kHarbour}});
  EXPECT_NE(ids[0][0], ids[1][0]);
  EXPECT_NE(ids[2][0], ids[0][0]);
  EXPECT_NE(ids[2][0], ids[1][0]);
}

TEST(Resolve, TwoRegisteredThingsNeverMerge) {
  const auto ids = resolve_ids({{known("Q31", "Anna Berg", kPer), kRiverton, kHarbour},
                                {known("Q32", "Ana Berg", kPer), kRiverton, kHarbour}});
  EXPECT_EQ(ids[0][0], "Q31");
  EXPECT_EQ(ids[1][0], "Q32");
}

TEST(Resolve, TheUserMayForbidAMerge) {
  const Corpus corpus{{kMinister, kRiverton, kHarbour},
                      {unknown("Sergei Volin", kPer), kRiverton, kHarbour}};
  ASSERT_EQ(resolve_ids(corpus)[1][0], "Q12");
  EXPECT_NE(resolve_ids(corpus, {{"sergei volin", "Q12"}})[1][0], "Q12");
  EXPECT_EQ(resolve_ids(corpus, {{"sergei volin", "Q99"}, {"volin", "Q12"}})[1][0], "Q12");
}

// "Jan Brandt" is borne by many where many are called Jan and many Brandt.
TEST(Resolve, ACommonFullNameNeedsContext) {
  Corpus corpus;
  for (const char* first : {"Ada", "Britt", "Carl", "Doris"})
    corpus.push_back({unknown(std::string(first) + " Brandt", kPer)});
  for (const char* last : {"Aldous", "Bexmoor", "Corden", "Dell", "Elwin"})
    corpus.push_back({unknown(std::string("Jan ") + last, kPer)});
  const auto one = static_cast<std::uint32_t>(corpus.size());
  corpus.push_back({unknown("Jan Brandt", kPer), kRiverton, kHarbour});
  corpus.push_back({unknown("Jan Brandt", kPer), kRiverton, kHarbour});
  corpus.push_back({unknown("Jan Brandt", kPer), unknown("Tide Mill", kLoc)});
  const auto ids = resolve_ids(corpus);
  EXPECT_EQ(ids[one][0], ids[one + 1][0]);
  EXPECT_NE(ids[one][0], ids[one + 2][0]);
  corpus.erase(corpus.begin(), corpus.begin() + one);  // nobody else is called so
  const auto few = resolve_ids(corpus);
  EXPECT_EQ(few[0][0], few[2][0]);
}

std::vector<Entity> with_others(const std::string& name, const std::vector<std::string>& others) {
  std::vector<Entity> entities{unknown(name, kPer)};
  for (const std::string& other : others) entities.push_back(unknown(other, kLoc));
  return entities;
}

TEST(Resolve, ANameInDocumentsThatShareNothingIsTwoPeoples) {
  Corpus corpus{with_others("Jan Orme", {"Tide Mill", "Sand Bay", "Low Ford", "Elm Point"}),
                with_others("Jan Orme", {"Tide Mill", "Fen Cross", "Oak Reach", "Long Weir"}),
                with_others("Jan Orme", {"Cold Brook", "Red Cape", "Ash Down", "West Fell"})};
  const auto alone = resolve_ids(corpus);
  EXPECT_EQ(alone[0][0], alone[2][0]);
  for (const char* last : {"Aldous", "Bexmoor", "Corden", "Dell", "Elwin"})
    corpus.push_back({unknown(std::string("Jan ") + last, kPer)});
  const auto parted = resolve_ids(corpus);
  EXPECT_EQ(parted[0][0], parted[1][0]);
  EXPECT_NE(parted[0][0], parted[2][0]);
  corpus.push_back(with_others("Jan Orme", {"Cold Brook"}));  // too short to tell: the larger group
  const auto four = resolve_ids(corpus);
  EXPECT_NE(four[0][0], four[2][0]);
  EXPECT_EQ(four[0][0], four.back()[0]);
}

TEST(Resolve, ACommonNameOfManyDocumentsNeedsContextToo) {
  Corpus corpus;
  for (const char* first : {"Ada", "Britt", "Carl", "Doris"})
    corpus.push_back({unknown(std::string(first) + " Brandt", kPer)});
  for (const char* last : {"Aldous", "Bexmoor", "Corden", "Dell", "Elwin"})
    corpus.push_back({unknown(std::string("Jan ") + last, kPer)});
  const std::size_t first = corpus.size();
  for (int i = 0; i < 80; ++i) {
    corpus.push_back(with_others("Jan Brandt", {"Tide Mill", "Sand Bay", "Elm Point", "Bird Isle",
                                                "Salt Pans", "Old Quay", "Mid Moor"}));
  }
  corpus.push_back(with_others("Jan Brandt", {"Cold Brook", "Red Cape", "Ash Down", "West Fell",
                                              "Oak Reach", "Long Weir", "Fen Cross"}));
  corpus.push_back({unknown("Jan Brandt", kPer), unknown("Cold Brook", kLoc)});
  for (int i = 0; i < 4000; ++i) corpus.push_back({unknown("Low Ford " + std::to_string(i), kLoc)});
  const auto ids = resolve_ids(corpus);
  for (std::size_t i = 1; i < 80; ++i) EXPECT_EQ(ids[first][0], ids[first + i][0]);
  EXPECT_NE(ids[first][0], ids[first + 80][0]);
  EXPECT_EQ(ids[first][0], ids[first + 81][0]);  // too short to tell
}

TEST(Resolve, EmbassiesAndCourtsAreManyUnlessTheirDocumentsAreAlike) {
  const auto body = [](const std::string& name) {
    return unknown(name, EntityType::kOrganization);
  };
  const auto ids_of = [](const Entity& one) {
    const Entity volin = unknown("Jan Volin", kPer);
    const Entity orme = unknown("Bo Orme", kPer);
    return resolve_ids({{one, volin, orme, kRiverton},
                        {one, volin, orme, kRiverton},
                        {one, kHarbour, unknown("Ada Veldt", kPer), unknown("Pontmere", kLoc)}});
  };
  const auto embassies = ids_of(body("US Embassy"));
  EXPECT_EQ(embassies[0][0], embassies[1][0]);
  EXPECT_NE(embassies[0][0], embassies[2][0]);
  Entity elsewhere = body("US Embassy");  // of another town, as normalize says
  elsewhere.id = "n:0123456789abcdef";
  const auto two = resolve_ids({{body("US Embassy"), kRiverton}, {elsewhere, kRiverton}});
  EXPECT_NE(two[0][0], two[1][0]);
  const auto courts = ids_of(body("U.S. District Court"));
  EXPECT_NE(courts[0][0], courts[2][0]);
  const auto police = ids_of(body("Pontmere Police"));  // a word of its own
  EXPECT_EQ(police[0][0], police[2][0]);
}

TEST(Resolve, NamesOfOrdinaryWordsAreManyUnlessTheirDocumentsAreAlike) {
  for (const std::string name : {"Workers' Party", "Defense Ministry", "Hall of Fame"}) {
    const Entity one = unknown(name, EntityType::kOrganization);
    const auto apart = resolve_ids({{one, kRiverton}, {one, kMinister}});
    EXPECT_NE(apart[0][0], apart[1][0]) << name;
    const auto together = resolve_ids(
        {{one, kRiverton, kHarbour}, {one, kRiverton, kHarbour}, {kMinister}, {kMinister}});
    EXPECT_EQ(together[0][0], together[1][0]) << name;
    const auto types = resolve_ids({{one, kRiverton}, {unknown(name, kLoc), kMinister}});
    EXPECT_NE(types[0][0], types[1][0]) << name;
  }
}

TEST(Resolve, ApplyJoinsWhatFellTogetherAndSortsSpans) {
  Entity late = unknown("Sergei Volin", kPer);
  late.mentions = {{30, 42}};
  Entity early = kMinister;
  early.mentions = {{0, 12}, {50, 62}};
  Resolver resolver;
  const std::vector<Entity> entities{early, kRiverton, kHarbour, late};
  resolver.add(entities, "en");
  resolver.finish();
  const std::vector<Entity> joined = apply(resolver, 0, entities);
  ASSERT_EQ(joined.size(), 3U);
  const auto person =
      std::find_if(joined.begin(), joined.end(), [](const auto& e) { return e.id == "Q12"; });
  ASSERT_NE(person, joined.end());
  EXPECT_EQ(person->mentions, (std::vector<Span>{{0, 12}, {30, 42}, {50, 62}}));
  EXPECT_EQ(person->surfaces, (std::vector<std::string>{"Sergey Volin", "Sergei Volin"}));
}

// Documents in any order give the same ids.
TEST(Resolve, OrderOfDocumentsDoesNotMatter) {
  const std::vector<Entity> pool{kRiverton,
                                 kHarbour,
                                 kMinister,
                                 unknown("Sergei Volin", kPer),
                                 unknown("Segrey Volin", kPer),
                                 unknown("Volin", kPer),
                                 unknown("Aldous", kPer),
                                 unknown("Petra Aldous", kPer, {"Aldous"}),
                                 unknown("Henrik Aldous", kPer),
                                 unknown("Riverten", kLoc),
                                 unknown("Tidewater Group", EntityType::kOrganization),
                                 unknown("Tidewater Group", kPer)};
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    Corpus corpus(12);
    for (auto& document : corpus) {
      document = pool;
      std::shuffle(document.begin(), document.end(), random);
      document.resize(2 + random() % 5);
    }
    std::vector<std::size_t> order(corpus.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto before = resolve_ids(corpus);
    std::shuffle(order.begin(), order.end(), random);
    Corpus shuffled;
    for (const std::size_t i : order) shuffled.push_back(corpus[i]);
    const auto after = resolve_ids(shuffled);
    for (std::size_t i = 0; i < order.size(); ++i) ASSERT_EQ(after[i], before[order[i]]) << round;
  }
}

}  // namespace
}  // namespace newsfold::resolve

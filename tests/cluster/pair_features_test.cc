#include "cluster/pair_features.h"

#include <algorithm>
#include <optional>
#include <random>

#include <gtest/gtest.h>

#include "cluster/vectors.h"

namespace newsfold::cluster {
namespace {

constexpr std::uint8_t kTitleName =
    static_cast<std::uint8_t>(FeatureKind::kNameWord) | StoryFeature::kTitleTrait;
constexpr std::uint8_t kTitleWord =
    static_cast<std::uint8_t>(FeatureKind::kWord) | StoryFeature::kTitleTrait;
constexpr std::uint8_t kLeadEntity =
    static_cast<std::uint8_t>(FeatureKind::kEntity) | StoryFeature::kLeadTrait;
constexpr std::uint8_t kLeadNumber =
    static_cast<std::uint8_t>(FeatureKind::kNumber) | StoryFeature::kLeadTrait;

std::int32_t at(const PairValues& values, PairFeature feature) {
  return values[static_cast<std::size_t>(feature)];
}

Document document(const Fingerprint& fingerprint, std::optional<Day> date = {}) {
  Document out;
  out.date = date;
  out.fingerprint = &fingerprint;
  return out;
}

// Of this density.
DensitySample crowded(std::uint16_t density) {
  DensitySample out;
  out.fill(density);
  return out;
}

PairValues values(const Fingerprint& x, const Fingerprint& y) {
  const Document a = document(x), b = document(y);
  const Profile of_x = profile(x), of_y = profile(y);
  const DensitySample near_x = crowded(9000), near_y = crowded(7000);
  return pair_values({&a, &of_x, &near_x}, {&b, &of_y, &near_y});
}

TEST(PairFeatures, TellWhatIsSharedByKindAndZone) {
  Fingerprint x, y;
  x.features = {{1, 39321, 160, kTitleName}, {2, 52428, 80, kLeadNumber}};
  y.features = {{1, 39321, 120, kTitleName}, {3, 52428, 80, kLeadNumber}};
  const PairValues found = values(x, y);
  EXPECT_NEAR(at(found, PairFeature::kCosine), kOne * 36 / 100, 20);
  EXPECT_EQ(at(found, PairFeature::kNameWords), at(found, PairFeature::kCosine));
  EXPECT_EQ(at(found, PairFeature::kNumbers), 0);
  EXPECT_NEAR(at(found, PairFeature::kTitles), kOne, 20);
  EXPECT_EQ(at(found, PairFeature::kWordsAlone), -1);
  EXPECT_EQ(at(found, PairFeature::kNumbersAlone), 0);
  EXPECT_EQ(at(found, PairFeature::kLengthHigher), 2);
  EXPECT_EQ(at(found, PairFeature::kRarestName), 120);
  EXPECT_EQ(at(found, PairFeature::kSharedNames), 1000);
  EXPECT_EQ(at(found, PairFeature::kDensitySum), 16000);
}

TEST(PairFeatures, TellHowMuchOfATitleTheOtherHas) {
  Fingerprint x, y;
  x.features = {{1, 39321, 100, kTitleWord}, {2, 52428, 90, kTitleName}};
  y.features = {{1, 39321, 100, 0}, {3, 52428, 80, kTitleWord}};
  const PairValues found = values(x, y);
  EXPECT_NEAR(at(found, PairFeature::kTitleFoundMore), 360, 1);
  EXPECT_EQ(at(found, PairFeature::kTitleFoundLess), 0);
  EXPECT_EQ(at(found, PairFeature::kTitleInLeadMore), 0) << "the other has it behind its lead";
  EXPECT_NEAR(at(found, PairFeature::kFoundLess), 360, 1);
  y.features[0].traits = StoryFeature::kLeadTrait;
  EXPECT_NEAR(at(values(x, y), PairFeature::kTitleInLeadMore), 360, 1);
  y.features[1].traits = 0;
  EXPECT_EQ(at(values(x, y), PairFeature::kTitleFoundLess), -1) << "no title";
}

TEST(PairFeatures, TellWhatTheCollectionLeaves) {
  Fingerprint x, y;
  x.features = {{1, 39321, 160, kTitleName}, {2, 52428, 160, kTitleWord}};
  y.features = {{1, 39321, 150, kTitleName}, {3, 52428, 160, kTitleWord}};
  const PairValues plain = values(x, y);
  EXPECT_NEAR(at(plain, PairFeature::kHereCosine), at(plain, PairFeature::kCosine), 20);
  EXPECT_NEAR(at(plain, PairFeature::kHereTitles), at(plain, PairFeature::kTitles), 20);
  EXPECT_EQ(at(plain, PairFeature::kHereRarestName), 150);
  EXPECT_NEAR(at(plain, PairFeature::kHereFoundLess), 360, 2);
  x.features[0].set_commonness(5);  // 52 off the idf
  y.features[0].set_commonness(4);  // 36
  const PairValues marked = values(x, y);
  EXPECT_EQ(at(marked, PairFeature::kCosine), at(plain, PairFeature::kCosine));
  EXPECT_EQ(at(marked, PairFeature::kRarestName), 150);
  // The more common of both counts, for both.
  EXPECT_EQ(at(marked, PairFeature::kHereRarestName), 98);
  EXPECT_EQ(at(marked, PairFeature::kHereRarestTitleName), 98);
  // .6 * 108 / 160 by .6 * 98 / 150; lengths by .6 * 108 / 160 and .6 * 114 / 150 beside .8.
  EXPECT_NEAR(at(marked, PairFeature::kHereCosine), .1923 * kOne, 60);
  EXPECT_NEAR(at(marked, PairFeature::kHereNameWordsAlone), .8596 * kOne, 60);
  EXPECT_EQ(at(marked, PairFeature::kHereWordsAlone), 0);
  EXPECT_NEAR(at(marked, PairFeature::kHereFoundLess), 181, 2);
  EXPECT_NEAR(at(marked, PairFeature::kHereFoundMore), 204, 2);
}

TEST(PairFeatures, TellTheRarestNameThatOneLacks) {
  Fingerprint x, y;
  x.features = {{1, 100, 160, kTitleName}, {2, 100, 120, kTitleName}, {3, 100, 90, kTitleWord}};
  y.features = {{1, 100, 160, 0}, {4, 100, 70, kTitleWord}};
  PairValues found = values(x, y);
  EXPECT_EQ(at(found, PairFeature::kLackedTitleNameHigher), 120) << "the rarest is in the text";
  EXPECT_EQ(at(found, PairFeature::kLackedTitleNameLower), 0);
  EXPECT_EQ(at(found, PairFeature::kLackedLeadNameHigher), 120) << "a title is part of the lead";
  EXPECT_EQ(at(found, PairFeature::kLackedTitleWordHigher), 90);
  EXPECT_EQ(at(found, PairFeature::kLackedTitleWordLower), 70);
  y.features = {{1, 100, 160, 0}, {2, 100, 120, 0}};
  EXPECT_EQ(at(values(x, y), PairFeature::kLackedTitleNameHigher), 0);
  // Two as rare as each other, of which the other has one.
  x.features[1].idf = 160;
  y.features = {{1, 100, 160, 0}};
  EXPECT_EQ(at(values(x, y), PairFeature::kLackedTitleNameHigher), 160);
}

TEST(PairFeatures, NumbersOfLeadsAndEntitiesOfTitlesAgreeOrContradict) {
  constexpr auto kTitleEntity = static_cast<std::uint8_t>(kLeadEntity | StoryFeature::kTitleTrait);
  Fingerprint x, y;
  x.features = {{1, 100, 80, kLeadNumber}, {2, 100, 80, kTitleEntity}};
  y.features = {{2, 100, 80, kLeadEntity}};
  EXPECT_EQ(at(values(x, y), PairFeature::kLeadNumbers), 0);
  EXPECT_EQ(at(values(x, y), PairFeature::kTitleEntities), 0);
  y.features = {{2, 100, 80, kTitleEntity}, {3, 100, 80, kLeadNumber}};
  EXPECT_EQ(at(values(x, y), PairFeature::kLeadNumbers), -1);
  EXPECT_EQ(at(values(x, y), PairFeature::kTitleEntities), 1);
  EXPECT_EQ(at(values(x, y), PairFeature::kRarestTitleName), 80);
  y.features = {{1, 100, 80, kLeadNumber}, {4, 100, 80, kTitleEntity}};
  EXPECT_EQ(at(values(x, y), PairFeature::kLeadNumbers), 1);
  EXPECT_EQ(at(values(x, y), PairFeature::kTitleEntities), -1);
}

TEST(PairFeatures, DaysAgreeContradictOrSayNothing) {
  Fingerprint x, y;
  EXPECT_EQ(at(values(x, y), PairFeature::kEventDays), 0);
  x.event_days = {100, 105};
  y.event_days = {108, 140};
  EXPECT_EQ(at(values(x, y), PairFeature::kEventDays), -3);
  y.event_days = {105, 140};
  EXPECT_EQ(at(values(x, y), PairFeature::kEventDays), 1);
  x.lead_days = {315};
  EXPECT_EQ(at(values(x, y), PairFeature::kLeadDays), 0);
  y.lead_days = {316};
  EXPECT_EQ(at(values(x, y), PairFeature::kLeadDays), -1);
  y.lead_days = {315, 316};
  EXPECT_EQ(at(values(x, y), PairFeature::kLeadDays), 1);
}

TEST(PairFeatures, AreWeighedByTheNearestOtherOfEitherEnd) {
  const DensitySample x = {50000, 40000, 30000, 20000, 10000, 9, 8, 7, 6, 5};
  const DensitySample y = {30000, 15000, 4, 3, 2, 1};
  const auto to_nearest = [](std::int32_t cosine, const DensitySample& a, const DensitySample& b) {
    EXPECT_EQ(crowd_values(cosine, a, b), crowd_values(cosine, b, a));
    EXPECT_EQ(kCrowdFeatures.back(), PairFeature::kCosineToNearest);
    return crowd_values(cosine, a, b).back();
  };
  EXPECT_EQ(to_nearest(30000, x, y), 30000 * 1024 / 50000);
  EXPECT_EQ(to_nearest(50000, x, y), 50000 * 1024 / 40000) << "the nearest of x is this one";
  EXPECT_EQ(to_nearest(60000, y, crowded(9)), 60000 * 1024 / 15000);
  EXPECT_EQ(to_nearest(60000, crowded(9), crowded(9)), 4 * 1024);
  EXPECT_EQ(to_nearest(0, crowded(0), crowded(0)), 0);
}

TEST(PairFeatures, WeekdaysAgreeContradictOrSayNothing) {
  const auto speaking_of = [](std::vector<unsigned> lead, std::vector<unsigned> body) {
    Fingerprint out;
    for (const unsigned on : lead) out.weekdays.add(on, true);
    for (const unsigned on : body) out.weekdays.add(on, false);
    return out;
  };
  const auto seen = [&](const Fingerprint& x, const Fingerprint& y) {
    const PairValues found = values(x, y);
    return std::vector<std::int32_t>{
        at(found, PairFeature::kLeadWeekdays), at(found, PairFeature::kFirstWeekdays),
        at(found, PairFeature::kMoreWeekdays), at(found, PairFeature::kSharedWeekdays)};
  };
  const Fingerprint tuesday = speaking_of({2}, {});
  using Seen = std::vector<std::int32_t>;
  EXPECT_EQ(seen(tuesday, speaking_of({}, {})), (Seen{0, 0, 0, 0}));
  EXPECT_EQ(seen(tuesday, speaking_of({2}, {0})), (Seen{1, 2, 1, 101}));
  EXPECT_EQ(seen(tuesday, speaking_of({3}, {})), (Seen{-1, 1, -1, 1}));
  EXPECT_EQ(seen(tuesday, speaking_of({}, {4})), (Seen{0, 0, 0, 1}));
  EXPECT_EQ(seen(tuesday, speaking_of({4}, {2})), (Seen{-1, -1, -1, 101}));
  EXPECT_EQ(seen(speaking_of({0, 2}, {}), speaking_of({6, 0, 3}, {})), (Seen{1, 1, -1, 51}));
}

TEST(PairFeatures, AreTheSameWithTheDocumentsSwapped) {
  std::mt19937 random(7);
  const auto any = [&] {
    Fingerprint out;
    for (std::uint32_t hash = 0; hash < 60; ++hash) {
      if (random() % 2 == 0) continue;
      const auto traits = static_cast<std::uint8_t>(random() % 7 | (random() % 4) << 3);
      out.features.push_back({hash, static_cast<std::uint16_t>(random() % 12000),
                              static_cast<std::uint8_t>(random() % 200), traits});
    }
    out.density.fill(static_cast<std::uint16_t>(random()));
    out.event_days = {static_cast<Day>(random() % 9)};
    for (int i = 0; i < 3; ++i) out.weekdays.add(random() % 7, i < 2);
    return out;
  };
  for (int round = 0; round < 50; ++round) {
    const Fingerprint x = any(), y = any();
    const Document a = document(x, Day{10}), b = document(y, Day{13});
    const Profile of_x = profile(x), of_y = profile(y);
    const DensitySample near_x = crowded(9000), near_y = crowded(7000);
    const Side left{&a, &of_x, &near_x}, right{&b, &of_y, &near_y};
    EXPECT_EQ(pair_values(left, right), pair_values(right, left));
  }
}

}  // namespace
}  // namespace newsfold::cluster

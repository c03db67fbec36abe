#include "fingerprint/copy.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "newsfold/text/utf8.h"

namespace newsfold::fingerprint {
namespace {

Fingerprint features_of(std::string text) {
  AnnotatedArticle article;
  article.article.text = std::move(text);
  Fingerprint out;
  copy_features(article, out);
  return out;
}

AnnotatedArticle with_mention(const std::string& before, const std::string& surface,
                              const std::string& after, const std::string& name, EntityType type) {
  AnnotatedArticle out;
  out.article.text = before + surface + after;
  Entity entity;
  entity.name = name;
  entity.type = type;
  entity.surfaces = {surface};
  const auto begin = static_cast<std::uint32_t>(text::count_code_points(before));
  const auto length = static_cast<std::uint32_t>(text::count_code_points(surface));
  entity.mentions = {{begin, begin + length}};
  out.entities.push_back(entity);
  return out;
}

Fingerprint mention(const std::string& surface, const std::string& name, EntityType type) {
  Fingerprint out;
  copy_features(with_mention("Übrigens met ", surface, "'s deputy on the old bridge.", name, type),
                out);
  return out;
}

TEST(CopyFeatures, TooShortForAShingleHasNone) {
  for (const char* text : {"", "one", "one two", "— … —"}) {
    const Fingerprint found = features_of(text);
    EXPECT_FALSE(found.copy64) << text;
    EXPECT_TRUE(found.shingles.empty()) << text;
  }
  EXPECT_EQ(features_of("one two three").shingles.size(), 1u);
}

TEST(CopyFeatures, ShinglesAreDistinctAndAscending) {
  const Fingerprint found = features_of("a b c a b c a b c d e f a b c");
  EXPECT_TRUE(std::is_sorted(found.shingles.begin(), found.shingles.end()));
  EXPECT_EQ(std::adjacent_find(found.shingles.begin(), found.shingles.end()), found.shingles.end());
  EXPECT_EQ(found.shingles.size(), 8u);
}

TEST(CopyFeatures, CaseQuotesDashesAndSpacesDoNotMatter) {
  const Fingerprint one = features_of("\"We don't know yet\", the mayor said - at noon.");
  const Fingerprint two = features_of("“We don’t know yet”,\n\nThe Mayor said — at noon.");
  EXPECT_EQ(one.shingles, two.shingles);
  EXPECT_EQ(one.copy64, two.copy64);
}

TEST(CopyFeatures, ChangedWordsChangeThreeShinglesEach) {
  const Fingerprint one = features_of("the quick brown fox jumps over the lazy old dog");
  const Fingerprint two = features_of("the quick brown fox leaps over the lazy old dog");
  std::vector<std::uint32_t> shared;
  std::set_intersection(one.shingles.begin(), one.shingles.end(), two.shingles.begin(),
                        two.shingles.end(), std::back_inserter(shared));
  EXPECT_EQ(shared.size(), one.shingles.size() - 3);
}

TEST(CopyFeatures, SpellingsOfANameAreOne) {
  const auto sergey = mention("Sergey Lavrov", "Sergey Lavrov", EntityType::kPerson);
  EXPECT_EQ(mention("Sergei Lavrov", "Sergey Lavrov", EntityType::kPerson).shingles,
            sergey.shingles);
  EXPECT_EQ(mention("Segrei Lavrov", "Sergey Lavrov", EntityType::kPerson).shingles,
            sergey.shingles);
  EXPECT_NE(mention("Minister Lavrov", "Sergey Lavrov", EntityType::kPerson).shingles,
            sergey.shingles);
  EXPECT_EQ(mention("Kiev", "Kyiv", EntityType::kPlace).shingles,
            mention("Kyiv", "Kyiv", EntityType::kPlace).shingles);
}

TEST(CopyFeatures, ShortFormsStay) {
  AnnotatedArticle article =
      with_mention("today ", "Lavrov", " spoke to all", "Sergey Lavrov", EntityType::kPerson);
  Fingerprint found;
  copy_features(article, found);
  EXPECT_EQ(found.shingles, features_of("today Lavrov spoke to all").shingles);
}

}  // namespace
}  // namespace newsfold::fingerprint

#include "newsfold/normalize/gazetteer.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>

#include <gtest/gtest.h>

#include "newsfold/base/files.h"
#include "newsfold/base/hash.h"
#include "newsfold/normalize/normalize.h"
#include "newsfold/text/names.h"
#include "normalize/gazetteer_blob.h"
#include "support/temporary_folder.h"

namespace newsfold::normalize {
namespace {

std::vector<std::uint64_t> hashes(std::string_view text) {
  std::vector<std::uint64_t> out;
  for (const std::string& token : text::name_tokens(text)) out.push_back(hash64(token));
  return out;
}

// Ids of the readings of the longest match at the start, joined; "" if nothing matches.
std::string ids(const Gazetteer& gazetteer, std::string_view text) {
  const GazetteerMatch match = gazetteer.longest_match(hashes(text), 0);
  std::string out;
  if (match.token_count == 0) return out;
  for (const GazetteerReading& reading : gazetteer.readings(match.alias)) {
    if (!out.empty()) out += ' ';
    out += gazetteer.entry(reading.entry).id;
  }
  return out;
}

GazetteerSource parse(std::string_view rows) {
  GazetteerSource source;
  const Status status = add_alias_rows(rows, "rows", source);
  EXPECT_TRUE(status.ok()) << status.error().message;
  return source;
}

std::string reason(std::string_view rows) {
  GazetteerSource source;
  const Status status = add_alias_rows(rows, "my.tsv", source);
  return status.ok() ? "" : status.error().message;
}

std::shared_ptr<const Gazetteer> with_user_rows(const std::string& rows) {
  const TemporaryFolder folder;  // tests of this file run side by side
  const std::string path = folder.file("user_aliases.tsv");
  EXPECT_TRUE(write_file_atomically(path, rows).ok());
  Result<std::shared_ptr<const Gazetteer>> loaded = load_gazetteer({path});
  EXPECT_TRUE(loaded.ok());
  return loaded.value();
}

constexpr std::string_view kRows =
    "# comment\n"
    "a1\tPER\tAda Lindqvist\t\t50\n"
    "a1\tPER\tLindqvist\tcommon\n"
    "a2\tPER\tBo Lindqvist\t\t90\n"
    "a2\tPER\tLindqvist\n"
    "b1\tORG\tBoard of Tides\n"
    "b2\tORG\tBoard of Tides and Winds of Oster\n"
    "b2\tORG\tBTW\tacronym\n";

TEST(GazetteerTest, FindsTheLongestAliasThatStarts) {
  const std::string blob = build_blob(parse(kRows));
  const BlobGazetteer gazetteer = BlobGazetteer::open(blob).value();
  EXPECT_EQ(gazetteer.alias_count(), 6u);
  const auto text = hashes("the Board of Tides and Winds of Norden");
  EXPECT_EQ(gazetteer.longest_match(text, 0).token_count, 0u);
  EXPECT_EQ(gazetteer.longest_match(text, 1).token_count, 3u);
  EXPECT_EQ(gazetteer.longest_match(text, 1).first_token, 1u);
  EXPECT_EQ(gazetteer.longest_match(text, 2).token_count, 0u);
  EXPECT_EQ(ids(gazetteer, "BOARD OF TIDES AND WINDS OF OSTER"), "b2");
  EXPECT_EQ(gazetteer.longest_match({}, 0).token_count, 0u);
}

TEST(GazetteerTest, ReadingsComeMostProminentFirstWithTheirFlags) {
  const std::string blob = build_blob(parse(kRows));
  const BlobGazetteer gazetteer = BlobGazetteer::open(blob).value();
  const auto readings = gazetteer.readings(gazetteer.longest_match(hashes("Lindqvist"), 0).alias);
  ASSERT_EQ(readings.size(), 2u);
  EXPECT_EQ(gazetteer.entry(readings[0].entry).name, "Bo Lindqvist");
  EXPECT_EQ(readings[0].flags, 0);
  EXPECT_EQ(gazetteer.entry(readings[1].entry).id, "a1");
  EXPECT_EQ(gazetteer.entry(readings[1].entry).prominence, 50u);
  EXPECT_EQ(gazetteer.entry(readings[1].entry).type, EntityType::kPerson);
  EXPECT_EQ(readings[1].flags, kCommonWord);
}

TEST(GazetteerTest, TheBlobIsAFunctionOfTheRows) {
  EXPECT_EQ(build_blob(parse(kRows)), build_blob(parse(kRows)));
  std::string other(kRows);
  other += "b1\tORG\tTide Board\n";
  EXPECT_NE(build_blob(parse(kRows)), build_blob(parse(other)));
}

TEST(GazetteerTest, ADamagedBlobIsRefused) {
  const std::string blob = build_blob(parse(kRows));
  EXPECT_TRUE(BlobGazetteer::open(blob).ok());
  EXPECT_FALSE(BlobGazetteer::open(std::string_view(blob).substr(0, blob.size() - 1)).ok());
  EXPECT_FALSE(BlobGazetteer::open("").ok());
  EXPECT_FALSE(BlobGazetteer::open(std::string(blob.size(), 'x')).ok());
}

TEST(GazetteerTest, WrongRowsAreNamedByFileAndLine) {
  EXPECT_EQ(reason("a\tPER\n"), "my.tsv:1: expected id, type and alias, tab-separated");
  EXPECT_EQ(reason("# ok\na\tCAT\tFelix\n"), "my.tsv:2: unknown type 'CAT' (PER, ORG, LOC or OTH)");
  EXPECT_NE(reason("a\tPER\tFelix\tloud\n"), "");
  EXPECT_NE(reason("a\tPER\tFelix\t\tmany\n"), "");
  EXPECT_NE(reason("a\tPER\t...\n"), "");
  EXPECT_EQ(reason("a\tPER\tFelix\na\tORG\tFelix Ltd\n"),
            "my.tsv:2: the id stands above with another type");
  EXPECT_EQ(reason("\xEF\xBB\xBF# byte order mark\r\na\tPER\tFelix\tcommon,acronym\t3\r\n\r\n"),
            "");
  EXPECT_EQ(load_gazetteer({"/nonexistent/aliases.tsv"}).error().code, ErrorCode::kUnreadable);
}

// Random token runs must not match: 200,000 tries against a table of 20,000 names.
TEST(GazetteerTest, RandomTokensDoNotMatch) {
  std::mt19937_64 random(7);
  GazetteerSource source = parse("x\tPER\tSeed Name\n");
  for (int i = 0; i < 20000; ++i) source.aliases.push_back({{random(), random()}, 0, 0});
  const std::string blob = build_blob(source);
  const BlobGazetteer gazetteer = BlobGazetteer::open(blob).value();
  for (const SourceAlias& alias : source.aliases) {
    ASSERT_EQ(gazetteer.longest_match(alias.token_hashes, 0).token_count, 2u);
  }
  for (int i = 0; i < 200000; ++i) {
    const std::vector<std::uint64_t> tokens = {random(), random(), random()};
    ASSERT_EQ(gazetteer.longest_match(tokens, 0).token_count, 0u);
    const std::vector<std::uint64_t> begun = {source.aliases[i % 20000].token_hashes[0], random()};
    ASSERT_EQ(gazetteer.longest_match(begun, 0).token_count, 0u);
  }
}

TEST(ShippedGazetteerTest, KnowsWhatTheNewsNames) {
  const auto gazetteer = builtin_gazetteer();
  EXPECT_GT(gazetteer->alias_count(), 150000u);
  EXPECT_EQ(ids(*gazetteer, "Sergey Lavrov"), "Q58217");
  EXPECT_EQ(ids(*gazetteer, "Sergei Lavrov"), "Q58217");
  EXPECT_EQ(ids(*gazetteer, "Ukrainian"), "Q212");
  EXPECT_EQ(ids(*gazetteer, "U.S. State Department"), "Q789915");
  EXPECT_EQ(ids(*gazetteer, "US"), "Q30");
  EXPECT_EQ(ids(*gazetteer, "Киев"), "Q1899");
  EXPECT_EQ(ids(*gazetteer, "Kiev"), "Q1899");
  EXPECT_TRUE(
      ids(*gazetteer, "Washington").starts_with("Q61 Q1223"));  // the capital before the state
  const GazetteerMatch match = gazetteer->longest_match(hashes("Ukrainian"), 0);
  EXPECT_EQ(gazetteer->readings(match.alias).front().flags, kDemonym);
}

TEST(ShippedGazetteerTest, BranchesAreNotTheWhole) {
  const auto gazetteer = builtin_gazetteer();
  for (const char* spelled : {"al-Qaeda", "Al Qaida"}) {
    const std::string name = spelled;
    EXPECT_EQ(ids(*gazetteer, name), "Q34489");
    EXPECT_EQ(ids(*gazetteer, name + " in the Arabian Peninsula"),
              "nf:al-qaeda-in-the-arabian-peninsula");
    EXPECT_EQ(ids(*gazetteer, name + " in the Islamic Maghreb"),
              "nf:al-qaeda-in-the-islamic-maghreb");
    EXPECT_EQ(ids(*gazetteer, name + " in Iraq"), "nf:al-qaeda-in-iraq");
  }
  EXPECT_EQ(ids(*gazetteer, "BBC World"), "nf:bbc-world-news");
}

TEST(GazetteerTest, PlacesLieInOneAnother) {
  const auto gazetteer = builtin_gazetteer();
  const GazetteerMatch match = gazetteer->longest_match(hashes("Houston"), 0);
  ASSERT_EQ(match.token_count, 1u);
  const GazetteerEntry city = gazetteer->entry(gazetteer->readings(match.alias).front().entry);
  ASSERT_NE(city.within, kNoEntry);
  const GazetteerEntry state = gazetteer->entry(city.within);
  EXPECT_EQ(state.name, "Texas");
  ASSERT_NE(state.within, kNoEntry);
  EXPECT_EQ(gazetteer->entry(state.within).id, "Q30");
  EXPECT_EQ(gazetteer->entry(state.within).within, kNoEntry);
}

TEST(UserAliasesTest, AddAndRename) {
  const auto gazetteer = with_user_rows(
      "Q212\tLOC\tthe Borderland\n"
      "my:1\tPER\tMaja Oster\n"
      "my:1\tPER\tLavrov\n");
  EXPECT_EQ(ids(*gazetteer, "Maja Oster"), "my:1");
  for (const std::string_view alias : {"the Borderland", "Ukraine", "Ukrainian"}) {
    const GazetteerMatch match = gazetteer->longest_match(hashes(alias), 0);
    ASSERT_GT(match.token_count, 0u) << alias;
    const auto readings = gazetteer->readings(match.alias);
    ASSERT_EQ(readings.size(), 1u) << alias;
    EXPECT_EQ(gazetteer->entry(readings[0].entry).name, "the Borderland") << alias;
    EXPECT_EQ(gazetteer->entry(readings[0].entry).prominence, 1000u) << alias;
  }
  EXPECT_TRUE(ids(*gazetteer, "Lavrov").starts_with("my:1 "));  // the user's reading first
  EXPECT_NE(ids(*gazetteer, "Lavrov").find("Q58217"), std::string::npos);
  EXPECT_EQ(ids(*gazetteer, "Sergei Lavrov"), "Q58217");
}

TEST(UserAliasesTest, ForbidAReading) {
  const auto gazetteer = with_user_rows("Q58217\tPER\tSergei Lavrov\tforbid\n");
  EXPECT_EQ(ids(*gazetteer, "Sergei Lavrov"), ids(*builtin_gazetteer(), "Sergei"));
  EXPECT_EQ(ids(*gazetteer, "Sergey Lavrov"), "Q58217");
  const GazetteerMatch match = gazetteer->longest_match(hashes("Sergey Lavrov"), 0);
  const std::uint32_t entry = gazetteer->readings(match.alias).front().entry;
  EXPECT_TRUE(gazetteer->forbids(hashes("Sergei Lavrov"), entry));
  EXPECT_FALSE(gazetteer->forbids(hashes("Sergey Lavrov"), entry));
  EXPECT_FALSE(builtin_gazetteer()->forbids(hashes("Sergei Lavrov"), 0));
}

TEST(UserAliasesTest, AForbiddenNameIsNotLinkedInsideTheArticle) {
  Article article;
  article.text =
      "Sergey Lavrov spoke in Moscow on Monday.\n\nLavrov then left for Ankara, aides said.";
  const auto people = [&](const std::shared_ptr<const Gazetteer>& gazetteer) {
    std::string out;
    for (const Entity& entity : Normalizer(gazetteer, {}).normalize(article)) {
      if (entity.type == EntityType::kPerson) out += std::to_string(entity.count()) + " ";
    }
    return out;
  };
  EXPECT_EQ(people(builtin_gazetteer()), "2 ");
  EXPECT_EQ(people(with_user_rows("Q58217\tPER\tLavrov\tforbid\n")), "1 1 ");
}

TEST(UserAliasesTest, AForbiddenLongNameLeavesTheShorterOne) {
  const auto gazetteer = with_user_rows("Q212\tLOC\tUkrainian\tforbid\nx:1\tORG\tUkrainian Oats\n");
  EXPECT_EQ(ids(*gazetteer, "Ukrainian Oats"), "x:1");
  EXPECT_EQ(ids(*gazetteer, "Ukrainian wheat"), "");
}

}  // namespace
}  // namespace newsfold::normalize

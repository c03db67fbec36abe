#include <algorithm>
#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>

#include "base/fixed_log.h"
#include "base/integer_sqrt.h"
#include "fingerprint/background.h"
#include "fingerprint/event_days.h"
#include "fingerprint/quotes.h"
#include "fingerprint/tokens.h"
#include "newsfold/fingerprint/fingerprint.h"

namespace newsfold::fingerprint {
namespace {

AnnotatedArticle article(std::string title, std::string text) {
  AnnotatedArticle out;
  out.article.title = std::move(title);
  out.article.text = std::move(text);
  out.article.language = "en";
  return out;
}

TEST(FixedLog, IsTheLogarithm) {
  for (std::uint64_t x = 1; x < 5000; ++x) {
    EXPECT_NEAR(fixed_log2(x) / 65536.0, std::log2(static_cast<double>(x)), 2e-4) << x;
  }
  EXPECT_EQ(fixed_log2(std::uint64_t{1} << 40), 40U << 16);
}

TEST(IntegerSqrt, IsTheFloor) {
  for (std::uint64_t x = 0; x < 5000; ++x) {
    const std::uint64_t root = integer_sqrt(x);
    EXPECT_LE(root * root, x);
    EXPECT_GT((root + 1) * (root + 1), x);
  }
}

TEST(BackgroundTable, ReadsWhatWasWrittenAndNothingElse) {
  BackgroundData data;
  data.documents = 1000;
  data.unseen.fill(160);
  data.idf = {{5, 30}, {70000, 90}};
  data.references = {{{{5, 40000, 0, 0}, {9, 30000, 0, 0}}}};
  const std::string bytes = serialize(data);
  const auto table = BackgroundTable::parse(bytes);
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table.value()->idf(5, FeatureKind::kWord), 30);
  EXPECT_EQ(table.value()->idf(70000, FeatureKind::kWord), 90);
  EXPECT_EQ(table.value()->idf(6, FeatureKind::kWord), 160);
  EXPECT_GT(table.value()->nearest_references({{9, 30000, 0, 0}})[0], 10000);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(BackgroundTable::parse(std::string_view(bytes).substr(0, size)).ok()) << size;
  }
}

TEST(BackgroundTable, RefusesReferencesLongerThanUnitVectors) {
  BackgroundData data;
  data.references = {{{{5, 60000, 0, 0}, {9, 60000, 0, 0}}}};
  EXPECT_FALSE(BackgroundTable::parse(serialize(data)).ok());
}

// Marks at every place among the bytes that are looked at together.
TEST(Quotes, AreFoundWhereverTheyStand) {
  const auto runs = quote_runs("\"the bridge will open again on Monday\"");
  ASSERT_EQ(runs.size(), 3U);
  for (std::size_t shift = 0; shift < 20; ++shift) {
    const std::string before(shift, 'x');
    for (const char* const spoken :
         {"\"the bridge will open again on Monday\"", "«the bridge will open again on Monday»",
          "“the bridge will open again on Monday\n and not before"})
      EXPECT_EQ(quote_runs(before + " " + spoken + " said the mayor"), runs) << shift << spoken;
  }
}

TEST(Quotes, AreFoundAcrossMarksAndEndWithTheParagraph) {
  const auto a = quote_runs("He said \"the bridge will open again on Monday\" to us.");
  const auto b = quote_runs("“The bridge will open again on Monday,” he said.");
  EXPECT_EQ(a.size(), 3U);
  EXPECT_EQ(a, b);
  EXPECT_TRUE(quote_runs("The bridge will open again on Monday.").empty());
  EXPECT_EQ(quote_runs("An \"open mark\n\nmust not take in the next paragraph of it").size(), 0U);
}

TEST(EventDays, WeekdaysNeedThePublicationDate) {
  AnnotatedArticle a = article("", "The ferry sank on Tuesday. It was built on March 3.");
  EXPECT_EQ(spoken_days(a.article, tokenize(a)).days.size(), 1U);
  a.article.date.published = to_day({2025, 3, 20});  // a Thursday
  const auto days = spoken_days(a.article, tokenize(a)).days;
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days[0].day, to_day({2025, 3, 18}));
  EXPECT_FALSE(days[0].stated);
  EXPECT_EQ(days[1].day, to_day({2025, 3, 3}));
  EXPECT_TRUE(days[1].stated);
}

TEST(EventDays, WeekdaysAreThoseNamedAndThoseOfKnownDays) {
  AnnotatedArticle a = article("", "The ferry sank on Tuesday, the crew said yesterday.");
  const auto weekdays = [&] {
    std::vector<unsigned> out;
    for (const SpokenWeekday& on : spoken_days(a.article, tokenize(a)).weekdays) {
      out.push_back(on.weekday);
    }
    return out;
  };
  EXPECT_EQ(weekdays(), (std::vector<unsigned>{2}));
  a.article.date.published = to_day({2025, 3, 20});  // a Thursday
  EXPECT_EQ(weekdays(), (std::vector<unsigned>{2, 3}));
  a.article.text = "It sank on March 3, 2025, and another one on March 4.";
  a.article.date.published.reset();
  EXPECT_EQ(weekdays(), (std::vector<unsigned>{1})) << "of March 4 the year is unknown";
}

TEST(EventDays, TheFingerprintTellsFirstAndLeadingWeekdays) {
  std::string text = "The ferry sank on Tuesday.";
  for (int i = 0; i < 200; ++i) text += " Water rose.";
  text += " Divers come on Sunday.";
  const Weekdays found = Fingerprinter(builtin_table()).fingerprint(article("", text)).weekdays;
  EXPECT_EQ(found.first, 2);
  EXPECT_EQ(found.lead, 1U << 2);
  EXPECT_EQ(found.all, 1U << 2 | 1U << 0);
}

TEST(Tokens, TitlesBeforeNamesBelongToThem) {
  AnnotatedArticle a = article("", "Yesterday Harbour Minister Ada Quill spoke.");
  a.entities.emplace_back();
  a.entities[0].name = "Ada Quill";
  a.entities[0].mentions = {{27, 36}};
  const auto tokens = tokenize(a).tokens;
  ASSERT_EQ(tokens.size(), 6U);
  EXPECT_TRUE(tokens[2].name) << "Minister";
  EXPECT_TRUE(tokens[3].name);
  EXPECT_FALSE(tokens[5].name) << "spoke";
}

TEST(Fingerprinter, SameStoryIsNearerThanAnother) {
  const Fingerprinter fingerprinter(builtin_table());
  const auto hamming = [](const Fingerprint& a, const Fingerprint& b) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < kStoryWords; ++i) {
      bits += static_cast<std::uint32_t>(__builtin_popcountll(a.story2048[i] ^ b.story2048[i]));
    }
    return bits;
  };
  const Fingerprint a = fingerprinter.fingerprint(
      article("Ferry sinks off Marrow Point", "A ferry with ninety aboard sank off Marrow Point."));
  const Fingerprint b = fingerprinter.fingerprint(article(
      "Ninety saved as ferry sinks", "Rescuers saved ninety people when a ferry sank off Marrow."));
  const Fingerprint c = fingerprinter.fingerprint(
      article("Bakers strike over flour prices", "Bakers went on strike over the price of flour."));
  EXPECT_LT(hamming(a, b) + 60, hamming(a, c));
  EXPECT_TRUE(std::is_sorted(a.features.begin(), a.features.end()));
  EXPECT_LE(a.strongest.size(), 24U);
}

}  // namespace
}  // namespace newsfold::fingerprint

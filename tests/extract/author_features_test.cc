#include "extract/metadata/author_features.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "extract/lines.h"
#include "extract/metadata/authors.h"
#include "extract/metadata_pages.h"

namespace newsfold::extract::metadata {
namespace {

// The grade of the group in what is said of the first candidate; -1 without either.
int first_name_grade(std::string_view byline) {
  RawDocument document;
  document.content = std::string(byline) + "\n\n" + std::string(kBridgeText);
  const std::vector<Line> lines = split_lines(document.content);
  std::vector<LineVerdict> verdicts(lines.size());
  verdicts.front().kind = LineKind::kByline;
  const Page page(document, nullptr, lines, verdicts, "en");
  const std::vector<AuthorCandidate> candidates = author_candidates(page, std::nullopt, nullptr);
  if (candidates.empty()) return -1;
  for (int grade = 0; grade < 4; ++grade) {
    const std::string name = "first-name." + std::to_string(grade);
    const auto is_it = [&](Feature feature) { return author_model(false).name(feature) == name; };
    if (std::ranges::any_of(candidates.front().features, is_it)) return grade;
  }
  return -1;
}

TEST(AuthorFeatures, KnowFirstNamesOfManyLanguages) {
  EXPECT_EQ(first_name_grade("By Ann Larnford"), 2);
  EXPECT_EQ(first_name_grade("By Jonne Larnford"), 2);
  EXPECT_EQ(first_name_grade("By Larnford Bridge"), 0);
}

TEST(AuthorFeatures, DoNotJudgeNamesOfScriptsWithoutAList) {
  EXPECT_EQ(first_name_grade("박준석 기자"), 3);
}

}  // namespace
}  // namespace newsfold::extract::metadata

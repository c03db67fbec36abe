#include "newsfold/evaluate/evaluate.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

namespace newsfold::evaluate {
namespace {

std::map<std::string, double> figures(Task task, const std::string& gold,
                                      const std::string& predictions, const Options& options = {}) {
  const auto report = evaluate(task, gold, predictions, options);
  std::map<std::string, double> out;
  EXPECT_TRUE(report.ok()) << report.error().message;
  if (!report.ok()) return out;
  for (const Figure& figure : report.value().figures) out[figure.name] = figure.value;
  return out;
}

TEST(Evaluate, ExtractionComparesShinglesOfFourWords) {
  // Gold has 3 shingles, the prediction 2, both of them gold's.
  const auto f = figures(Task::kExtraction, R"({"id":"a","gold":"one two three four, five six."})",
                         R"({"id":"a","text":"one two three four five"})");
  EXPECT_DOUBLE_EQ(f.at("precision"), 1);
  EXPECT_DOUBLE_EQ(f.at("recall"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(f.at("f1"), 0.8);
  EXPECT_DOUBLE_EQ(f.at("word_f1"), 2 * 5.0 / 11);
  EXPECT_DOUBLE_EQ(f.at("accuracy"), 0);
}

TEST(Evaluate, ExtractionCountsMissingAndPoorlyCoveredPages) {
  const auto f = figures(Task::kExtraction,
                         "{\"id\":\"a\",\"gold\":\"one\"}\n\n{\"id\":\"b\",\"gold\":\"two\"}\n"
                         "{\"id\":\"c\",\"gold\":\"three\",\"gold_coverage\":0.5}\n",
                         R"({"id":"a","text":"one"})");
  EXPECT_DOUBLE_EQ(f.at("pages"), 2);
  EXPECT_DOUBLE_EQ(f.at("missing_predictions"), 1);
  EXPECT_DOUBLE_EQ(f.at("accuracy"), 0.5);
}

TEST(Evaluate, ExtractionJudgesPassages) {
  const auto f =
      figures(Task::kExtraction,
              R"({"id":"a","with":["stays  here","is lost"],"without":["menu","sign up"]})",
              R"({"id":"a","text":"This stays\nhere. Sign up or sign up."})");
  EXPECT_DOUBLE_EQ(f.at("snippet_recall"), 0.5);
  EXPECT_DOUBLE_EQ(f.at("snippet_precision"), 0.5);
  EXPECT_DOUBLE_EQ(f.at("without_dropped"), 0.5);
}

TEST(Evaluate, MetadataAllowsASiteNameADayAndOtherQuotes) {
  const auto f = figures(
      Task::kMetadata,
      R"({"id":"a","title":"The pier\u2019s long winter is over","date":"2025-03-02","authors":["Ann Roe","Bo Lin"]})"
      "\n"
      R"({"id":"b","title":"Another","date":"2025-03-02","authors":[]})",
      R"({"id":"a","metadata":{"title":"The Pier&#39;s long winter is over | Quay","date":"2025-03-01","author":["ann roe"]}})"
      "\n"
      R"({"id":"b","metadata":{"title":null,"date":"2025-05-01","author":[]}})");
  EXPECT_DOUBLE_EQ(f.at("title"), 0.5);
  EXPECT_DOUBLE_EQ(f.at("date_right"), 0.5);
  EXPECT_DOUBLE_EQ(f.at("date_wrong"), 0.5);
  EXPECT_DOUBLE_EQ(f.at("authors_f1"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(f.at("pages_with_authors"), 1);
}

TEST(Evaluate, EntitiesMatchByOverlapAndJoinAcrossDocuments) {
  // "Ada Brook" twice under one id; "Brook" of b under another; "pier" is no name.
  const std::string gold =
      R"({"id":"a","text":"Ada Brook met a pier.","mentions":[{"start":0,"end":9,"type":"PER","target":"Q1"},{"start":16,"end":20,"type":"LOC","target":"Q2"}]})"
      "\n"
      R"({"id":"b","text":"Then Brook left Oslo.","mentions":[{"start":5,"end":10,"type":"PER","target":"Q1"},{"start":16,"end":20,"type":"LOC","target":"Q3"}]})";
  const std::string predicted =
      R"({"id":"a","entities":[{"id":"Q1","name":"Ada Brook","type":"person","mentions":[[0,9]]},{"id":"x","name":"pier","type":"place","mentions":[[16,20]]}]})"
      "\n"
      R"({"id":"b","entities":[{"id":"Q9","name":"Brook","type":"organization","mentions":[[5,10]]}]})";
  const auto f = figures(Task::kEntities, gold, predicted);
  EXPECT_DOUBLE_EQ(f.at("gold_mentions"), 3);
  EXPECT_DOUBLE_EQ(f.at("mention_recall"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(f.at("mention_precision"), 1);  // the pier is annotated: it costs nothing
  EXPECT_DOUBLE_EQ(f.at("type_accuracy"), 0.5);
  EXPECT_DOUBLE_EQ(f.at("norm_b3_precision"), 1);
  EXPECT_DOUBLE_EQ(f.at("norm_b3_recall"), (0.5 + 0.5 + 1) / 3);
  EXPECT_DOUBLE_EQ(f.at("indoc_b3_recall"), 1);
  EXPECT_DOUBLE_EQ(f.at("qid_precision"), 0.5);
  EXPECT_DOUBLE_EQ(f.at("qid_recall"), 1.0 / 3);
  EXPECT_DOUBLE_EQ(f.at("recall_LOC"), 0);
}

TEST(Evaluate, EventsReadIdsObjectsAndNulls) {
  const std::string gold =
      "{\"id\":1,\"label\":\"x\"}\n{\"id\":\"2\",\"label\":\"x\"}\n{\"id\":\"3\",\"label\":7}\n"
      "{\"id\":\"4\",\"label\":\"z\",\"single\":true}";
  const std::string predicted =
      "{\"id\":\"1\",\"story\":{\"id\":\"s\"}}\n{\"id\":\"2\",\"story\":{\"id\":\"s\"}}\n"
      "{\"id\":\"3\",\"story\":null}\n{\"id\":\"9\",\"story\":\"s\"}";
  const auto f = figures(Task::kEvents, gold, predicted);
  EXPECT_DOUBLE_EQ(f.at("documents"), 4);
  EXPECT_DOUBLE_EQ(f.at("judged"), 3);
  EXPECT_DOUBLE_EQ(f.at("b3_f1"), 1);
  EXPECT_DOUBLE_EQ(f.at("ari"), 1);
  EXPECT_DOUBLE_EQ(f.at("missing_predictions"), 1);
}

TEST(Evaluate, LinesComeFromWhatWasRemoved) {
  const std::string gold =
      R"({"id":"a","labels":"01-10","line_kinds":{"1":"navigation","5":"related"}})"
      "\n"
      R"({"id":"b","body_lines":[2],"line_kinds":{"1":"title"}})";
  const std::string predicted =
      R"({"id":"a","removed":[[1,"navigation","x",1,"Home"],[4,"related","x",1,"More"]]})"
      "\n"
      R"({"id":"b","removed":[[1,"title","x",1,"T"]]})";
  const auto f = figures(Task::kLines, gold, predicted);
  // a: line 2 right, 5 kept wrongly, 4 lost; b: line 2 right.
  EXPECT_DOUBLE_EQ(f.at("lines"), 6);
  EXPECT_DOUBLE_EQ(f.at("line_precision"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(f.at("line_recall"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(f.at("kind_accuracy"), 2.0 / 3);
}

TEST(Evaluate, SaysWhichRowIsBroken) {
  const auto broken = evaluate(Task::kEvents, "{\"id\":\"a\",\"label\":1}\n{oops", "", {});
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().code, ErrorCode::kBadJson);
  EXPECT_TRUE(broken.error().message.starts_with("gold, line 2: ")) << broken.error().message;
  const auto nameless = evaluate(Task::kEvents, "{\"id\":\"a\",\"label\":1}", "\n{\"x\":1}", {});
  ASSERT_FALSE(nameless.ok());
  EXPECT_EQ(nameless.error().message, "predictions, line 2: no \"id\"");
}

TEST(Evaluate, ListsTheWorstCases) {
  const auto report =
      evaluate(Task::kEvents, "{\"id\":\"a\",\"label\":\"x\"}\n{\"id\":\"b\",\"label\":\"x\"}",
               "{\"id\":\"a\",\"story\":\"s\"}", {});
  ASSERT_TRUE(report.ok());
  const auto& worst = report.value().worst;
  EXPECT_NE(std::find(worst.begin(), worst.end(), "  x: 2 = 1 + 1"), worst.end());
}

TEST(Evaluate, ReportsAreStable) {
  const Report report{{{"pages", 12, true}, {"f1", 0.5}}, {"worst:"}};
  EXPECT_EQ(report_text(report), "pages                12\nf1                   0.5000\nworst:\n");
  EXPECT_EQ(report_json(report), "{\"pages\":12,\"f1\":0.5}\n");
}

}  // namespace
}  // namespace newsfold::evaluate

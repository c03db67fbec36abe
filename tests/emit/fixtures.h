// A record with something in every field.
#pragma once

#include "newsfold/records/assignment.h"
#include "newsfold/records/entity.h"

namespace newsfold::emit {

inline AnnotatedArticle full_article() {
  AnnotatedArticle annotated;
  Article& article = annotated.article;
  article.id = "doc-1";
  article.provenance = {"gazette.example.com",
                        SourceFrom::kUrl,
                        "dumps",
                        "dumps/1.txt",
                        {"dumps/2.txt", "dumps/3.txt"},
                        "https://www.gazette.example.com/harbour",
                        "gazette.example.com",
                        "2025-03-17T06:00:00Z"};
  article.status = ArticleStatus::kTruncated;
  article.text = "Mira Tolvanen opened the \"harbour\".\n\nŽofie agreed \\ left.";
  article.title = "Harbour opens\tin Ostrava";
  article.authors = {"Ana Petrić", "Bo Li"};
  article.date.published = to_day({2025, 3, 16});
  article.date.source = DateSource::kByline;
  article.date.confidence = 980;
  article.date.range = DayRange{to_day({2025, 3, 15}), to_day({2025, 3, 16})};
  article.date.page = to_day({2025, 7, 27});
  article.language = "en";
  article.captions = {"Mira Tolvanen at the harbour"};
  article.removed = {{3, LineKind::kNavigation, "menu", 930, "Home | News"},
                     {9, LineKind::kFurniture, "model", 1000, "\u0007"}};
  article.extra = R"({"tags":["a", 1.0],"k":null})";
  annotated.entities = {
      {"Q1",
       "Mira Tolvanen",
       EntityType::kPerson,
       {"Mira Tolvanen"},
       {{0, 13}},
       {},
       {{0, {0, 13}}},
       {}},
      {"x:ostrava", "Ostrava", EntityType::kPlace, {"Ostrava"}, {}, {{17, 24}}, {}, {}}};
  return annotated;
}

inline Assignment full_assignment() {
  Assignment assignment;
  assignment.copy = CopyAssignment{"c1", "doc-0", 3, 2, 930};
  assignment.contains = {{"doc-7", 810}};
  assignment.story = StoryAssignment{"s1",
                                     "Harbour opens",
                                     5,
                                     4,
                                     true,
                                     {{"doc-0", 410, {"Q1"}, 1, 27}, {"doc-9", 5, {}, {}, 0}},
                                     {{"doc-4", 200, {}, {}, 0}}};
  return assignment;
}

}  // namespace newsfold::emit

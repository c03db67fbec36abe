#include "pipeline/record_codec.h"

#include <gtest/gtest.h>

#include "newsfold/emit/emit.h"

namespace newsfold::pipeline {
namespace {

// Every field differs from its initial value, so that one that is left out shows.
AnnotatedArticle full_article() {
  AnnotatedArticle out;
  Article& article = out.article;
  article.id = "id-1";
  article.provenance = {.source = "quay.example",
                        .source_from = SourceFrom::kUrl,
                        .collection = "dumps",
                        .path = "dumps/a.txt",
                        .also = {"dumps/b.txt", "dumps/c.txt"},
                        .url = "https://quay.example/a",
                        .hostname = "quay.example",
                        .added = "2024-05-08T01:02:03Z"};
  article.status = ArticleStatus::kPaywalled;
  article.text = "Der Pier schließt.\n\nBis zum Sommer.";
  article.title = "Pier closes";
  article.authors = {"Ann Boatman", "Bo Quay"};
  article.date = {.published = 19850,
                  .source = DateSource::kByline,
                  .confidence = 870,
                  .range = DayRange{19840, 19860},
                  .page = 19900};
  article.language = "de";
  article.captions = {"The pier", ""};
  article.removed = {{7, LineKind::kShare, "share.verb", 930, "Share this"}};
  article.extra = R"({"shelf":[1,null]})";
  Entity entity;
  entity.id = "Q1";
  entity.name = "Ann Boatman";
  entity.type = EntityType::kPerson;
  entity.surfaces = {"Ann Boatman", "Boatman"};
  entity.mentions = {{0, 3}, {9, 16}};
  entity.title_mentions = {{0, 4}};
  entity.caption_mentions = {{0, {4, 8}}};
  out.entities = {entity, Entity{}};
  return out;
}

TEST(RecordCodec, WhatIsWrittenOutSurvives) {
  const AnnotatedArticle before = full_article();
  const AnnotatedArticle after = decode(encode(before));
  EXPECT_EQ(emit::article_record(after, 1, nullptr, true),
            emit::article_record(before, 1, nullptr, true));
  EXPECT_EQ(encode(after), encode(before));
}

}  // namespace
}  // namespace newsfold::pipeline

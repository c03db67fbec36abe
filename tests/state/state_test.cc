#include "newsfold/state/state.h"

#include <fstream>
#include <memory>

#include <gtest/gtest.h>

#include "state/bytes.h"
#include "state/database.h"
#include "state/schema.h"
#include "state/sketch_codec.h"
#include "support/temporary_folder.h"

namespace newsfold::state {
namespace {

class StateFile : public testing::Test {
 protected:
  std::unique_ptr<State> open(Access access) {
    auto opened = State::open(path_, access);
    if (!opened.ok()) ADD_FAILURE() << opened.error().message;
    return opened.ok() ? std::move(opened.value()) : nullptr;
  }
  Result<std::unique_ptr<State>> try_open(Access access) { return State::open(path_, access); }
  void run_sql(const char* sql) {
    auto database = Database::open(path_, true, true, "");
    ASSERT_TRUE(database.ok());
    database.value()->run(sql);
    ASSERT_TRUE(database.value()->status().ok()) << database.value()->status().error().message;
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.file("news.db");
};

Document some_document(const std::string& id) {
  return {.id = id,
          .contents = 0xfedcba9876543210,
          .version = 2,
          .title = "Ferry late",
          .source = "quay.example",
          .added = "2024-05-07T01:02:03Z",
          .language = "en",
          .date = 19850,
          .range = DayRange{19849, 19850},
          .text_length = 321,
          .copy64 = 0x8000000000000001,
          .copy = Copy{std::string(32, 'a'), 7, 3, 930},
          .story = 5};
}

TEST_F(StateFile, KeepsADocumentAsItWas) {
  for (const std::string id : {"0123456789abcdef0123456789abcdef", "a given id"}) {
    {
      const auto state = open(Access::kWrite);
      state->begin();
      state->add(some_document(id));
      ASSERT_TRUE(state->commit().ok());
    }
    const auto found = open(Access::kRead)->find(id);
    ASSERT_TRUE(found);
    const Document wanted = some_document(id);
    EXPECT_EQ(found->id, id);
    EXPECT_EQ(found->contents, wanted.contents);
    EXPECT_EQ(found->title, wanted.title);
    EXPECT_EQ(found->source, wanted.source);
    EXPECT_EQ(found->added, wanted.added);
    EXPECT_EQ(found->date, wanted.date);
    EXPECT_EQ(found->range, wanted.range);
    EXPECT_EQ(found->copy64, wanted.copy64);
    EXPECT_EQ(found->copy, wanted.copy);
    EXPECT_EQ(found->story, wanted.story);
  }
}

TEST_F(StateFile, ForgetsWhatWasNotCommitted) {
  {
    const auto state = open(Access::kWrite);
    state->begin();
    state->add(some_document("lost"));
  }
  EXPECT_FALSE(open(Access::kRead)->find("lost"));
}

TEST_F(StateFile, AReaderSeesOneMomentWhileAnotherWrites) {
  const auto writer = open(Access::kWrite);
  const auto reader = open(Access::kRead);
  reader->begin_reading();
  EXPECT_FALSE(reader->find("new"));
  writer->begin();
  writer->add(some_document("new"));
  ASSERT_TRUE(writer->commit().ok());
  EXPECT_FALSE(reader->find("new"));
  reader->end_reading();
  EXPECT_TRUE(reader->find("new"));
}

TEST_F(StateFile, RefusesANewerSchema) {
  open(Access::kWrite);
  run_sql("PRAGMA user_version = 1000");
  for (const Access access : {Access::kRead, Access::kWrite}) {
    const auto opened = try_open(access);
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::kBadState);
    EXPECT_NE(opened.error().message.find("version 1000"), std::string::npos);
  }
}

TEST_F(StateFile, RefusesOtherFiles) {
  run_sql("CREATE TABLE somebodys(thing)");
  EXPECT_EQ(try_open(Access::kWrite).error().code, ErrorCode::kBadState);
  std::ofstream(path_) << std::string(5000, 'x');
  EXPECT_EQ(try_open(Access::kWrite).error().code, ErrorCode::kBadState);
  EXPECT_EQ(State::open(folder_.file("missing.db"), Access::kRead).error().code,
            ErrorCode::kUnreadable);
}

TEST_F(StateFile, MigratesStepByStepOrNotAtAll) {
  auto database = std::move(Database::open(path_, true, true, "").value());
  const char* const first[] = {"CREATE TABLE a(x); INSERT INTO a VALUES(1)"};
  ASSERT_TRUE(migrate(*database, first).ok());
  const char* const broken[] = {first[0], "ALTER TABLE a ADD y; NO SQL"};
  {
    auto other = std::move(Database::open(path_, true, true, "").value());
    EXPECT_FALSE(migrate(*other, broken).ok());
  }
  EXPECT_EQ(database->number("PRAGMA user_version"), 1);
  const char* const second[] = {first[0], "ALTER TABLE a ADD y DEFAULT 2"};
  ASSERT_TRUE(migrate(*database, second).ok());
  EXPECT_EQ(database->number("SELECT x + y FROM a"), 3);
  EXPECT_EQ(database->number("PRAGMA user_version"), 2);
}

TEST_F(StateFile, KeepsStoriesAndEntitiesOfVersion1) {
  {
    auto database = std::move(Database::open(path_, true, true, "").value());
    ASSERT_TRUE(migrate(*database, migrations().first(1)).ok());
    database->run(
        "INSERT INTO facts VALUES('version.story', 'x');"
        "INSERT INTO vectors VALUES(1, 0, 0, x'00', x'00');"
        "INSERT INTO stories VALUES(3, 'fedcba9876543210', 4, NULL, NULL);"
        "INSERT INTO entities VALUES(1, 'n:0123456789abcdef', 'Ann', 0, 2), "
        "(2, 'Q1', 'Ann Boatman', 0, NULL)");
    ASSERT_TRUE(database->status().ok());
  }
  const auto state = open(Access::kWrite);
  EXPECT_EQ(state->fact("version.story"), "x, schema 1");
  EXPECT_EQ(state->story_by_id("fedcba9876543210")->canonical, 4);
  EXPECT_EQ(state->story(3)->id, "fedcba9876543210");
  EXPECT_EQ(state->entity_by_id("n:0123456789abcdef")->merged_into, 2);
  EXPECT_EQ(state->entity_by_id("Q1")->name, "Ann Boatman");
  EXPECT_EQ(state->put_entity({.id = "Q2", .name = "New"}), 3);
}

TEST_F(StateFile, TheFirstFailureSticks) {
  auto database = std::move(Database::open(path_, true, true, "").value());
  database->run("CREATE TABLE t(x UNIQUE)");
  database->begin();
  database->run("INSERT INTO t VALUES(1)");
  database->run("INSERT INTO t VALUES(1)");
  database->run("INSERT INTO t VALUES(2)");
  EXPECT_FALSE(database->commit().ok());
  EXPECT_EQ(
      std::move(Database::open(path_, false, false, "").value())->number("SELECT count(*) FROM t"),
      0);
}

TEST_F(StateFile, FilesAndPlaces) {
  const auto state = open(Access::kWrite);
  state->begin();
  const Number a = state->put_file({.path = "b.txt", .size = 3, .mtime = 17, .document = 4});
  const Number b = state->put_file({.path = "a.txt", .size = 9, .issue = "no text"});
  state->add_place(4, a);
  state->add_place(4, b);
  EXPECT_EQ(state->put_file({.path = "b.txt", .size = 5, .mtime = 18}), a);
  ASSERT_TRUE(state->commit().ok());
  EXPECT_EQ(state->file("b.txt")->size, 5);
  EXPECT_EQ(state->file("b.txt")->mtime, 18);
  EXPECT_FALSE(state->file("c.txt"));
  EXPECT_EQ(state->places(4), (std::vector<std::string>{"a.txt", "b.txt"}));
  ASSERT_EQ(state->files_with_issues().size(), 1U);
  EXPECT_EQ(state->files_with_issues()[0].issue, "no text");
}

TEST_F(StateFile, SketchBlocksGrowAndSplit) {
  const auto state = open(Access::kWrite);
  constexpr std::size_t kCount = 2500;
  for (std::size_t done = 0; done < kCount; done += 500) {
    SketchBlock some;
    some.begins.push_back(0);
    for (std::size_t i = done; i < done + 500; ++i) {
      some.documents.push_back(static_cast<Number>(i) + 1);
      some.copy64.push_back(i * 0x9e3779b97f4a7c15);
      for (std::size_t n = 0; n < i % 7; ++n) {
        some.entries.push_back(static_cast<std::uint32_t>(n << 20 | i << 8));
      }
      some.begins.push_back(static_cast<std::uint32_t>(some.entries.size()));
      some.complete.push_back(i % 2 == 0);
    }
    state->begin();
    state->append_sketches(some);
    ASSERT_TRUE(state->commit().ok());
  }
  std::size_t seen = 0;
  state->each_sketch_block(State::Order::kLatestLast, [&](const SketchBlock& block) {
    for (std::size_t i = 0; i < block.documents.size(); ++i, ++seen) {
      ASSERT_EQ(block.documents[i], static_cast<Number>(seen) + 1);
      ASSERT_EQ(block.copy64[i], seen * 0x9e3779b97f4a7c15);
      ASSERT_EQ(block.begins[i + 1] - block.begins[i], seen % 7);
      ASSERT_EQ(block.complete[i], seen % 2 == 0);
      for (std::uint32_t at = block.begins[i]; at < block.begins[i + 1]; ++at) {
        ASSERT_EQ(block.entries[at], (at - block.begins[i]) << 20 | seen << 8);
      }
    }
  });
  EXPECT_EQ(seen, kCount);
}

Fingerprint some_fingerprint() {
  Fingerprint out;
  out.story2048[31] = 1ULL << 63;
  out.density[0] = 40000;
  out.features = {{.hash = 5, .weight = 9, .idf = 200, .traits = 19},
                  {.hash = 4000000000, .weight = 65535}};
  out.strongest = {4000000000, 5};
  out.lead_days = {316};
  out.weekdays.add(2, false);
  out.weekdays.add(5, true);
  out.quotes = {7, 8};
  return out;
}

TEST_F(StateFile, FingerprintsOfTheLatest) {
  const auto state = open(Access::kWrite);
  const Fingerprint fingerprint = some_fingerprint();
  state->begin();
  for (Number i = 1; i <= 5; ++i) {
    state->put_fingerprint(i, fingerprint);
    state->put_graph_node({.document = i});
  }
  state->drop_fingerprints(3);
  EXPECT_FALSE(state->fingerprint(2));
  EXPECT_FALSE(state->signature(2));
  EXPECT_FALSE(state->has_graph_node(2));
  EXPECT_TRUE(state->has_graph_node(3));
  const auto found = state->fingerprint(3);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->story2048, fingerprint.story2048);
  EXPECT_EQ(found->density, fingerprint.density);
  EXPECT_EQ(found->features, fingerprint.features);
  EXPECT_EQ(found->strongest, fingerprint.strongest);
  EXPECT_EQ(found->lead_days, fingerprint.lead_days);
  EXPECT_EQ(found->weekdays, fingerprint.weekdays);
  EXPECT_EQ(found->quotes, fingerprint.quotes);
  EXPECT_EQ(state->signature(3)->strongest, fingerprint.strongest);
}

TEST_F(StateFile, HowCommonFeaturesAre) {
  std::vector<std::uint16_t> cells(1000);
  cells[0] = 1;
  cells[500] = 65535;
  cells[999] = 300;
  {
    const auto state = open(Access::kWrite);
    EXPECT_FALSE(state->collection());
    state->begin();
    state->put_collection(cells, 77);
    ASSERT_TRUE(state->commit().ok());
  }
  const auto found = open(Access::kRead)->collection();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->cells, cells);
  EXPECT_EQ(found->documents, 77U);
  EXPECT_TRUE(open(Access::kRead)->facts("").empty()) << "no text for people";
}

TEST_F(StateFile, GraphNodesOfSomeDays) {
  const auto state = open(Access::kWrite);
  state->begin();
  std::vector<Number> documents;
  for (const char* id : {"a", "b", "c", "d"}) documents.push_back(state->add(some_document(id)));
  GraphNode node{.document = documents[0], .id = "a", .date = 100};
  node.sample[9] = 7;
  node.nearest[0] = 65535;
  // A later document may be a candidate of an earlier one, and the cosines of equal ones repeat.
  node.candidates = {{documents[3], 65536, 0}, {900, 200, 65535}, {1, 200, 3}};
  state->put_graph_node(node);
  state->put_graph_node(
      {.document = documents[1], .id = "b", .date = {}, .range = DayRange{90, 99}});
  state->put_graph_node({.document = documents[2], .id = "c"});
  state->put_graph_node({.document = documents[3], .id = "d", .date = 102});
  state->remove_graph_node(documents[3]);
  const auto within = [&](Day first, Day last) {
    std::vector<GraphNode> out;
    state->each_graph_node({first, last}, [&](const GraphNode& found) { out.push_back(found); });
    return out;
  };
  ASSERT_EQ(within(100, 110).size(), 2U);
  const GraphNode found = within(100, 110)[0];
  EXPECT_EQ(found.document, documents[0]);
  EXPECT_EQ(found.id, "a");
  EXPECT_EQ(found.date, 100);
  EXPECT_FALSE(found.range);
  EXPECT_EQ(found.sample, node.sample);
  EXPECT_EQ(found.nearest, node.nearest);
  EXPECT_EQ(found.candidates, node.candidates);
  EXPECT_EQ(found.story, 5);
  EXPECT_FALSE(within(100, 110)[1].date || within(100, 110)[1].range);
  ASSERT_EQ(within(99, 99).size(), 2U);
  EXPECT_EQ(within(99, 99)[0].range, (DayRange{90, 99}));
}

TEST_F(StateFile, EntitiesAndTheLatestNames) {
  const auto state = open(Access::kWrite);
  state->begin();
  const Number own = state->put_entity({.id = "n:00000000000000ff", .name = "Ann Boatman"});
  const Number known = state->put_entity({.id = "Q1", .name = "Universe"});
  // Another's key, but in capitals: an id of its own.
  state->put_entity({.id = "n:00000000000000FF", .name = "Odd"});
  state->put_entity(
      {.number = own, .id = "n:00000000000000ff", .name = "Ann", .merged_into = known});
  EXPECT_EQ(state->entity_by_id("n:00000000000000ff")->name, "Ann");
  EXPECT_EQ(state->entity_by_id("n:00000000000000FF")->name, "Odd");
  EXPECT_EQ(state->entity(own)->id, "n:00000000000000ff");
  EXPECT_EQ(state->entity(own)->merged_into, known);
  EXPECT_EQ(state->entity(known)->id, "Q1");
  EXPECT_FALSE(state->entity_by_id("Q2"));
  Entity entity;
  entity.id = "Q1";
  entity.type = EntityType::kPlace;
  entity.surfaces = {"A", "B"};
  for (Number i = 1; i <= 5; ++i) state->put_names(i, {entity});
  state->drop_names(3);
  EXPECT_EQ(state->named_documents(2), (std::vector<Number>{4, 5}));
  EXPECT_EQ(state->named_documents(9), (std::vector<Number>{3, 4, 5}));
  EXPECT_TRUE(state->names(2).empty());
  ASSERT_EQ(state->names(3).size(), 1U);
  EXPECT_EQ(state->names(3)[0].surfaces, entity.surfaces);
  EXPECT_EQ(state->names(3)[0].type, entity.type);
}

TEST(Sketches, GapsLongAndShort) {
  SketchBlock block;
  block.documents = {3, 900};
  block.copy64 = {1ULL << 63, 5};
  block.complete = {true, false};
  block.entries = {0, 0xfffe00, 0x2fffd00, 0xffffff00, 0x100};
  block.begins = {0, 4, 5};
  const SketchBlock found = decode_sketches(encode_sketches(block));
  EXPECT_EQ(found.documents, block.documents);
  EXPECT_EQ(found.copy64, block.copy64);
  EXPECT_EQ(found.complete, block.complete);
  EXPECT_EQ(found.entries, block.entries);
  EXPECT_EQ(found.begins, block.begins);
}

TEST(Sketches, OfVersion1) {
  Writer out;
  out.number(1);
  out.number(7);
  out.fixed(42, 8);
  out.number(2 << 1 | 1);
  for (const std::uint64_t entry : {9, 0xffffff}) out.fixed(entry, 3);
  const SketchBlock found = decode_sketches(out.take());
  EXPECT_EQ(found.documents, std::vector<Number>{7});
  EXPECT_EQ(found.entries, (std::vector<std::uint32_t>{0x900, 0xffffff00}));
}

TEST_F(StateFile, TheLatestPagesOfASite) {
  const auto state = open(Access::kWrite);
  state->begin();
  PageSample page{.document = 1, .site = "quay.example", .order = 7, .lines = {}};
  page.lines.push_back({1ULL << 63, 5, 12, LineKind::kFurniture, "Read on"});
  for (page.document = 1; page.document <= 4; ++page.document) state->put_page_sample(page, 2);
  page.site = "pier.example";
  state->put_page_sample(page, 2);
  std::vector<Number> kept;
  state->each_page_sample([&](const PageSample& found) {
    kept.push_back(found.document);
    EXPECT_EQ(found.order, 7U);
    EXPECT_EQ(found.lines, page.lines);
  });
  EXPECT_EQ(kept, (std::vector<Number>{3, 4, 5}));
  EXPECT_EQ(state->page_samples_by_site().at("quay.example"), 2U);
  EXPECT_FALSE(state->templates());
  state->publish_templates("first", 1);
  EXPECT_EQ(state->publish_templates("second", 2), 2);
  EXPECT_EQ(state->templates()->text, "second");
}

TEST_F(StateFile, LogsAndLinks) {
  const auto state = open(Access::kWrite);
  state->begin();
  EXPECT_EQ(state->log({.operation = Operation::kAdd, .document = 3}), 1);
  EXPECT_EQ(state->log({.operation = Operation::kRetitle, .story = 4, .text = "T"}), 2);
  state->put_mentions(3, {{12, 5}, {9, 1}});
  state->put_evidence(3, {{.with = 9, .cosine = 410, .days = 0, .quote_words = 27}, {.with = 2}});
  state->put_contained(3, {.shorter = 8, .share = 810});
  ASSERT_TRUE(state->commit().ok());
  std::vector<std::string> texts;
  state->each_change(1, [&](const Change& change) {
    texts.push_back(change.text);
    return true;
  });
  EXPECT_EQ(texts, std::vector<std::string>{"T"});
  EXPECT_EQ(state->last_change(), 2);
  EXPECT_EQ(state->mentions(3), (std::vector<Mention>{{12, 5}, {9, 1}}));
  ASSERT_EQ(state->evidence(3).size(), 2U);
  EXPECT_EQ(state->evidence(3)[0].days, 0U);
  EXPECT_FALSE(state->evidence(3)[1].days);
  EXPECT_EQ(state->contained_in(3)[0].share, 810);
  EXPECT_EQ(state->contained_with(3, 810), (std::vector<SharedWith>{{8, 810}}));
  EXPECT_EQ(state->contained_with(8, 810), (std::vector<SharedWith>{{3, 810}}));
  EXPECT_TRUE(state->contained_with(3, 811).empty());
  EXPECT_TRUE(state->contained_with(8, 811).empty());
}

TEST_F(StateFile, ErasedContentsLeaveOnlyTheBareRow) {
  const auto state = open(Access::kWrite);
  state->begin();
  const Number number = state->add(some_document("x"));
  state->put_record(number, "{\"text\":\"secret\"}");
  EXPECT_EQ(state->record(number), "{\"text\":\"secret\"}");
  state->put_shingles(number, {256, 512, 0xffffff00});
  EXPECT_EQ(state->shingles(number), (std::vector<std::uint32_t>{256, 512, 0xffffff00}));
  state->set_gone(number, Gone::kRemoved);
  state->erase_contents(number);
  ASSERT_TRUE(state->commit().ok());
  EXPECT_EQ(state->record(number), "");
  EXPECT_TRUE(state->shingles(number).empty());
  EXPECT_EQ(state->find("x")->title, "");
  EXPECT_EQ(state->find("x")->gone, Gone::kRemoved);
}

}  // namespace
}  // namespace newsfold::state

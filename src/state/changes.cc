// The log of changes, and the figures of `state info`.
#include "newsfold/state/state.h"
#include "state/database.h"

namespace newsfold::state {
namespace {

std::optional<std::int64_t> unless_zero(Number number) {
  if (number == 0) return std::nullopt;
  return number;
}

}  // namespace

Number State::log(const Change& change) {
  database_
      ->query("INSERT INTO changes(operation, document, story, other, text) VALUES(?, ?, ?, ?, ?)")
      .integer(static_cast<std::int64_t>(change.operation))
      .integer(unless_zero(change.document))
      .integer(unless_zero(change.story))
      .integer(unless_zero(change.other))
      .text_or_null(change.text)
      .run();
  return database_->last_row();
}

Number State::last_change() {
  return database_->number("SELECT seq FROM sqlite_sequence WHERE name = 'changes'").value_or(0);
}

Number State::first_change() {
  return database_->number("SELECT min(number) FROM changes").value_or(last_change() + 1);
}

void State::each_change(Number since, const std::function<bool(const Change&)>& see) {
  Query query = database_->query(
      "SELECT number, operation, document, story, other, text FROM changes WHERE number > ? "
      "ORDER BY number");
  query.integer(since);
  while (query.step()) {
    const Change change{.number = query.integer_at(0),
                        .operation = static_cast<Operation>(query.integer_at(1)),
                        .document = query.integer_at(2),
                        .story = query.integer_at(3),
                        .other = query.integer_at(4),
                        .text = std::string(query.bytes_at(5))};
    if (!see(change)) return;
  }
}

void State::start_changes_at(Number number) {
  database_->query("DELETE FROM sqlite_sequence WHERE name = 'changes'").run();
  database_->query("INSERT INTO sqlite_sequence(name, seq) VALUES('changes', ?)")
      .integer(number - 1)
      .run();
}

Info State::info() {
  const auto count = [this](const char* sql) { return database_->number(sql).value_or(0); };
  Info out;
  out.documents = count("SELECT count(*) FROM documents WHERE gone = 0");
  out.replaced = count("SELECT count(*) FROM documents WHERE gone = 1");
  out.removed = count("SELECT count(*) FROM documents WHERE gone = 2");
  out.stories = count("SELECT count(DISTINCT story) FROM documents WHERE story IS NOT NULL");
  out.stories_of_several = count(
      "SELECT count(*) FROM (SELECT 1 FROM documents WHERE story IS NOT NULL GROUP BY story "
      "HAVING count(*) > 1)");
  out.copies = count("SELECT count(*) FROM documents WHERE copy_of IS NOT NULL");
  out.entities = count("SELECT count(*) FROM entities WHERE merged_into IS NULL");
  out.files = count("SELECT count(*) FROM files");
  out.files_with_issues = count("SELECT count(*) FROM files WHERE issue IS NOT NULL");
  out.changes = last_change();
  out.rounds = count("SELECT count(*) FROM rounds");
  out.last_round = count("SELECT max(at) FROM rounds");
  out.vectors = count("SELECT count(*) FROM features");
  out.records = count("SELECT count(*) FROM records");
  const std::int64_t page = count("PRAGMA page_size");
  out.bytes = count("PRAGMA page_count") * page;
  out.free_bytes = count("PRAGMA freelist_count") * page;
  out.schema = count("PRAGMA user_version");
  return out;
}

}  // namespace newsfold::state

#include <bit>

#include "newsfold/state/state.h"
#include "state/database.h"
#include "state/keys.h"

namespace newsfold::state {
namespace {

#define NEWSFOLD_DOCUMENT_COLUMNS                                                         \
  "documents.number, id, contents, version, gone, clusters, title, sources.name, added, " \
  "language, date, first, last, length, copy64, copy, copy_of, hamming, jaccard, story "  \
  "FROM documents LEFT JOIN sources ON sources.number = documents.source "

std::optional<Day> day_at(const Query& query, int column) {
  const auto value = query.optional_at(column);
  if (!value) return std::nullopt;
  return static_cast<Day>(*value);
}

Document read(const Query& query) {
  Document out;
  out.number = query.integer_at(0);
  out.id = query.is_blob(1) ? unpack_hex(query.bytes_at(1)) : std::string(query.bytes_at(1));
  out.contents = std::bit_cast<std::uint64_t>(query.integer_at(2));
  out.version = static_cast<std::uint32_t>(query.integer_at(3));
  out.gone = static_cast<Gone>(query.integer_at(4));
  out.clusters = query.integer_at(5) != 0;
  out.title = query.bytes_at(6);
  out.source = query.bytes_at(7);
  out.added = query.bytes_at(8);
  out.language = query.bytes_at(9);
  out.date = day_at(query, 10);
  if (!query.is_null(11)) out.range = DayRange{*day_at(query, 11), day_at(query, 12).value_or(0)};
  out.text_length = static_cast<std::uint32_t>(query.integer_at(13));
  if (!query.is_null(14)) out.copy64 = std::bit_cast<std::uint64_t>(query.integer_at(14));
  if (!query.is_null(15)) {
    out.copy = {.cluster = unpack_hex(query.bytes_at(15)),
                .of = query.integer_at(16),
                .hamming = static_cast<std::uint32_t>(query.integer_at(17)),
                .jaccard = static_cast<std::uint16_t>(query.integer_at(18))};
  }
  out.story = query.integer_at(19);
  return out;
}

void bind_id(Query& query, std::string_view id) {
  if (is_hex128(id)) {
    query.blob(pack_hex(id));
  } else {
    query.text(id);
  }
}

Number source_number(Database& database, const std::string& name) {
  {
    Query known = database.query("SELECT number FROM sources WHERE name = ?");
    if (known.text(name).step()) return known.integer_at(0);
  }
  database.query("INSERT INTO sources(name) VALUES(?)").text(name).run();
  return database.last_row();
}

void bind_copy(Query& query, const std::optional<Copy>& copy) {
  if (!copy) {
    query.null().null().null().null();
    return;
  }
  query.blob(pack_hex(copy->cluster));
  if (copy->of == 0) {
    query.null();
  } else {
    query.integer(copy->of);
  }
  query.integer(copy->hamming).integer(copy->jaccard);
}

std::optional<std::int64_t> signed_bits(const std::optional<std::uint64_t>& value) {
  if (!value) return std::nullopt;
  return std::bit_cast<std::int64_t>(*value);
}

std::optional<std::int64_t> wide(const std::optional<Day>& day) {
  if (!day) return std::nullopt;
  return *day;
}

std::vector<Number> numbers(Query& query) {
  std::vector<Number> out;
  while (query.step()) out.push_back(query.integer_at(0));
  return out;
}

}  // namespace

std::optional<Document> State::find(std::string_view id) {
  Query query = database_->query("SELECT " NEWSFOLD_DOCUMENT_COLUMNS
                                 "WHERE id = ? ORDER BY documents.number DESC LIMIT 1");
  bind_id(query, id);
  if (!query.step()) return std::nullopt;
  return read(query);
}

std::optional<Document> State::document(Number number) {
  Query query = database_->query("SELECT " NEWSFOLD_DOCUMENT_COLUMNS "WHERE documents.number = ?");
  if (!query.integer(number).step()) return std::nullopt;
  return read(query);
}

Number State::add(const Document& d) {
  std::optional<std::int64_t> source;
  if (!d.source.empty()) source = source_number(*database_, d.source);
  Query query = database_->query(
      "INSERT INTO documents(id, contents, version, gone, clusters, source, date, first, last, "
      "added, language, length, title, copy64, copy, copy_of, hamming, jaccard, story) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  bind_id(query, d.id);
  query.integer(std::bit_cast<std::int64_t>(d.contents)).integer(d.version);
  query.integer(static_cast<std::int64_t>(d.gone)).integer(d.clusters ? 1 : 0).integer(source);
  query.integer(wide(d.date));
  query.integer(d.range ? std::optional<std::int64_t>(d.range->first) : std::nullopt);
  query.integer(d.range ? std::optional<std::int64_t>(d.range->last) : std::nullopt);
  query.text_or_null(d.added).text_or_null(d.language).integer(d.text_length);
  query.text_or_null(d.title).integer(signed_bits(d.copy64));
  bind_copy(query, d.copy);
  query.integer(d.story == 0 ? std::nullopt : std::optional<std::int64_t>(d.story)).run();
  return database_->last_row();
}

Number State::last_document() {
  return database_->number("SELECT max(number) FROM documents").value_or(0);
}

void State::set_gone(Number document, Gone gone) {
  database_->query("UPDATE documents SET gone = ? WHERE number = ?")
      .integer(static_cast<std::int64_t>(gone))
      .integer(document)
      .run();
}

void State::set_copy(Number document, const std::optional<Copy>& copy) {
  Query query = database_->query(
      "UPDATE documents SET copy = ?, copy_of = ?, hamming = ?, jaccard = ? WHERE number = ?");
  bind_copy(query, copy);
  query.integer(document).run();
}

void State::set_story(Number document, Number story) {
  database_->query("UPDATE documents SET story = ? WHERE number = ?")
      .integer(story == 0 ? std::nullopt : std::optional<std::int64_t>(story))
      .integer(document)
      .run();
}

std::vector<Number> State::members_of_copy(std::string_view cluster) {
  Query query = database_->query("SELECT number FROM documents WHERE copy = ? ORDER BY number");
  return numbers(query.blob(pack_hex(cluster)));
}

std::vector<Number> State::members_of_story(Number story) {
  Query query = database_->query("SELECT number FROM documents WHERE story = ? ORDER BY number");
  return numbers(query.integer(story));
}

void State::each_document(const std::function<bool(const Document&)>& see) {
  Query query = database_->query("SELECT " NEWSFOLD_DOCUMENT_COLUMNS
                                 "WHERE gone = 0 ORDER BY documents.number");
  while (query.step() && see(read(query))) {
  }
}

void State::each_forgotten(const std::function<void(const Document&)>& see) {
  Query query = database_->query("SELECT " NEWSFOLD_DOCUMENT_COLUMNS
                                 "WHERE gone = 2 ORDER BY documents.number");
  while (query.step()) see(read(query));
}

void State::erase_contents(Number document) {
  database_
      ->query(
          "UPDATE documents SET source = NULL, date = NULL, first = NULL, last = NULL, "
          "added = NULL, language = NULL, length = 0, title = NULL, copy64 = NULL, clusters = 0 "
          "WHERE number = ?")
      .integer(document)
      .run();
  for (const char* sql :
       {"DELETE FROM records WHERE document = ?", "DELETE FROM shingles WHERE document = ?",
        "DELETE FROM signatures WHERE document = ?", "DELETE FROM features WHERE document = ?",
        "DELETE FROM graph WHERE document = ?", "DELETE FROM evidence WHERE document = ?",
        "DELETE FROM mentions WHERE document = ?", "DELETE FROM names WHERE document = ?",
        "DELETE FROM pages WHERE document = ?", "DELETE FROM places WHERE document = ?",
        "DELETE FROM contains WHERE longer = ?", "DELETE FROM contains WHERE shorter = ?"}) {
    database_->query(sql).integer(document).run();
  }
}

}  // namespace newsfold::state

#include "state/schema.h"

#include <array>
#include <string>

#include "state/keys.h"

namespace newsfold::state {
namespace {

constexpr const char* kVersion1 = R"sql(
CREATE TABLE facts(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE rounds(number INTEGER PRIMARY KEY, at INTEGER NOT NULL, documents INTEGER NOT NULL,
                    last_document INTEGER NOT NULL, last_change INTEGER NOT NULL);
CREATE TABLE sources(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE files(number INTEGER PRIMARY KEY, hash INTEGER NOT NULL, path TEXT NOT NULL,
                   size INTEGER, mtime INTEGER, document INTEGER, issue TEXT);
CREATE INDEX files_hash ON files(hash);
CREATE INDEX files_issue ON files(number) WHERE issue IS NOT NULL;
CREATE TABLE places(document INTEGER NOT NULL, file INTEGER NOT NULL,
                    PRIMARY KEY(document, file)) WITHOUT ROWID;
CREATE TABLE documents(
  number INTEGER PRIMARY KEY AUTOINCREMENT, id NOT NULL, contents INTEGER NOT NULL, version INTEGER NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0, clusters INTEGER NOT NULL,
  source INTEGER, date INTEGER, first INTEGER, last INTEGER, added TEXT, language TEXT,
  length INTEGER NOT NULL, title TEXT, copy64 INTEGER,
  copy BLOB, copy_of INTEGER, hamming INTEGER, jaccard INTEGER, story INTEGER);
CREATE INDEX documents_id ON documents(id);
CREATE INDEX documents_copy ON documents(copy) WHERE copy IS NOT NULL;
CREATE INDEX documents_story ON documents(story) WHERE story IS NOT NULL;
CREATE TABLE records(document INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE shingles(document INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE sketches(block INTEGER PRIMARY KEY, documents INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE vectors(document INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL,
                     fingerprint BLOB NOT NULL, names BLOB NOT NULL);
CREATE INDEX vectors_span ON vectors(last, first);
CREATE TABLE contains(longer INTEGER NOT NULL, shorter INTEGER NOT NULL, share INTEGER NOT NULL,
                      PRIMARY KEY(longer, shorter)) WITHOUT ROWID;
CREATE INDEX contains_shorter ON contains(shorter);
CREATE TABLE stories(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, canonical INTEGER NOT NULL,
                     titled INTEGER, merged_into INTEGER);
CREATE TABLE evidence(document INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE entities(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
                      type INTEGER NOT NULL, merged_into INTEGER);
CREATE TABLE mentions(document INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE changes(number INTEGER PRIMARY KEY AUTOINCREMENT, operation INTEGER NOT NULL, document INTEGER,
                     story INTEGER, other INTEGER, text TEXT);
)sql";

// The story graph is remembered instead of found anew from vectors; entities are found by a hash of
// their ids, which is the id itself where normalize gave it, and stories by the number that their
// ids write out. Vectors without a graph would join no new document to an old story: a state that
// has some says that it is to be rebuilt.
constexpr const char* kVersion2 = R"sql(
UPDATE facts SET value = value || ', schema 1' WHERE name = 'version.story' AND EXISTS(SELECT 1 FROM vectors);
DROP TABLE vectors;
CREATE TABLE signatures(document INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE features(document INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE graph(document INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE pages(document INTEGER PRIMARY KEY, site TEXT NOT NULL, bytes BLOB NOT NULL);
CREATE INDEX pages_site ON pages(site, document);
CREATE TABLE templates(version INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE names(document INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
ALTER TABLE stories RENAME TO stories_of_version_1;
CREATE TABLE stories(number INTEGER PRIMARY KEY AUTOINCREMENT, key INTEGER NOT NULL, canonical INTEGER NOT NULL,
                     titled INTEGER, merged_into INTEGER);
INSERT INTO stories SELECT number, story_key(id), canonical, titled, merged_into FROM stories_of_version_1;
DROP TABLE stories_of_version_1;
CREATE UNIQUE INDEX stories_key ON stories(key);
ALTER TABLE entities RENAME TO entities_of_version_1;
CREATE TABLE entities(number INTEGER PRIMARY KEY AUTOINCREMENT, key INTEGER NOT NULL, id TEXT, name TEXT NOT NULL,
                      type INTEGER NOT NULL, merged_into INTEGER);
INSERT INTO entities SELECT number, entity_key(id), CASE WHEN is_entity_key(id) THEN NULL ELSE id END, name, type,
                            merged_into FROM entities_of_version_1;
DROP TABLE entities_of_version_1;
CREATE INDEX entities_key ON entities(key);
)sql";

// What the migrations ask for.
constexpr SqlFunction kFunctions[] = {
    {"story_key", hex_key},
    {"entity_key", entity_key},
    {"is_entity_key",
     [](std::string_view id) { return static_cast<std::int64_t>(is_entity_key(id)); }},
};

constexpr std::array kMigrations = {kVersion1, kVersion2};

}  // namespace

std::span<const char* const> migrations() { return kMigrations; }

namespace {

Error of_newer_version(std::int64_t version) {
  return {ErrorCode::kBadState, "the state is of schema version " + std::to_string(version) +
                                    ", this newsfold knows " + std::to_string(kMigrations.size()) +
                                    ": use the newsfold that wrote it, or a newer one"};
}

// An empty file, or a state.
Status check_application(Database& database, std::int64_t version) {
  const auto application = database.number("PRAGMA application_id");
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  if (!database.status().ok()) return database.status();
  if (application == kApplicationId || (version == 0 && tables == 0)) return ok_status();
  return Error{ErrorCode::kBadState, "not a state of newsfold, but another SQLite file"};
}

}  // namespace

Status migrate(Database& database, std::span<const char* const> migrations) {
  const std::int64_t version = database.number("PRAGMA user_version").value_or(0);
  if (Status status = check_application(database, version); !status.ok()) return status;
  if (version > static_cast<std::int64_t>(migrations.size())) return of_newer_version(version);
  if (version == static_cast<std::int64_t>(migrations.size())) return ok_status();
  for (const SqlFunction& function : kFunctions) database.define(function);
  database.begin();
  for (auto at = static_cast<std::size_t>(version); at < migrations.size(); ++at) {
    database.run(migrations[at]);
  }
  database.run(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  database.run(("PRAGMA user_version = " + std::to_string(migrations.size())).c_str());
  return database.commit();
}

Status check_version(Database& database) {
  const std::int64_t version = database.number("PRAGMA user_version").value_or(0);
  if (Status status = check_application(database, version); !status.ok()) return status;
  const auto known = static_cast<std::int64_t>(kMigrations.size());
  if (version > known) return of_newer_version(version);
  if (version < known) {
    return Error{ErrorCode::kBadState,
                 "the state is of an older schema: 'newsfold update' brings it up to date"};
  }
  return ok_status();
}

}  // namespace newsfold::state

#include "newsfold/state/state.h"

#include "state/database.h"
#include "state/schema.h"

namespace newsfold::state {
namespace {

// Large pages waste less beside rows of one or two kilobytes. WAL lets readers work while one
// writes; FULL syncs at each commit, so that what was committed survives a loss of power.
constexpr const char* kWriterSettings =
    "PRAGMA page_size = 16384; PRAGMA auto_vacuum = NONE; PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL; PRAGMA cache_size = -131072; PRAGMA foreign_keys = OFF";
constexpr const char* kReaderSettings = "PRAGMA cache_size = -16384";

}  // namespace

State::State(std::unique_ptr<Database> database, std::string path, std::string vfs)
    : database_(std::move(database)), path_(std::move(path)), vfs_(std::move(vfs)) {}
State::~State() = default;

Result<std::unique_ptr<State>> State::open(const std::string& path, Access access,
                                           const std::string& vfs) {
  const bool write = access == Access::kWrite;
  auto database = Database::open(path, write, write, vfs);
  if (!database.ok()) return database.error();
  database.value()->run(write ? kWriterSettings : kReaderSettings);
  const Status ready =
      write ? migrate(*database.value(), migrations()) : check_version(*database.value());
  const Status& status = database.value()->status();
  if (!status.ok()) return status.error();
  if (!ready.ok()) return Error{ready.error().code, path + ": " + ready.error().message};
  return std::unique_ptr<State>(new State(std::move(database.value()), path, vfs));
}

Result<std::unique_ptr<State>> State::open_reader() const {
  return open(path_, Access::kRead, vfs_);
}

const Status& State::status() const { return database_->status(); }
void State::begin() { database_->begin(); }
Status State::commit() { return database_->commit(); }
void State::roll_back() { database_->roll_back(); }
void State::begin_reading() { database_->run("BEGIN"); }
void State::end_reading() { database_->roll_back(); }

std::optional<std::string> State::fact(std::string_view name) {
  Query query = database_->query("SELECT value FROM facts WHERE name = ?");
  if (!query.text(name).step()) return std::nullopt;
  return std::string(query.bytes_at(0));
}

std::map<std::string, std::string> State::facts(std::string_view prefix) {
  std::map<std::string, std::string> out;
  Query query = database_->query("SELECT name, value FROM facts WHERE typeof(value) <> 'blob'");
  while (query.step()) {
    const std::string_view name = query.bytes_at(0);
    if (name.starts_with(prefix)) out.emplace(name.substr(prefix.size()), query.bytes_at(1));
  }
  return out;
}

void State::set_fact(std::string_view name, std::string_view value) {
  database_->query("INSERT OR REPLACE INTO facts VALUES(?, ?)").text(name).text(value).run();
}

void State::add_round(std::int64_t unix_seconds, std::size_t documents) {
  database_
      ->query(
          "INSERT INTO rounds(at, documents, last_document, last_change) VALUES(?, ?, "
          "(SELECT coalesce(max(number), 0) FROM documents), ?)")
      .integer(unix_seconds)
      .integer(static_cast<std::int64_t>(documents))
      .integer(last_change())
      .run();
}

}  // namespace newsfold::state

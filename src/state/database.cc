#include "state/database.h"

#include <sqlite3.h>

namespace newsfold::state {
namespace {

constexpr int kBusyMilliseconds = 10'000;

// A damaged file is something else than a disk that fails.
ErrorCode code_of(int code, bool writing) {
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorCode::kBadState;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::kLocked;
    default:
      return writing ? ErrorCode::kWriteFailed : ErrorCode::kUnreadable;
  }
}

void call(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto& function = *static_cast<const SqlFunction*>(sqlite3_user_data(context));
  const auto* text = static_cast<const char*>(sqlite3_value_blob(arguments[0]));
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]));
  sqlite3_result_int64(context, function.value({text, text == nullptr ? 0 : size}));
}

}  // namespace

Query::Query(Database& database, sqlite3_stmt* statement)
    : database_(database), statement_(statement) {}

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Query::check(int code) {
  if (code != SQLITE_OK) database_.fail(code);
}

Query& Query::integer(std::int64_t value) {
  if (statement_ != nullptr) check(sqlite3_bind_int64(statement_, next_++, value));
  return *this;
}

Query& Query::integer(std::optional<std::int64_t> value) {
  return value ? integer(*value) : null();
}

Query& Query::text(std::string_view value) {
  if (statement_ != nullptr) {
    check(sqlite3_bind_text64(statement_, next_++, value.data(), value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
  }
  return *this;
}

Query& Query::text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }

Query& Query::blob(std::string_view value) {
  if (statement_ != nullptr) {
    check(sqlite3_bind_blob64(statement_, next_++, value.empty() ? "" : value.data(), value.size(),
                              SQLITE_TRANSIENT));
  }
  return *this;
}

Query& Query::null() {
  if (statement_ != nullptr) check(sqlite3_bind_null(statement_, next_++));
  return *this;
}

bool Query::step() {
  if (statement_ == nullptr || !database_.status().ok()) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.fail(code);
  return false;
}

std::int64_t Query::integer_at(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::optional<std::int64_t> Query::optional_at(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer_at(column);
}

std::string_view Query::bytes_at(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

bool Query::is_blob(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_BLOB;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, bool write, bool create,
                                                 const std::string& vfs) {
  // Counting what SQLite allocates takes a lock for each piece; nobody asks for the count. Once
  // SQLite is in use the setting is refused, and nothing changes.
  static const int kWithoutCounts = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(kWithoutCounts);
  std::unique_ptr<Database> out(new Database(path));
  const int flags = (write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                    (create ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code =
      sqlite3_open_v2(path.c_str(), &out->handle_, flags, vfs.empty() ? nullptr : vfs.c_str());
  if (code != SQLITE_OK) {
    return Error{code_of(code, create), path + ": " + sqlite3_errstr(code & 0xff)};
  }
  sqlite3_busy_timeout(out->handle_, kBusyMilliseconds);
  return out;
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

Query Database::query(const char* sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    sqlite3_stmt* statement = nullptr;
    if (status_.ok()) {
      const int code =
          sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
      if (code != SQLITE_OK) fail(code);
    }
    if (statement == nullptr) return {*this, nullptr};
    found = statements_.emplace(sql, statement).first;
  }
  return {*this, found->second};
}

void Database::run(const char* sql) {
  if (!status_.ok()) return;
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::optional<std::int64_t> Database::number(const char* sql) {
  Query query = this->query(sql);
  return query.step() ? query.optional_at(0) : std::nullopt;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

int Database::changed_rows() const { return sqlite3_changes(handle_); }

void Database::begin() { run("BEGIN IMMEDIATE"); }

Status Database::commit() {
  run("COMMIT");
  if (!status_.ok()) roll_back();
  return status_;
}

void Database::roll_back() {
  if (sqlite3_get_autocommit(handle_) == 0) {
    sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Database::define(const SqlFunction& function) {
  if (!status_.ok()) return;
  const int code = sqlite3_create_function_v2(
      handle_, function.name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
      const_cast<SqlFunction*>(&function), call, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void Database::copy_from(const std::string& path) {
  if (!status_.ok()) return;
  sqlite3* source = nullptr;
  int code = sqlite3_open_v2(path.c_str(), &source, SQLITE_OPEN_READONLY, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_backup* backup = sqlite3_backup_init(handle_, "main", source, "main");
    constexpr int kAllPages = -1;
    code = backup == nullptr ? sqlite3_errcode(handle_) : sqlite3_backup_step(backup, kAllPages);
    if (backup != nullptr) sqlite3_backup_finish(backup);
  }
  sqlite3_close(source);
  if (code != SQLITE_OK && code != SQLITE_DONE) fail(code);
}

void Database::fail(int code) {
  if (!status_.ok()) return;
  const bool writing = sqlite3_get_autocommit(handle_) == 0;
  status_ = Error{code_of(code, writing), path_ + ": " + sqlite3_errmsg(handle_)};
}

}  // namespace newsfold::state

// SQLite behind two classes. The first failure sticks: after it every call does nothing, and
// whoever commits or has read to the end asks status(). So no statement needs a check of its own,
// and nothing can be committed after a failure.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "newsfold/base/status.h"

struct sqlite3;
struct sqlite3_stmt;

namespace newsfold::state {

class Database;

// One run of a prepared statement: bind, then step() to each row. Resets itself at its end; views
// into columns live until the next step().
class Query {
 public:
  Query(Database& database, sqlite3_stmt* statement);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Binds the next parameter.
  Query& integer(std::int64_t value);
  Query& integer(std::optional<std::int64_t> value);
  Query& text(std::string_view value);
  Query& text_or_null(std::string_view value);
  Query& blob(std::string_view value);
  Query& null();

  // True: there is a row to read.
  bool step();
  // For statements without rows.
  void run() { step(); }

  std::int64_t integer_at(int column) const;
  std::optional<std::int64_t> optional_at(int column) const;
  std::string_view bytes_at(int column) const;  // of a text or blob; empty for NULL
  bool is_null(int column) const;
  bool is_blob(int column) const;

 private:
  void check(int code);

  Database& database_;
  sqlite3_stmt* statement_;
  int next_ = 1;
};

// A function of SQL, of one text.
struct SqlFunction {
  const char* name;
  std::int64_t (*value)(std::string_view);
};

// One connection; not thread-safe.
class Database {
 public:
  // An empty vfs is SQLite's own. Errors: kUnreadable.
  static Result<std::unique_ptr<Database>> open(const std::string& path, bool write, bool create,
                                                const std::string& vfs);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // The prepared statement is kept under the address of `sql`. REQUIRES: a literal; not running.
  Query query(const char* sql);
  // Statements without parameters and rows.
  void run(const char* sql);
  std::optional<std::int64_t> number(const char* sql);
  std::int64_t last_row() const;
  // Of the last statement that writes.
  int changed_rows() const;

  void begin();
  // Errors: what went wrong since begin(), after which nothing of it stands.
  Status commit();
  void roll_back();

  // REQUIRES: `function` lives as long as this.
  void define(const SqlFunction& function);

  // Overwrites this database with another file's contents, in one transaction.
  void copy_from(const std::string& path);

  const Status& status() const { return status_; }
  void fail(int code);

 private:
  explicit Database(std::string path) : path_(std::move(path)) {}

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
  Status status_ = ok_status();
};

}  // namespace newsfold::state

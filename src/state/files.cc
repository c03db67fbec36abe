// Files that were read, and which documents they held.
#include <algorithm>
#include <bit>

#include "newsfold/base/hash.h"
#include "newsfold/state/state.h"
#include "state/database.h"

namespace newsfold::state {
namespace {

#define NEWSFOLD_FILE_ROW                                          \
  " INTO files(number, hash, path, size, mtime, document, issue) " \
  "VALUES(?, ?, ?, ?, ?, ?, ?)"

// Found by hash: an index over the paths themselves would hold them twice.
std::int64_t hash_of(std::string_view path) { return std::bit_cast<std::int64_t>(hash64(path)); }

File read(const Query& query) {
  return {.number = query.integer_at(0),
          .path = std::string(query.bytes_at(1)),
          .size = query.optional_at(2),
          .mtime = query.optional_at(3),
          .document = query.integer_at(4),
          .issue = std::string(query.bytes_at(5))};
}

}  // namespace

std::optional<File> State::file(std::string_view path) {
  Query query = database_->query(
      "SELECT number, path, size, mtime, document, issue FROM files WHERE hash = ? AND path = ?");
  if (!query.integer(hash_of(path)).text(path).step()) return std::nullopt;
  return read(query);
}

Number State::put_file(const File& file) {
  Number number = 0;
  if (const std::optional<File> known = this->file(file.path)) number = known->number;
  Query query =
      database_->query(number == 0 ? "INSERT" NEWSFOLD_FILE_ROW : "REPLACE" NEWSFOLD_FILE_ROW);
  if (number == 0) {
    query.null();
  } else {
    query.integer(number);
  }
  query.integer(hash_of(file.path)).text(file.path).integer(file.size).integer(file.mtime);
  query.integer(file.document).text_or_null(file.issue).run();
  return number != 0 ? number : database_->last_row();
}

std::vector<File> State::files_with_issues() {
  std::vector<File> out;
  Query query = database_->query(
      "SELECT number, path, size, mtime, document, issue FROM files WHERE issue IS NOT NULL");
  while (query.step()) out.push_back(read(query));
  std::sort(out.begin(), out.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return out;
}

bool State::add_place(Number document, Number file) {
  database_->query("INSERT OR IGNORE INTO places VALUES(?, ?)")
      .integer(document)
      .integer(file)
      .run();
  return database_->changed_rows() > 0;
}

void State::each_file(const std::function<void(const File&)>& see) {
  Query query = database_->query(
      "SELECT number, path, size, mtime, document, issue FROM files ORDER BY number");
  while (query.step()) see(read(query));
}

void State::each_place(const std::function<void(Number, Number)>& see) {
  Query query = database_->query("SELECT document, file FROM places");
  while (query.step()) see(query.integer_at(0), query.integer_at(1));
}

void State::clear_files() { database_->run("DELETE FROM files; DELETE FROM places"); }

void State::remove_place(Number document, Number file) {
  database_->query("DELETE FROM places WHERE document = ? AND file = ?")
      .integer(document)
      .integer(file)
      .run();
}

std::vector<std::string> State::places(Number document) {
  std::vector<std::string> out;
  Query query = database_->query(
      "SELECT path FROM places JOIN files ON files.number = places.file WHERE places.document = ?");
  query.integer(document);
  while (query.step()) out.emplace_back(query.bytes_at(0));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace newsfold::state

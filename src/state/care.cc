// Care of a state: checks, and letting go of what is no longer needed.
#include "newsfold/state/state.h"
#include "state/database.h"
#include "state/sketch_codec.h"

namespace newsfold::state {
namespace {

// A query that gives the number of what is wrong, and what that is.
struct Check {
  const char* what;
  const char* sql;
};

constexpr Check kChecks[] = {
    {"documents in a story that is not there",
     "SELECT count(*) FROM documents LEFT JOIN stories ON stories.number = documents.story "
     "WHERE story IS NOT NULL AND (stories.number IS NULL OR merged_into IS NOT NULL)"},
    {"documents that are gone, but in a story or a copy cluster",
     "SELECT count(*) FROM documents WHERE gone <> 0 AND (story IS NOT NULL OR copy IS NOT NULL)"},
    {"stories whose canonical is not among their documents",
     "SELECT count(DISTINCT d.story) FROM documents d JOIN stories s ON s.number = d.story "
     "LEFT JOIN documents c ON c.number = s.canonical WHERE c.story IS NOT s.number"},
    {"copies whose canonical is not in their cluster",
     "SELECT count(*) FROM documents d LEFT JOIN documents c ON c.number = d.copy_of "
     "WHERE d.copy_of IS NOT NULL AND (c.copy IS NOT d.copy OR c.copy_of IS NOT NULL)"},
    {"copies in another story than their canonical",
     "SELECT count(*) FROM documents d JOIN documents c ON c.number = d.copy_of "
     "WHERE d.story IS NOT c.story"},
    {"current versions of one id beside another",
     "SELECT count(*) FROM (SELECT 1 FROM documents WHERE gone = 0 GROUP BY id "
     "HAVING count(*) > 1)"},
    {"documents without shingles",
     "SELECT count(*) FROM documents LEFT JOIN shingles ON document = number "
     "WHERE gone = 0 AND document IS NULL"},
    {"links to documents that are not there",
     "SELECT (SELECT count(*) FROM places LEFT JOIN documents ON number = document "
     "WHERE number IS NULL) + (SELECT count(*) FROM features LEFT JOIN documents ON "
     "number = document WHERE number IS NULL OR gone <> 0) + (SELECT count(*) FROM graph LEFT JOIN "
     "features USING(document) WHERE features.document IS NULL)"},
    {"merged stories that end nowhere",
     "SELECT count(*) FROM stories s LEFT JOIN stories t ON t.number = s.merged_into "
     "WHERE s.merged_into IS NOT NULL AND t.number IS NULL"},
    {"changes missing from the log",
     "SELECT coalesce(max(number) - min(number) + 1 - count(*), 0) FROM changes"},
};

}  // namespace

std::vector<std::string> State::faults() {
  std::vector<std::string> out;
  {
    Query integrity = database_->query("PRAGMA integrity_check");
    while (integrity.step()) {
      if (integrity.bytes_at(0) != "ok") out.emplace_back(integrity.bytes_at(0));
    }
  }
  for (const Check& check : kChecks) {
    const std::int64_t count = database_->number(check.sql).value_or(0);
    if (count != 0) out.push_back(std::to_string(count) + " " + check.what);
  }
  std::int64_t sketched = 0;
  each_sketch_block(Order::kLatestLast, [&](const SketchBlock& block) {
    sketched += static_cast<std::int64_t>(block.documents.size());
  });
  const std::int64_t wanted =
      database_->number("SELECT coalesce(sum(documents), 0) FROM sketches").value_or(0);
  if (sketched != wanted) {
    out.push_back(std::to_string(wanted - sketched) + " sketches that can't be read");
  }
  return out;
}

void State::erase_thoroughly() { database_->run("PRAGMA secure_delete = ON"); }

void State::drop_before(std::int64_t unix_seconds) {
  Number document = 0, change = 0;
  {
    Query round = database_->query(
        "SELECT coalesce(max(last_document), 0), coalesce(max(last_change), 0) FROM rounds "
        "WHERE at < ?");
    if (!round.integer(unix_seconds).step()) return;
    document = round.integer_at(0);
    change = round.integer_at(1);
  }
  for (const char* sql :
       {"DELETE FROM records WHERE document <= ?", "DELETE FROM features WHERE document <= ?",
        "DELETE FROM signatures WHERE document <= ?", "DELETE FROM graph WHERE document <= ?",
        "DELETE FROM names WHERE document <= ?", "DELETE FROM pages WHERE document <= ?"}) {
    database_->query(sql).integer(document).run();
  }
  database_->query("DELETE FROM changes WHERE number <= ?").integer(change).run();
}

void State::rewrite_sketches() {
  SketchBlock kept;
  kept.begins.push_back(0);
  each_sketch_block(Order::kLatestLast, [&](const SketchBlock& block) {
    for (std::size_t i = 0; i < block.documents.size(); ++i) {
      Query gone = database_->query("SELECT gone FROM documents WHERE number = ?");
      gone.integer(block.documents[i]);
      if (gone.step() && gone.integer_at(0) == 0) add_sketch(block, i, kept);
    }
  });
  database_->run("DELETE FROM sketches");
  append_sketches(kept);
}

Status State::become(const std::string& path) {
  database_->copy_from(path);
  return database_->status();
}

void State::compact() { database_->run("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"); }

}  // namespace newsfold::state

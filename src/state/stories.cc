// Stories, and the links between documents.
#include <bit>

#include "newsfold/base/hash.h"
#include "newsfold/state/state.h"
#include "state/bytes.h"
#include "state/database.h"
#include "state/keys.h"

namespace newsfold::state {
namespace {

#define NEWSFOLD_STORY_ROW \
  " INTO stories(number, key, canonical, titled, merged_into) VALUES(?, ?, ?, ?, ?)"

Story read(const Query& query) {
  return {.number = query.integer_at(0),
          .id = hex64(std::bit_cast<std::uint64_t>(query.integer_at(1))),
          .canonical = query.integer_at(2),
          .titled = query.integer_at(3),
          .merged_into = query.integer_at(4)};
}

std::optional<std::int64_t> unless_zero(Number number) {
  if (number == 0) return std::nullopt;
  return number;
}

}  // namespace

std::optional<Story> State::story(Number number) {
  Query query = database_->query(
      "SELECT number, key, canonical, titled, merged_into FROM stories WHERE number = ?");
  if (!query.integer(number).step()) return std::nullopt;
  return read(query);
}

std::optional<Story> State::story_by_id(std::string_view id) {
  Query query = database_->query(
      "SELECT number, key, canonical, titled, merged_into FROM stories WHERE key = ?");
  if (!query.integer(hex_key(id)).step()) return std::nullopt;
  return read(query);
}

Number State::put_story(const Story& story) {
  database_->query(story.number == 0 ? "INSERT" NEWSFOLD_STORY_ROW : "REPLACE" NEWSFOLD_STORY_ROW)
      .integer(unless_zero(story.number))
      .integer(hex_key(story.id))
      .integer(story.canonical)
      .integer(unless_zero(story.titled))
      .integer(unless_zero(story.merged_into))
      .run();
  return story.number != 0 ? story.number : database_->last_row();
}

void State::each_story(const std::function<void(const Story&)>& see) {
  Query query = database_->query(
      "SELECT number, key, canonical, titled, merged_into FROM stories ORDER BY number");
  while (query.step()) see(read(query));
}

void State::set_story_ids(const std::map<std::string, Number>& ids) {
  // Two may exchange theirs: in between both would have one.
  database_->run("DROP INDEX stories_key");
  for (const auto& [id, number] : ids) {
    database_->query("UPDATE stories SET key = ? WHERE number = ?")
        .integer(hex_key(id))
        .integer(number)
        .run();
  }
  database_->run("CREATE UNIQUE INDEX stories_key ON stories(key)");
}

void State::put_contained(Number longer, const Contained& contained) {
  database_->query("INSERT OR REPLACE INTO contains VALUES(?, ?, ?)")
      .integer(longer)
      .integer(contained.shorter)
      .integer(contained.share)
      .run();
}

std::vector<Contained> State::contained_in(Number longer) {
  Query query = database_->query("SELECT shorter, share FROM contains WHERE longer = ?");
  query.integer(longer);
  std::vector<Contained> out;
  while (query.step()) {
    out.push_back({query.integer_at(0), static_cast<std::uint16_t>(query.integer_at(1))});
  }
  return out;
}

std::vector<SharedWith> State::contained_with(Number document, std::uint16_t least_share) {
  std::vector<SharedWith> out;
  for (const char* sql : {"SELECT shorter, share FROM contains WHERE longer = ? AND share >= ?",
                          "SELECT longer, share FROM contains WHERE shorter = ? AND share >= ?"}) {
    Query query = database_->query(sql);
    query.integer(document).integer(least_share);
    while (query.step()) {
      out.push_back({query.integer_at(0), static_cast<std::uint16_t>(query.integer_at(1))});
    }
  }
  return out;
}

void State::put_evidence(Number document, const std::vector<Evidence>& evidence) {
  if (evidence.empty()) {
    database_->query("DELETE FROM evidence WHERE document = ?").integer(document).run();
    return;
  }
  Writer bytes;
  bytes.number(evidence.size());
  for (const Evidence& link : evidence) {
    bytes.number(static_cast<std::uint64_t>(link.with));
    bytes.number(link.cosine);
    bytes.number(link.days ? std::uint64_t{*link.days} + 1 : 0);
    bytes.number(link.quote_words);
  }
  database_->query("INSERT OR REPLACE INTO evidence VALUES(?, ?)")
      .integer(document)
      .blob(bytes.take())
      .run();
}

std::vector<Evidence> State::evidence(Number document) {
  Query query = database_->query("SELECT bytes FROM evidence WHERE document = ?");
  if (!query.integer(document).step()) return {};
  constexpr std::size_t kLeastBytes = 4;
  Reader in(query.bytes_at(0));
  std::vector<Evidence> out(in.count(kLeastBytes));
  for (Evidence& link : out) {
    link.with = static_cast<Number>(in.number());
    link.cosine = static_cast<std::uint16_t>(in.number());
    const auto days = static_cast<std::uint32_t>(in.number());
    if (days > 0) link.days = days - 1;
    link.quote_words = static_cast<std::uint32_t>(in.number());
  }
  return out;
}

}  // namespace newsfold::state

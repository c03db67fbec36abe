#include "newsfold/state/state.h"
#include "state/bytes.h"
#include "state/database.h"
#include "state/fingerprint_codec.h"
#include "state/keys.h"

namespace newsfold::state {
namespace {

#define NEWSFOLD_ENTITY_COLUMNS "SELECT number, key, id, name, type, merged_into FROM entities "
#define NEWSFOLD_ENTITY_ROW \
  " INTO entities(number, key, id, name, type, merged_into) VALUES(?, ?, ?, ?, ?, ?)"

EntityRow read(const Query& query) {
  return {.number = query.integer_at(0),
          .id = query.is_null(2) ? entity_id_of_key(query.integer_at(1))
                                 : std::string(query.bytes_at(2)),
          .name = std::string(query.bytes_at(3)),
          .type = static_cast<EntityType>(query.integer_at(4)),
          .merged_into = query.integer_at(5)};
}

}  // namespace

std::optional<EntityRow> State::entity(Number number) {
  Query query = database_->query(NEWSFOLD_ENTITY_COLUMNS "WHERE number = ?");
  if (!query.integer(number).step()) return std::nullopt;
  return read(query);
}

std::optional<EntityRow> State::entity_by_id(std::string_view id) {
  Query query = database_->query(NEWSFOLD_ENTITY_COLUMNS "WHERE key = ?");
  query.integer(entity_key(id));
  while (query.step()) {
    EntityRow found = read(query);
    if (found.id == id) return found;
  }
  return std::nullopt;
}

Number State::put_entity(const EntityRow& entity) {
  const auto unless_zero = [](Number number) {
    return number == 0 ? std::nullopt : std::optional<std::int64_t>(number);
  };
  // SQLite journals each page that a REPLACE touches, since it may fail half done.
  Query query = database_->query(entity.number == 0 ? "INSERT" NEWSFOLD_ENTITY_ROW
                                                    : "REPLACE" NEWSFOLD_ENTITY_ROW);
  query.integer(unless_zero(entity.number)).integer(entity_key(entity.id));
  query.text_or_null(is_entity_key(entity.id) ? std::string_view() : std::string_view(entity.id));
  query.text(entity.name).integer(static_cast<std::int64_t>(entity.type));
  query.integer(unless_zero(entity.merged_into)).run();
  return entity.number != 0 ? entity.number : database_->last_row();
}

void State::put_mentions(Number document, const std::vector<Mention>& mentions) {
  Writer bytes;
  bytes.number(mentions.size());
  for (const Mention& mention : mentions) {
    bytes.number(static_cast<std::uint64_t>(mention.entity));
    bytes.number(mention.strength);
  }
  database_->query("INSERT OR REPLACE INTO mentions VALUES(?, ?)")
      .integer(document)
      .blob(bytes.take())
      .run();
}

std::vector<Mention> State::mentions(Number document) {
  Query query = database_->query("SELECT bytes FROM mentions WHERE document = ?");
  if (!query.integer(document).step()) return {};
  constexpr std::size_t kLeastBytes = 2;
  Reader in(query.bytes_at(0));
  std::vector<Mention> out(in.count(kLeastBytes));
  for (Mention& mention : out) {
    mention.entity = static_cast<Number>(in.number());
    mention.strength = static_cast<std::uint32_t>(in.number());
  }
  return out;
}

void State::put_names(Number document, const std::vector<Entity>& entities) {
  database_->query("INSERT OR REPLACE INTO names VALUES(?, ?)")
      .integer(document)
      .blob(encode_names(entities))
      .run();
}

std::vector<Entity> State::names(Number document) {
  Query query = database_->query("SELECT bytes FROM names WHERE document = ?");
  if (!query.integer(document).step()) return {};
  return decode_names(query.bytes_at(0)).value_or(std::vector<Entity>());
}

std::vector<Number> State::named_documents(std::size_t limit) {
  Query query = database_->query("SELECT document FROM names ORDER BY document DESC LIMIT ?");
  query.integer(static_cast<std::int64_t>(limit));
  std::vector<Number> out;
  while (query.step()) out.push_back(query.integer_at(0));
  return {out.rbegin(), out.rend()};
}

void State::drop_names(std::size_t keep) {
  database_
      ->query(
          "DELETE FROM names WHERE document <= "
          "(SELECT document FROM names ORDER BY document DESC LIMIT 1 OFFSET ?)")
      .integer(static_cast<std::int64_t>(keep))
      .run();
}

}  // namespace newsfold::state

#include "newsfold/state/state.h"
#include "state/bytes.h"
#include "state/database.h"

namespace newsfold::state {
namespace {

EntityRow read(const Query& query) {
  return {.number = query.integer_at(0),
          .id = std::string(query.bytes_at(1)),
          .name = std::string(query.bytes_at(2)),
          .type = static_cast<EntityType>(query.integer_at(3)),
          .merged_into = query.integer_at(4)};
}

}  // namespace

std::optional<EntityRow> State::entity(Number number) {
  Query query =
      database_->query("SELECT number, id, name, type, merged_into FROM entities WHERE number = ?");
  if (!query.integer(number).step()) return std::nullopt;
  return read(query);
}

std::optional<EntityRow> State::entity_by_id(std::string_view id) {
  Query query =
      database_->query("SELECT number, id, name, type, merged_into FROM entities WHERE id = ?");
  if (!query.text(id).step()) return std::nullopt;
  return read(query);
}

Number State::put_entity(const EntityRow& entity) {
  const auto unless_zero = [](Number number) {
    return number == 0 ? std::nullopt : std::optional<std::int64_t>(number);
  };
  database_
      ->query(
          "INSERT OR REPLACE INTO entities(number, id, name, type, merged_into) "
          "VALUES(?, ?, ?, ?, ?)")
      .integer(unless_zero(entity.number))
      .text(entity.id)
      .text(entity.name)
      .integer(static_cast<std::int64_t>(entity.type))
      .integer(unless_zero(entity.merged_into))
      .run();
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

}  // namespace newsfold::state

// Who and what an article names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/records/article.h"

namespace newsfold {

enum class EntityType : std::uint8_t { kPerson, kOrganization, kPlace, kOther };
// "person", "organization", "place", "other"
std::string_view entity_type_name(EntityType type);
std::optional<EntityType> parse_entity_type(std::string_view name);

// Half-open, in Unicode code points.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
};

struct CaptionSpan {
  std::uint32_t caption = 0;  // index into Article::captions
  Span span;

  auto operator<=>(const CaptionSpan&) const = default;
};

struct Entity {
  // From normalize: a Wikidata id (Q…), a GeoNames id (gn:…), or a provisional id that is a
  // function of the name and type. From resolve: the corpus-wide id.
  std::string id;
  std::string name;  // canonical
  EntityType type = EntityType::kOther;
  std::vector<std::string>
      surfaces;  // distinct, in order of first occurrence: title, text, captions
  std::vector<Span>
      mentions;  // into Article::text, ascending; no two mentions of a document overlap
  std::vector<Span> title_mentions;
  std::vector<CaptionSpan> caption_mentions;
  std::vector<std::string> decisions;  // how it was found, linked and named: `explain` prints them

  std::size_t count() const {
    return mentions.size() + title_mentions.size() + caption_mentions.size();
  }
};

// Names the JSON form of AnnotatedArticle that emit writes and ingest reads.
inline constexpr std::string_view kRecordSchema = "newsfold/1";

struct AnnotatedArticle {
  Article article;
  std::vector<Entity> entities;  // by first mention (title, text, captions), then id
};

}  // namespace newsfold

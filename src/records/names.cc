// The words that records, options and messages use for enumerators.
#include <array>
#include <cstddef>

#include "newsfold/records/article.h"
#include "newsfold/records/entity.h"
#include "newsfold/records/line.h"
#include "newsfold/records/provenance.h"

namespace newsfold {
namespace {

constexpr std::array<std::string_view, kLineKindCount> kKinds = {
    "blank",   "body",         "title",       "standfirst", "subhead", "byline",
    "date",    "caption",      "editor-note", "author-bio", "related", "newsletter",
    "paywall", "navigation",   "comments",    "tags",       "share",   "cookie",
    "legal",   "media-notice", "furniture"};
constexpr std::array<std::string_view, 5> kStatuses = {"article", "truncated", "paywalled", "empty",
                                                       "not-article"};
constexpr std::array<std::string_view, 7> kDateSources = {"none",   "given",    "meta",    "stamp",
                                                          "byline", "dateline", "inferred"};
constexpr std::array<std::string_view, 4> kEntityTypes = {"person", "organization", "place",
                                                          "other"};
constexpr std::array<std::string_view, 7> kSourcesFrom = {
    "none", "url", "host", "outlet-name", "manifest", "given", "directory"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view line_kind_name(LineKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::optional<LineKind> parse_line_kind(std::string_view name) {
  return find<LineKind>(kKinds, name);
}

std::string_view status_name(ArticleStatus status) {
  return kStatuses[static_cast<std::size_t>(status)];
}
std::optional<ArticleStatus> parse_status(std::string_view name) {
  return find<ArticleStatus>(kStatuses, name);
}

std::string_view date_source_name(DateSource source) {
  return kDateSources[static_cast<std::size_t>(source)];
}
std::optional<DateSource> parse_date_source(std::string_view name) {
  return find<DateSource>(kDateSources, name);
}

std::string_view entity_type_name(EntityType type) {
  return kEntityTypes[static_cast<std::size_t>(type)];
}
std::optional<EntityType> parse_entity_type(std::string_view name) {
  return find<EntityType>(kEntityTypes, name);
}

std::string_view source_from_name(SourceFrom from) {
  return kSourcesFrom[static_cast<std::size_t>(from)];
}
std::optional<SourceFrom> parse_source_from(std::string_view name) {
  return find<SourceFrom>(kSourcesFrom, name);
}

}  // namespace newsfold

// What a line of a dump is. One vocabulary for extract, explain, --keep and --drop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsfold {

enum class LineKind : std::uint8_t {
  kBlank,
  kBody,
  kTitle,
  kStandfirst,
  kSubhead,
  kByline,
  kDate,
  kCaption,
  kEditorNote,
  kAuthorBio,
  kRelated,
  kNewsletter,
  kPaywall,  // paywall, membership, donation
  kNavigation,
  kComments,
  kTags,
  kShare,
  kCookie,
  kLegal,
  kMediaNotice,  // audio and video players, reading time
  kFurniture,    // weather, page clock, logos, avatars, site name
};
inline constexpr std::size_t kLineKindCount = static_cast<std::size_t>(LineKind::kFurniture) + 1;

// "body", "editor-note", ...: the names of --keep, --drop and `removed`.
std::string_view line_kind_name(LineKind kind);
std::optional<LineKind> parse_line_kind(std::string_view name);

// One line of a dump, or block of a page. Offsets are bytes into RawDocument::content (of a page
// into Article::page_text), half-open, line end left out.
struct LineVerdict {
  std::uint32_t number = 0;  // 1-based
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  LineKind kind = LineKind::kBody;
  bool kept = true;                 // part of Article::text
  std::uint16_t confidence = 1000;  // per mille
  std::string rule;                 // why: a rule's name, or "model"
};

// A line that is not part of the text, with the reason; `--keep-removed` prints them.
struct RemovedLine {
  std::uint32_t number = 0;
  LineKind kind = LineKind::kFurniture;
  std::string rule;
  std::uint16_t confidence = 1000;  // per mille
  std::string text;                 // the whole raw line
};

}  // namespace newsfold

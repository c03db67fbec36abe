// One document as it was found: what ingest gives.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "newsfold/base/calendar.h"
#include "newsfold/records/provenance.h"

namespace newsfold {

struct AnnotatedArticle;

enum class ContentKind : std::uint8_t {
  kDump,       // text with everything the page held: extract classifies its lines
  kArticle,    // already an article (--no-strip): nothing is removed, offsets refer to it unchanged
  kPage,       // HTML: extract classifies its blocks
  kWholePage,  // HTML of which nothing is removed (--no-strip)
  kRecord,  // an article record with `schema`: `record` holds it, extract and normalize are skipped
};

struct RawDocument {
  std::string id;  // given, or XXH3-128 of the raw record bytes: 32 hex digits
  bool id_given = false;
  std::uint64_t content_hash =
      0;  // XXH3-64 of the raw record bytes: tells equal from conflicting ids
  Provenance provenance;
  ContentKind kind = ContentKind::kDump;
  std::string content;      // valid UTF-8; lines end in \n, but for pages
  std::string title;        // given with the record, else empty
  std::optional<Day> date;  // given publication date
  std::string language;     // given, else empty
  std::string
      extra;  // unknown fields as the text of one JSON object, keys in input order; else empty
  std::uint64_t replaced = 0;  // invalid bytes or code units of the input that became U+FFFD
  std::shared_ptr<const AnnotatedArticle> record;  // for kRecord
};

}  // namespace newsfold

// What extract makes of a document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/calendar.h"
#include "newsfold/records/line.h"
#include "newsfold/records/provenance.h"

namespace newsfold {

enum class ArticleStatus : std::uint8_t { kArticle, kTruncated, kPaywalled, kEmpty, kNotArticle };
std::string_view status_name(ArticleStatus status);
std::optional<ArticleStatus> parse_status(std::string_view name);

enum class DateSource : std::uint8_t {
  kNone,
  kGiven,
  kMeta,
  kStamp,
  kByline,
  kDateline,
  kInferred
};
std::string_view date_source_name(DateSource source);
std::optional<DateSource> parse_date_source(std::string_view name);

// A date seen in the document and what was thought of it: `explain` prints them.
struct DateCandidate {
  Day day = 0;
  std::uint32_t line = 0;  // 1-based line of the dump; 0 for fields of the record
  DateSource source = DateSource::kNone;
  std::uint16_t confidence = 0;  // per mille
  std::string reason;            // why it won or lost
};

struct ArticleDate {
  std::optional<Day> published;  // never guessed silently
  DateSource source = DateSource::kNone;
  std::uint16_t confidence = 0;   // per mille
  std::optional<DayRange> range;  // when it may have been written, where anything tells
  std::optional<Day> page;        // what the page's own clock said
};

struct Article {
  std::string id;
  Provenance provenance;
  ArticleStatus status = ArticleStatus::kArticle;
  std::string text;   // UTF-8; paragraphs separated by one blank line (unchanged under --no-strip)
  std::string title;  // empty: unknown
  std::vector<std::string> authors;
  ArticleDate date;
  std::string language;  // ISO 639-1, empty: unknown
  std::vector<std::string> captions;
  std::vector<RemovedLine> removed;  // only with keep_removed
  std::vector<LineVerdict> lines;    // only with record_lines (explain)
  std::string page_text;  // only with record_lines, of a page: its blocks, which `lines` are of
  std::vector<DateCandidate> date_candidates;  // only with record_lines (explain)
  std::string extra;  // JSON object text of the input's unknown fields, or empty
};

}  // namespace newsfold

// Records and tables as bytes. Key order is fixed; output depends on nothing but the arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "newsfold/records/assignment.h"
#include "newsfold/records/entity.h"

namespace newsfold::emit {

// One article record as a JSON object of schema newsfold/1, no newline at its end. src/emit/
// record.schema.json describes every field; in short, in this order:
//   schema, id, source, source_from, collection, path, also, url, added, created, status, text,
//   metadata {title, author, date, date_source, date_confidence, date_range, page_date, language,
//             hostname, captions, fingerprint, extra},
//   entities [{id, name, type, count, surfaces, mentions, title_mentions, caption_mentions}],
//   copy {id, of, size, hamming, jaccard} | null, contains [{id, containment}],
//   story {id, title, size, sources, canonical, evidence [{with, cosine, entities, days,
//          quote_words}]} | null, removed [[line, kind, rule, confidence, text]]
// Each field has one type, or null where nothing is known (empty strings of the structs). Offsets
// are code points, half-open; shares are exact decimals of whole per mille. `extra` is put out
// verbatim. `copy64` prints as metadata.fingerprint; without an assignment (extract) copy and story
// are null and contains is empty. `removed` stands in the record only when keep_removed. ingest
// reads all of it back but for the decisions (copy, contains, story, fingerprint). REQUIRES: valid
// UTF-8; extra empty or a JSON object on one line. Pure, thread-safe, linear in the record.
std::string article_record(const AnnotatedArticle& article, std::optional<std::uint64_t> copy64,
                           const Assignment* assignment, bool keep_removed);

// A row of the terminal's story table.
struct StoryRow {
  std::string id, title;
  std::string first_date, last_date;  // ISO, or empty
  std::size_t size = 0, sources = 0, copies = 0;
  std::vector<std::string> entities;  // names, strongest first
};
// A header and a line a story, largest first, then the latest date first, then by id. Undated
// stories say so; no rows say so too. Cells are cut to their columns and hold no control
// characters. width: columns of the terminal (below 96 copies are left out, below 72 sources and
// entities too; less than 40 counts as 40); colour: ANSI escapes.
std::string story_table(const std::vector<StoryRow>& rows, std::size_t width, bool colour);

// One JSON object: counter names, sorted, and their values. No newline at its end.
std::string summary_json(const std::map<std::string, std::uint64_t>& counters);

}  // namespace newsfold::emit

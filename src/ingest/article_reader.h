#pragma once

#include <cstdint>

#include <simdjson.h>

#include "newsfold/records/raw_document.h"

namespace newsfold::ingest {

// An article record (schema newsfold/1, described in emit/emit.h) as a document of kind kRecord.
// Reads everything that emit writes but for the decisions that are taken anew (copy, contains,
// story, fingerprint); fields of others at the top level go to `extra`. content_hash is taken from
// what the article says, not from where it was found: the same article found twice is one. Throws
// RecordError and simdjson::simdjson_error. `replaced` is the count so far.
RawDocument read_article_record(simdjson::ondemand::object object, std::uint64_t replaced);

}  // namespace newsfold::ingest

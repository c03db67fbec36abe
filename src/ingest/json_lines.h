#pragma once

#include "ingest/byte_source.h"
#include "ingest/source.h"
#include "newsfold/ingest/ingest.h"

namespace newsfold::ingest {

// Every line of the source is a document or an issue with its number; blank lines are neither. One
// line is in memory at a time. False when the sink stopped the reading.
bool read_json_lines(ByteSource& source, const FileProvenance& file, const Options& options,
                     const DocumentSink& sink, const IssueSink& issues);

}  // namespace newsfold::ingest

#pragma once

#include <memory>

#include "ingest/byte_source.h"
#include "ingest/source.h"
#include "newsfold/ingest/ingest.h"

namespace newsfold::ingest {

// The bytes themselves, or what gzip or zstd made of them.
Result<std::unique_ptr<PeekableSource>> decompressed(std::unique_ptr<ByteSource> bytes);

// The documents of one stream of bytes, whatever it turns out to be: Reader::read behind opening
// the file. Every stream gives at least one document, issue or count, but for JSON lines that are
// all blank.
bool read_stream(std::unique_ptr<ByteSource> bytes, const FileProvenance& file,
                 const Options& options, const DocumentSink& sink, const IssueSink& issues,
                 RecordCounts& counts);

}  // namespace newsfold::ingest

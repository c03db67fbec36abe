// WARC and WET files: archived pages and texts to documents.
#pragma once

#include "ingest/byte_source.h"
#include "ingest/source.h"
#include "newsfold/ingest/ingest.h"

namespace newsfold::ingest {

// Response, resource and conversion records that hold a page or a text are documents, with the
// target URI as url and WARC-Date as added. Every record is counted in warc_records and in one of
//   warc_documents      given to the sink
//   warc_bad            an issue, named with the record's number
//   warc_<type>         of a type that holds no article: warcinfo, request, metadata, revisit,
//                       continuation; warc_other for any other
//   warc_http_status    a redirect, an error or another answer without the page
//   warc_not_text       pictures, scripts, JSON and the like
//   warc_empty          no bytes
// and warc_cut counts the documents that the archive calls truncated; of those, bodies whose
// codings can't be undone to their end give what comes before. Records in segments
// (WARC-Segment-Number) give their first. Memory: three times max_document_bytes. False when the
// sink stopped the reading.
bool read_warc(ByteSource& source, const FileProvenance& file, const Options& options,
               const DocumentSink& sink, const IssueSink& issues, RecordCounts& counts);

}  // namespace newsfold::ingest

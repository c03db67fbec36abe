#include "newsfold/ingest/ingest.h"

#include "ingest/byte_source.h"
#include "ingest/gzip.h"
#include "ingest/json_lines.h"
#include "ingest/manifest.h"
#include "ingest/sniff.h"
#include "ingest/source.h"
#include "ingest/text_file.h"
#include "ingest/utf16.h"

namespace newsfold::ingest {
namespace {

// Decompressed and as UTF-8, by the bytes it begins with.
Result<std::unique_ptr<PeekableSource>> open_decoded(const std::string& path,
                                                     std::uint64_t& replaced) {
  auto file = open_file(path);
  if (!file.ok()) return file.error();
  auto source = std::make_unique<PeekableSource>(std::move(file.value()));
  auto head = source->peek(kSniffBytes);
  if (head.ok() && is_gzip(head.value())) {
    source = std::make_unique<PeekableSource>(gunzip(std::move(source)));
    head = source->peek(kSniffBytes);
  }
  if (!head.ok()) return head.error();
  if (const Utf16 order = utf16_mark(head.value()); order != Utf16::kNone) {
    source = std::make_unique<PeekableSource>(utf16_to_utf8(std::move(source), order, replaced));
  }
  return source;
}

Content forced(InputFormat format, Content sniffed) {
  switch (format) {
    case InputFormat::kText:
      return Content::kText;
    case InputFormat::kJsonLines:
      return Content::kJsonLines;
    case InputFormat::kHtml:
      return Content::kHtml;
    case InputFormat::kWarc:
      return Content::kWarc;
    case InputFormat::kAuto:
      break;
  }
  return sniffed;
}

Error refusal(Content content) {
  switch (content) {
    case Content::kEmpty:
      return {ErrorCode::kEmptyInput, "no bytes"};
    case Content::kBinary:
      return {ErrorCode::kBinaryInput, "not a text"};
    case Content::kHtml:
      return {ErrorCode::kUnsupportedFormat, "HTML is not read by this version"};
    case Content::kWarc:
      return {ErrorCode::kUnsupportedFormat, "WARC is not read by this version"};
    case Content::kJsonDocument:
      return {ErrorCode::kUnsupportedFormat, "JSON, but not one object a line"};
    default:
      return {ErrorCode::kUnsupportedFormat, "compressed, but not with gzip"};
  }
}

}  // namespace

Reader::Reader(Options options, std::vector<ManifestRow> manifest)
    : options_(std::move(options)), manifest_(std::move(manifest)) {}

bool Reader::read(const InputFile& file, const DocumentSink& sink, const IssueSink& issues) const {
  const FileProvenance about =
      file_provenance(file, find_row(manifest_, file), options_.source_from_directory);
  const auto skip = [&](Error error) {
    issues({about.path, 0, std::move(error)});
    return true;
  };
  std::uint64_t replaced = 0;
  auto source = open_decoded(file.path, replaced);
  if (!source.ok()) return skip(source.error());
  const auto head = source.value()->peek(kSniffBytes);
  if (!head.ok()) return skip(head.error());
  const Content sniffed = sniff(head.value());
  // A pipe that brings nothing is an empty stream, as of `extract` on an empty directory.
  if (sniffed == Content::kEmpty) return file.path == "-" || skip(refusal(sniffed));
  const Content content = forced(options_.format, sniffed);
  if (content == Content::kJsonLines) {
    return read_json_lines(*source.value(), about, options_, sink, issues);
  }
  if (content != Content::kText) return skip(refusal(content));
  auto bytes = read_all(*source.value(), options_.max_document_bytes);
  if (!bytes.ok()) return skip(bytes.error());
  RawDocument document = text_document(std::move(bytes.value()), options_.no_strip);
  document.replaced += replaced;
  complete(document, about);
  return sink(std::move(document));
}

}  // namespace newsfold::ingest

#include "ingest/read_stream.h"

#include "ingest/gzip.h"
#include "ingest/html_file.h"
#include "ingest/json_lines.h"
#include "ingest/sniff.h"
#include "ingest/text_file.h"
#include "ingest/utf16.h"
#include "ingest/warc.h"
#include "ingest/zstd.h"

namespace newsfold::ingest {
namespace {

// Decompressed and as UTF-8, by the bytes it begins with.
Result<std::unique_ptr<PeekableSource>> decode(std::unique_ptr<ByteSource> bytes,
                                               std::uint64_t& replaced) {
  auto source = decompressed(std::move(bytes));
  if (!source.ok()) return source.error();
  const auto head = source.value()->peek(kSniffBytes);
  if (!head.ok()) return head.error();
  if (const Utf16 order = utf16_mark(head.value()); order != Utf16::kNone) {
    return std::make_unique<PeekableSource>(
        utf16_to_utf8(std::move(source.value()), order, replaced));
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
      return {ErrorCode::kEmptyInput, "empty file"};
    case Content::kBinary:
      return {ErrorCode::kBinaryInput, "binary, not a text"};
    case Content::kXml:
      return {ErrorCode::kUnsupportedFormat, "XML, but no page"};
    case Content::kJsonDocument:
      return {ErrorCode::kUnsupportedFormat, "JSON, but not one object a line"};
    default:
      return {ErrorCode::kUnsupportedFormat, "compressed, but not with gzip or zstd"};
  }
}

}  // namespace

Result<std::unique_ptr<PeekableSource>> decompressed(std::unique_ptr<ByteSource> bytes) {
  auto source = std::make_unique<PeekableSource>(std::move(bytes));
  const auto head = source->peek(kSniffBytes);
  if (!head.ok()) return head.error();
  if (is_gzip(head.value()) || is_zstd(head.value())) {
    const auto decompress = is_gzip(head.value()) ? gunzip : unzstd;
    source = std::make_unique<PeekableSource>(decompress(std::move(source)));
  }
  return source;
}

bool read_stream(std::unique_ptr<ByteSource> bytes, const FileProvenance& file,
                 const Options& options, const DocumentSink& sink, const IssueSink& issues,
                 RecordCounts& counts) {
  const auto skip = [&](Error error) {
    issues({file.path, 0, std::move(error)});
    return true;
  };
  std::uint64_t replaced = 0;
  auto source = decode(std::move(bytes), replaced);
  if (!source.ok()) return skip(source.error());
  const auto head = source.value()->peek(kSniffBytes);
  if (!head.ok()) return skip(head.error());
  const Content sniffed = sniff(head.value());
  // A pipe that brings nothing is an empty stream, as of `extract` on an empty directory.
  if (sniffed == Content::kEmpty) return file.path == "-" || skip(refusal(sniffed));
  const Content content = forced(options.format, sniffed);
  if (content == Content::kJsonLines) {
    return read_json_lines(*source.value(), file, options, sink, issues);
  }
  if (content == Content::kWarc) {
    return read_warc(*source.value(), file, options, sink, issues, counts);
  }
  if (content != Content::kText && content != Content::kHtml) return skip(refusal(content));
  auto text = read_all(*source.value(), options.max_document_bytes);
  if (!text.ok()) return skip(text.error());
  RawDocument document = content == Content::kHtml
                             ? html_document(std::move(text.value()), {}, options.no_strip)
                             : text_document(std::move(text.value()), options.no_strip);
  document.replaced += replaced;
  complete(document, file);
  return sink(std::move(document));
}

}  // namespace newsfold::ingest

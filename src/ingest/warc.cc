#include "ingest/warc.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "ingest/http_response.h"
#include "ingest/payload.h"
#include "ingest/warc_record.h"
#include "newsfold/base/calendar.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {
namespace {

// What a record came to: a document, an issue, or the counter of records of its kind.
using Outcome = std::variant<RawDocument, Error, std::string_view>;

struct Block {
  MediaType media;
  std::optional<HttpResponse> response;
};

std::string valid(std::string_view text) {
  std::size_t replaced = 0;
  return text::replace_invalid(text, replaced);
}

// wget writes it in angle brackets.
std::string target_uri(const WarcRecord& record) {
  std::string_view uri = record.fields.get("warc-target-uri");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return valid(uri);
}

std::string_view passed_type(const std::string& type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTypes = {
      {{"warcinfo", "warc_warcinfo"},
       {"request", "warc_request"},
       {"metadata", "warc_metadata"},
       {"revisit", "warc_revisit"},
       {"continuation", "warc_continuation"}}};
  const auto* found = std::find_if(kTypes.begin(), kTypes.end(),
                                   [&](const auto& entry) { return entry.first == type; });
  return found == kTypes.end() ? "warc_other" : found->second;
}

// A page or text, decoded. `cut`: the archive says that it kept less than was sent.
Result<Payload> payload_of(const WarcRecord& record, const Block& block, std::uint64_t max_bytes,
                           bool& cut) {
  cut = !record.fields.get("warc-truncated").empty();
  if (!block.response) return Payload{std::string(record.block), block.media};
  Body body = decode_body(*block.response, max_bytes);
  if (!body.status.ok()) {
    const bool too_large = body.status.error().code == ErrorCode::kTooLarge;
    if (!cut || body.bytes.empty() || too_large) return body.status.error();
  }
  return Payload{std::move(body.bytes), block.media};
}

Outcome document_of(const WarcRecord& record, const Block& block, const Options& options,
                    bool& cut) {
  if (record.over_limit) {
    const std::string limit = std::to_string(options.max_document_bytes);
    return Error{ErrorCode::kTooLarge, "over " + limit + " bytes"};
  }
  auto payload = payload_of(record, block, options.max_document_bytes, cut);
  if (!payload.ok()) return payload.error();
  if (payload.value().bytes.empty()) return "warc_empty";
  auto document = payload_document(std::move(payload.value()), options);
  if (!document.ok()) return document.error();
  if (!document.value()) return "warc_not_text";
  RawDocument& out = *document.value();
  out.provenance.url = target_uri(record);
  const std::string_view date = record.fields.get("warc-date");
  if (parse_iso_day(date)) out.provenance.added = valid(date);
  // The same bytes under another address are another document: neither address is lost.
  out.id = hash128_hex(out.provenance.url + "\n" + out.id);
  return std::move(out);
}

Outcome read_record(const WarcRecord& record, const Options& options, bool& cut) {
  if (record.error) return *record.error;
  const std::string type = to_lower(record.fields.get("warc-type"));
  if (type.empty()) return Error{ErrorCode::kBadRecord, "no WARC-Type"};
  if (type != "response" && type != "resource" && type != "conversion") return passed_type(type);
  // wget keeps its own log as resources.
  if (to_lower(target_uri(record)).starts_with("metadata:")) return "warc_metadata";
  Block block{parse_media_type(record.fields.get("content-type")), std::nullopt};
  if (block.media.type == "application/http") {
    if (record.block.empty()) return "warc_empty";
    block.response = parse_http_response(record.block);
    if (!block.response) return Error{ErrorCode::kBadRecord, "no HTTP response in it"};
    if (block.response->status < 200 || block.response->status > 299) return "warc_http_status";
    block.media = block.response->media();
  }
  if (!is_readable(block.media)) return "warc_not_text";
  return document_of(record, block, options, cut);
}

std::string place_of(const WarcRecord& record) {
  const std::string uri = target_uri(record);
  return "record " + std::to_string(record.number) + (uri.empty() ? "" : " (" + uri + ")") + ": ";
}

}  // namespace

bool read_warc(ByteSource& source, const FileProvenance& file, const Options& options,
               const DocumentSink& sink, const IssueSink& issues, RecordCounts& counts) {
  WarcRecordReader records(source, options.max_document_bytes);
  WarcRecord record;
  while (records.next(record)) {
    ++counts["warc_records"];
    bool cut = false;
    Outcome outcome = read_record(record, options, cut);
    if (const auto* counter = std::get_if<std::string_view>(&outcome)) {
      ++counts[std::string(*counter)];
    } else if (auto* error = std::get_if<Error>(&outcome)) {
      ++counts["warc_bad"];
      issues({file.path, 0, {error->code, place_of(record) + error->message}});
    } else {
      ++counts["warc_documents"];
      if (cut) ++counts["warc_cut"];
      RawDocument& document = std::get<RawDocument>(outcome);
      complete(document, file);
      if (!sink(std::move(document))) return false;
    }
  }
  if (!records.status().ok()) issues({file.path, 0, records.status().error()});
  return true;
}

}  // namespace newsfold::ingest

#include "ingest/http_response.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "ingest/brotli.h"
#include "ingest/chunked.h"
#include "ingest/deflate.h"
#include "ingest/gzip.h"
#include "ingest/text_file.h"
#include "ingest/zstd.h"

namespace newsfold::ingest {
namespace {

constexpr std::size_t kMaxCodings = 4;

std::vector<std::string> codings(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty() && out.size() < kMaxCodings) {
    const std::size_t comma = std::min(list.find(','), list.size());
    out.push_back(to_lower(trim(list.substr(0, comma))));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

// Brotli has no mark of its own, and raw deflate none either: a body that begins as a page or a
// text does was decoded already.
bool begins_as_text(std::string_view head) {
  head = head.substr(0, 16);
  return head.size() == 16 && std::all_of(head.begin(), head.end(), [](char c) {
           return (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t';
         });
}

std::unique_ptr<ByteSource> undo(const std::string& coding,
                                 std::unique_ptr<PeekableSource> source) {
  const auto head = source->peek(16);
  if (!head.ok()) return source;
  const bool is_gzip_name = coding == "gzip" || coding == "x-gzip";
  if ((is_gzip_name || coding == "deflate") && is_gzip(head.value())) {
    return gunzip(std::move(source));
  }
  if (coding == "zstd" && is_zstd(head.value())) return unzstd(std::move(source));
  if (begins_as_text(head.value())) return source;
  if (coding == "deflate") return inflate_source(std::move(source));
  if (coding == "br") return unbrotli(std::move(source));
  return source;
}

}  // namespace

std::optional<HttpResponse> parse_http_response(std::string_view block) {
  // "HTTP/1.1 200 OK"
  if (!block.starts_with("HTTP/")) return std::nullopt;
  const std::size_t line_end = std::min(block.find('\n'), block.size());
  const std::string_view line = block.substr(0, line_end);
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view code = trim(line.substr(blank)).substr(0, 3);
  HttpResponse out;
  for (const char c : code) {
    if (c < '0' || c > '9') return std::nullopt;
    out.status = out.status * 10 + (c - '0');
  }
  if (code.size() != 3) return std::nullopt;
  const std::size_t head = std::min(head_size(block), block.size());
  out.fields = HeaderFields(block.substr(line_end, head - line_end));
  out.body = block.substr(head);
  return out;
}

Body decode_body(const HttpResponse& response, std::uint64_t max_bytes) {
  std::unique_ptr<ByteSource> source = view_source(response.body);
  const std::string transfer = to_lower(response.fields.get("transfer-encoding"));
  if (transfer.find("chunked") != std::string::npos && is_chunked(response.body)) {
    source = dechunk(std::move(source));
  }
  const auto order = codings(response.fields.get("content-encoding"));
  for (auto coding = order.rbegin(); coding != order.rend(); ++coding) {
    source = undo(*coding, std::make_unique<PeekableSource>(std::move(source)));
  }
  Body body{{}, ok_status()};
  body.status = append_all(*source, max_bytes, body.bytes);
  return body;
}

}  // namespace newsfold::ingest

#include "ingest/sniff.h"

#include <algorithm>
#include <array>
#include <span>

#include "ingest/json_record.h"

namespace newsfold::ingest {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f\v";

bool starts_with_any_case(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  return std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(), [](char p, char c) {
    return p == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
  });
}

bool starts_with_one_of(std::string_view text, std::span<const std::string_view> lower_prefixes) {
  return std::any_of(lower_prefixes.begin(), lower_prefixes.end(),
                     [&](std::string_view prefix) { return starts_with_any_case(text, prefix); });
}

// A page, or a piece of one, begins with a tag; comments may stand before it.
bool is_html(std::string_view text) {
  static constexpr std::array<std::string_view, 18> kStarts = {
      "<!doctype html", "<html", "<head", "<body", "<script", "<style", "<meta", "<title",
      "<link",          "<base", "<div",  "<p>",   "<p ",     "<table", "<h1",   "<article",
      "<section",       "<main"};
  while (text.starts_with("<!--") || text.starts_with("<?xml")) {
    const std::size_t end = text.find(text[1] == '!' ? "-->" : "?>");
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 2);
    text.remove_prefix(std::min(text.find('<'), text.size()));
  }
  return starts_with_one_of(text, kStarts);
}

bool is_xml(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kStarts = {"<?xml", "<rss", "<feed", "<urlset",
                                                              "<!doctype"};
  return starts_with_one_of(text, kStarts);
}

// xz, zip, zstd within something else, bzip2 (whose "BZh" alone may begin a text).
bool is_compressed(std::string_view head) {
  using namespace std::string_view_literals;
  static constexpr std::array<std::string_view, 3> kMagic = {"\x28\xb5\x2f\xfd"sv, "\xfd\x37zXZ"sv,
                                                             "PK\x03\x04"sv};
  if (head.starts_with("BZh") && head.size() >= 10) return head.substr(4, 6) == "1AY&SY";
  return std::any_of(kMagic.begin(), kMagic.end(),
                     [&](std::string_view magic) { return head.starts_with(magic); });
}

// NUL bytes near the start, or more than a tenth control characters.
bool is_binary(std::string_view head) {
  head = head.substr(0, 8192);
  std::size_t controls = 0;
  for (const char c : head) {
    if (c == '\0') return true;
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    if (is_control && std::string_view("\t\n\r\f\v\b\x1b").find(c) == std::string_view::npos) {
      ++controls;
    }
  }
  return controls * 10 > head.size();
}

// Half of the first lines begin as objects: one broken line, even the first, does not make a text
// file of JSON lines, nor does a stray object at the top of a page make JSON lines of a dump.
bool is_json_lines(std::string_view text) {
  constexpr std::size_t kLines = 16;
  std::size_t lines = 0, objects = 0;
  while (!text.empty() && lines < kLines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(kSpace) == std::string_view::npos) continue;
    ++lines;
    objects += looks_like_json_object(line) ? 1 : 0;
  }
  return objects * 2 >= lines && objects > 0;
}

bool is_json_document(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t item = text.find_first_not_of(kSpace, 1);
    return item != std::string_view::npos && looks_like_json_object(text.substr(item));
  }
  return looks_like_json_object(text) && text.substr(1).find_first_not_of(" \t\r") < text.size() &&
         text[1 + text.substr(1).find_first_not_of(" \t\r")] == '\n';
}

}  // namespace

Content sniff(std::string_view head) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  if (head.empty()) return Content::kEmpty;
  if (is_compressed(head)) return Content::kCompressed;
  // Archived pages may be binary: this comes before looking for NUL bytes.
  if (head.starts_with("WARC/")) return Content::kWarc;
  if (is_binary(head)) return Content::kBinary;
  const std::size_t first = head.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return Content::kText;
  const std::string_view text = head.substr(first);
  if (is_html(text)) return Content::kHtml;
  if (is_xml(text)) return Content::kXml;
  if (is_json_document(text)) return Content::kJsonDocument;
  if (text.starts_with('{') && is_json_lines(text)) return Content::kJsonLines;
  return Content::kText;
}

}  // namespace newsfold::ingest

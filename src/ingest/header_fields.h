// The named fields at the head of a WARC record or an HTTP message.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsfold::ingest {

class HeaderFields {
 public:
  HeaderFields() = default;
  // `block`: lines "Name: value" with LF or CRLF ends; a line that begins with a blank continues
  // the one before. Lines without a colon are left out.
  explicit HeaderFields(std::string_view block);

  // The first value of a name, whatever its case, without surrounding blanks; empty when there is
  // none. REQUIRES: `name` in lower case.
  std::string_view get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;  // names in lower case
};

struct MediaType {
  std::string type;     // "text/html", lower case; empty: not declared
  std::string charset;  // as declared; empty: not declared
};
// Of a Content-Type: RFC 9110 section 8.3, quotes around the charset taken off.
MediaType parse_media_type(std::string_view value);

// The bytes that the head takes, from its first line to the blank line that ends it, that included;
// npos when it doesn't end in `bytes`.
std::size_t head_size(std::string_view bytes);

// Without blanks (space, tab, CR, LF) at both ends.
std::string_view trim(std::string_view text);
// ASCII only.
std::string to_lower(std::string_view text);

}  // namespace newsfold::ingest

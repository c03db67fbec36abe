// Whether a directory name may be a host name: does it end in a top-level domain?
#pragma once

#include <string_view>

namespace newsfold::ingest {

// A country's domain (ISO 3166-1 and the others that IANA delegates) or a generic one that news
// sites use; "example" (RFC 2606) for invented ones. REQUIRES: lower case. The list keeps
// "backup.old" and "rc.d" from being outlets; a site under a domain that it lacks is told by its
// URL or a manifest.
bool is_host_suffix(std::string_view label);

}  // namespace newsfold::ingest

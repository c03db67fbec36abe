// A document's vector as bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/records/fingerprint.h"
#include "newsfold/state/rows.h"

namespace newsfold::state {

// Everything but copy64 and shingles.
std::string encode_fingerprint(const Fingerprint& fingerprint);
std::optional<Fingerprint> decode_fingerprint(std::string_view bytes);

// Id, name, type and surfaces of each.
std::string encode_names(const std::vector<Entity>& entities);
std::optional<std::vector<Entity>> decode_names(std::string_view bytes);

}  // namespace newsfold::state

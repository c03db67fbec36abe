// A document's vector as bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "newsfold/records/fingerprint.h"
#include "newsfold/state/rows.h"

namespace newsfold::state {

// Everything but copy64 and shingles.
std::string encode_fingerprint(const Fingerprint& fingerprint);
std::optional<Fingerprint> decode_fingerprint(std::string_view bytes);

// The entities and strengths.
std::string encode_names(const Vector& vector);
// False where the bytes are damaged.
bool decode_names(std::string_view bytes, Vector& vector);

}  // namespace newsfold::state

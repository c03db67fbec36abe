// A document's fingerprint and names, and how common features are, as bytes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/records/fingerprint.h"
#include "newsfold/state/rows.h"

namespace newsfold::state {

// story2048 and the strongest features.
std::string encode_signature(const Fingerprint& fingerprint);
std::optional<Signature> decode_signature(std::string_view bytes);

// All but these, copy64 and shingles.
std::string encode_features(const Fingerprint& fingerprint);
std::optional<Fingerprint> decode_features(std::string_view bytes);

// Cells that count nothing take no room.
std::string encode_collection(std::span<const std::uint16_t> cells, std::uint32_t documents);
std::optional<Collection> decode_collection(std::string_view bytes);

// Id, name, type and surfaces of each.
std::string encode_names(const std::vector<Entity>& entities);
std::optional<std::vector<Entity>> decode_names(std::string_view bytes);

}  // namespace newsfold::state

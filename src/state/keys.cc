#include "state/keys.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "newsfold/base/hash.h"

namespace newsfold::state {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr std::string_view kOwnPrefix = "n:";
constexpr std::size_t kOwnDigits = 16;

}  // namespace

bool is_hex128(std::string_view id) {
  return id.size() == 32 && id.find_first_not_of(kDigits) == std::string_view::npos;
}

std::string pack_hex(std::string_view id) {
  if (!is_hex128(id)) return std::string(id);
  std::string out;
  for (std::size_t i = 0; i < id.size(); i += 2) {
    out.push_back(static_cast<char>(kDigits.find(id[i]) << 4 | kDigits.find(id[i + 1])));
  }
  return out;
}

std::string unpack_hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    out.push_back(kDigits[static_cast<unsigned char>(c) >> 4]);
    out.push_back(kDigits[static_cast<unsigned char>(c) & 15]);
  }
  return out;
}

bool is_entity_key(std::string_view id) {
  return id.size() == kOwnPrefix.size() + kOwnDigits && id.starts_with(kOwnPrefix) &&
         id.find_first_not_of(kDigits, kOwnPrefix.size()) == std::string_view::npos;
}

std::int64_t hex_key(std::string_view digits) {
  std::uint64_t key = 0;
  for (const char digit : digits) key = key << 4 | kDigits.find(digit);
  return std::bit_cast<std::int64_t>(key);
}

std::int64_t entity_key(std::string_view id) {
  return is_entity_key(id) ? hex_key(id.substr(kOwnPrefix.size()))
                           : std::bit_cast<std::int64_t>(hash64(id));
}

std::string entity_id_of_key(std::int64_t key) {
  return std::string(kOwnPrefix) + hex64(std::bit_cast<std::uint64_t>(key));
}

}  // namespace newsfold::state

#include "state/keys.h"

#include <algorithm>

namespace newsfold::state {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

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

}  // namespace newsfold::state

#include "newsfold/cluster/canonical.h"

#include <algorithm>
#include <tuple>

#include "newsfold/base/hash.h"

namespace newsfold::cluster {
namespace {

// Smaller is better.
std::uint64_t preference(const Document& document, std::uint32_t index, const Options& options) {
  switch (options.canonical) {
    case Canonical::kLongest:
      return ~std::uint64_t{document.text_length};
    case Canonical::kFirst:
      return index;
    case Canonical::kRank:
      return static_cast<std::uint64_t>(
          std::find(options.rank.begin(), options.rank.end(), document.source) -
          options.rank.begin());
    case Canonical::kEarliest:
      break;
  }
  return 0;
}

}  // namespace

std::uint32_t canonical_member(const std::vector<Document>& documents,
                               const std::vector<std::uint32_t>& members, const Options& options) {
  const auto key = [&](std::uint32_t index) {
    const Document& d = documents[index];
    return std::make_tuple(preference(d, index, options), !d.date, d.date.value_or(0),
                           d.added.empty(), d.added, d.id);
  };
  return *std::min_element(members.begin(), members.end(),
                           [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
}

std::uint32_t founder(const std::vector<Document>& documents,
                      const std::vector<std::uint32_t>& members) {
  const auto key = [&](std::uint32_t index) {
    const Document& d = documents[index];
    return std::make_tuple(!d.date, d.date.value_or(0), d.id);
  };
  return *std::min_element(members.begin(), members.end(),
                           [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
}

std::string story_id(std::string_view founder) { return hex64(hash64(founder, 's')); }

}  // namespace newsfold::cluster

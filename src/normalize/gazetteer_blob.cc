#include "normalize/gazetteer_blob.h"

#include <algorithm>
#include <cstring>

namespace newsfold::normalize {
namespace {

constexpr std::size_t kPrefetched =
    2;  // tokens whose slots are fetched ahead: most names end there

// The blob may lie at any address and is not made of integers to the compiler: memcpy, one load.
std::uint32_t load(std::string_view table, std::size_t index) {
  std::uint32_t value = 0;
  std::memcpy(&value, table.data() + index * 4, 4);
  return value;
}

}  // namespace

Result<BlobGazetteer> BlobGazetteer::open(std::string_view bytes) {
  BlobGazetteer gazetteer;
  BlobHeader& header = gazetteer.header_;
  const Error damaged{ErrorCode::kBadData,
                      "the compiled gazetteer is damaged or of another version"};
  if (bytes.size() < sizeof header) return damaged;
  std::memcpy(&header, bytes.data(), sizeof header);
  const BlobHeader expected;
  if (std::memcmp(header.magic, expected.magic, sizeof expected.magic) != 0) return damaged;
  const std::size_t sizes[] = {std::size_t{header.slots} * 8, (std::size_t{header.aliases} + 1) * 8,
                               std::size_t{header.readings} * 4, std::size_t{header.entries} * 20,
                               header.strings};
  std::string_view* const parts[] = {&gazetteer.slots_, &gazetteer.aliases_, &gazetteer.readings_,
                                     &gazetteer.entries_, &gazetteer.strings_};
  std::size_t at = sizeof header;
  for (std::size_t i = 0; i < std::size(sizes); ++i) {
    if (bytes.size() - at < sizes[i]) return damaged;
    *parts[i] = bytes.substr(at, sizes[i]);
    at += sizes[i];
  }
  if (at != bytes.size() || header.slots == 0) return damaged;
  return gazetteer;
}

std::uint32_t BlobGazetteer::slot_value(const NameKey& key) const {
  for (std::uint32_t slot = key.slot(header_.slots);;
       slot = slot + 1 == header_.slots ? 0 : slot + 1) {
    const std::uint32_t value = load(slots_, std::size_t{slot} * 2 + 1);
    if (value == 0 || load(slots_, std::size_t{slot} * 2) == key.tag()) return value;
  }
}

bool BlobGazetteer::proven(std::uint32_t alias, const NameKey& key) const {
  return load(aliases_, std::size_t{alias} * 2) == key.proof_bits();
}

GazetteerMatch BlobGazetteer::longest_match(std::span<const std::uint64_t> token_hashes,
                                            std::size_t first) const {
  GazetteerMatch best{static_cast<std::uint32_t>(first), 0, 0};
  NameKey key;
  for (std::size_t i = first; i < token_hashes.size(); ++i) {
    key.add(token_hashes[i]);
    const std::uint32_t value = slot_value(key);
    const std::uint32_t alias = value & ~kLongerBegins;
    if (alias != 0 && proven(alias - 1, key)) {
      best.token_count = static_cast<std::uint32_t>(i - first + 1);
      best.alias = alias - 1;
    }
    if ((value & kLongerBegins) == 0) break;
  }
  return best;
}

void BlobGazetteer::prefetch(std::span<const std::uint64_t> token_hashes, std::size_t first) const {
  NameKey key;
  for (std::size_t i = first; i < std::min(first + kPrefetched, token_hashes.size()); ++i) {
    key.add(token_hashes[i]);
    __builtin_prefetch(slots_.data() + std::size_t{key.slot(header_.slots)} * 8);
  }
}

std::uint32_t BlobGazetteer::find_alias(const NameKey& key) const {
  const std::uint32_t alias = slot_value(key) & ~kLongerBegins;
  return alias != 0 && proven(alias - 1, key) ? alias - 1 : header_.aliases;
}

GazetteerReadings BlobGazetteer::readings(std::uint32_t alias) const {
  GazetteerReadings out;
  const std::uint32_t end = load(aliases_, std::size_t{alias} * 2 + 3);
  for (std::uint32_t i = load(aliases_, std::size_t{alias} * 2 + 1); i < end; ++i) {
    const std::uint32_t reading = load(readings_, i);
    out.push_back({reading >> 8, static_cast<std::uint8_t>(reading & 0xFF)});
  }
  return out;
}

GazetteerEntry BlobGazetteer::entry(std::uint32_t index) const {
  const std::size_t at = std::size_t{index} * 5;
  const std::uint32_t sizes = load(entries_, at + 4);
  return {strings_.substr(load(entries_, at), (sizes >> 8) & 0xFF),
          strings_.substr(load(entries_, at + 1), sizes >> 16),
          static_cast<EntityType>(sizes & 0xFF), load(entries_, at + 2), load(entries_, at + 3)};
}

std::uint32_t BlobGazetteer::find_entry(std::string_view id) const {
  std::uint32_t low = 0;
  std::uint32_t high = header_.entries;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    (entry(middle).id < id ? low : high) = entry(middle).id < id ? middle + 1 : middle;
  }
  return low < header_.entries && entry(low).id == id ? low : header_.entries;
}

}  // namespace newsfold::normalize

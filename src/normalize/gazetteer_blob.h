// The compiled gazetteer: one run of bytes that is used where it lies (embedded, mapped or in a
// string).
//
// Layout, all integers little-endian 32-bit unless said otherwise:
//   header    magic "nfgaz2\0\0", then the counts below in the order of BlobHeader
//   slots     open addressing, linear probing: tag, value. value 0: free; bit 31: a longer alias
//   begins so;
//             the other bits: index of the alias + 1, or 0 if the tokens are only a beginning
//   aliases   proof bits, first reading; one more at the end closes the last
//   readings  entry << 8 | flags
//   entries   id offset, name offset, prominence, entry that holds it (kNoEntry: none), then type,
//   id length (8 bits) and name length (16 bits);
//             sorted by id
//   strings   the bytes of ids and names
// The bytes are a function of the rows alone: same rows, same blob.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/normalize/gazetteer.h"
#include "normalize/gazetteer_key.h"
#include "normalize/gazetteer_source.h"

namespace newsfold::normalize {

struct BlobHeader {
  char magic[8] = {'n', 'f', 'g', 'a', 'z', '2', 0, 0};
  std::uint32_t slots = 0;
  std::uint32_t aliases = 0;
  std::uint32_t readings = 0;
  std::uint32_t entries = 0;
  std::uint32_t strings = 0;  // bytes
};

inline constexpr std::uint32_t kLongerBegins = 0x80000000U;

// Compiles rows. Entries whose rows all forbid are left out; of an alias given twice for one id the
// first row's flags stay. Cost: a sort of the aliases.
std::string build_blob(const GazetteerSource& source);

// Reads a blob in place.
class BlobGazetteer : public Gazetteer {
 public:
  // `bytes` must outlive the gazetteer. Errors: kBadData for a wrong magic or size.
  static Result<BlobGazetteer> open(std::string_view bytes);

  GazetteerMatch longest_match(std::span<const std::uint64_t> token_hashes,
                               std::size_t first) const override;
  void prefetch(std::span<const std::uint64_t> token_hashes, std::size_t first) const override;
  GazetteerReadings readings(std::uint32_t alias) const override;
  GazetteerEntry entry(std::uint32_t index) const override;
  std::uint32_t alias_count() const override { return header_.aliases; }
  bool forbids(std::span<const std::uint64_t>, std::uint32_t) const override { return false; }

  std::uint32_t entry_count() const { return header_.entries; }
  // Index of the alias with exactly this key, or alias_count().
  std::uint32_t find_alias(const NameKey& key) const;
  // Index of the entry, or entry_count(). Binary search.
  std::uint32_t find_entry(std::string_view id) const;

 private:
  BlobGazetteer() = default;
  std::uint32_t slot_value(const NameKey& key) const;
  bool proven(std::uint32_t alias, const NameKey& key) const;

  BlobHeader header_;
  std::string_view slots_, aliases_, readings_, entries_, strings_;
};

}  // namespace newsfold::normalize

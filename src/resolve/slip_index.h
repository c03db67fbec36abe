// Which right spellings a name may be a slip of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::resolve {

// Two spellings one edit apart are equal once a letter is left out of one or both. Finds them by
// the hashes of all ways to leave out at most one letter.
class SlipIndex {
 public:
  struct Target {
    std::uint32_t node = 0;
    const std::string* key = nullptr;  // outlives the index
  };

  void add(const Target& target);
  // REQUIRES: called once, after the last add and before find.
  void build();

  // Calls see(target) in the order of adding for each target that has a way in common with `key`,
  // as often as they have one. A way that more than `most` targets have is left out. Cost: about
  // 30 ns a letter.
  template <typename See>
  void find(std::string_view key, std::size_t most, const See& see) const {
    for (const std::uint64_t hash : deletions(key)) {
      const std::span<const Entry> bucket = bucket_of(hash);
      std::size_t count = 0;
      for (const Entry& entry : bucket) count += entry.hash == hash ? 1 : 0;
      if (count == 0 || count > most) continue;
      for (const Entry& entry : bucket) {
        if (entry.hash == hash) see(entry.target);
      }
    }
  }

 private:
  static constexpr unsigned kBucketBits = 18;
  struct Entry {
    std::uint64_t hash = 0;
    Target target;
  };

  // Hashes of the key, and of the key without each of its bytes.
  static std::vector<std::uint64_t> deletions(std::string_view key);
  std::span<const Entry> bucket_of(std::uint64_t hash) const {
    const std::size_t bucket = hash >> (64 - kBucketBits);
    return std::span(entries_).subspan(begins_[bucket], begins_[bucket + 1] - begins_[bucket]);
  }

  std::vector<Entry> entries_;  // from build() on by bucket, each in the order of adding
  std::vector<std::uint32_t> begins_;
};

}  // namespace newsfold::resolve

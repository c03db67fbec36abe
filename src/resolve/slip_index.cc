#include "resolve/slip_index.h"

#include "newsfold/base/hash.h"

namespace newsfold::resolve {

void SlipIndex::add(const Target& target) {
  for (const std::uint64_t hash : deletions(*target.key)) entries_.push_back({hash, target});
}

void SlipIndex::build() {
  begins_.assign((std::size_t{1} << kBucketBits) + 1, 0);
  for (const Entry& entry : entries_) ++begins_[(entry.hash >> (64 - kBucketBits)) + 1];
  for (std::size_t b = 1; b < begins_.size(); ++b) begins_[b] += begins_[b - 1];
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  std::vector<Entry> sorted(entries_.size());
  for (const Entry& entry : entries_) sorted[next[entry.hash >> (64 - kBucketBits)]++] = entry;
  entries_.swap(sorted);
}

std::vector<std::uint64_t> SlipIndex::deletions(std::string_view key) {
  std::vector<std::uint64_t> out{hash64(key)};
  if (key.empty()) return out;
  out.reserve(key.size() + 1);
  std::string without(key.substr(1));
  out.push_back(hash64(without));
  for (std::size_t i = 0; i < without.size(); ++i) {
    without[i] = key[i];
    out.push_back(hash64(without));
  }
  return out;
}

}  // namespace newsfold::resolve

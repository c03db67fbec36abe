// The user's aliases over the shipped ones.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "normalize/gazetteer_blob.h"
#include "normalize/gazetteer_source.h"

namespace newsfold::normalize {

// Indices: aliases and entries of the base keep theirs, the user's follow. A base entry whose id
// the user names is shown as the user's.
class LayeredGazetteer : public Gazetteer {
 public:
  // Cost: in proportion to the user's rows, not to the base.
  LayeredGazetteer(BlobGazetteer base, const GazetteerSource& user);

  GazetteerMatch longest_match(std::span<const std::uint64_t> token_hashes,
                               std::size_t first) const override;
  void prefetch(std::span<const std::uint64_t> token_hashes, std::size_t first) const override {
    base_.prefetch(token_hashes, first);
  }
  GazetteerReadings readings(std::uint32_t alias) const override;
  GazetteerEntry entry(std::uint32_t index) const override;
  std::uint32_t alias_count() const override { return base_.alias_count() + user_.alias_count(); }
  bool forbids(std::span<const std::uint64_t> token_hashes, std::uint32_t entry) const override;
  std::vector<ForbiddenMerge> forbidden_merges() const override { return forbidden_merges_; }

 private:
  std::uint32_t shown_entry(std::uint32_t base_entry) const;
  void add_forbidden(const GazetteerSource& user);
  GazetteerMatch longest_base_match(std::span<const std::uint64_t> token_hashes,
                                    std::size_t first) const;

  BlobGazetteer base_;
  std::string user_blob_;
  BlobGazetteer user_;
  std::vector<std::uint32_t> base_alias_of_user_;  // the same key in the base, or its alias_count()
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      overridden_;                                             // base entry, user entry; sorted
  std::set<std::pair<NameKey, std::uint32_t>> forbidden_;      // key, shown entry
  std::set<std::pair<std::uint32_t, std::uint32_t>> dropped_;  // base alias, shown entry
  std::vector<ForbiddenMerge> forbidden_merges_;
};

}  // namespace newsfold::normalize

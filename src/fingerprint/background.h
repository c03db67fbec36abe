// Hashed document frequencies of general news, and a sample of its story vectors for density.
// File format: data/background/README.md. Immutable after loading.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/fingerprint/fingerprint.h"
#include "newsfold/records/fingerprint.h"

namespace newsfold::fingerprint {

// Inverse document frequencies are log2 in 1/16.
inline constexpr std::uint32_t kIdfOne = 16;

// A feature of a reference vector, for the tool that learns a table.
struct ReferenceVector {
  std::vector<StoryFeature> features;  // by hash
};

// What a table is made of; serialize() and BackgroundTable::parse() are each other's inverse.
struct BackgroundData {
  std::uint32_t documents = 0;
  std::array<std::uint8_t, kFeatureKinds> unseen{};         // idf of a feature that the table lacks
  std::vector<std::pair<std::uint32_t, std::uint8_t>> idf;  // by hash, distinct
  std::vector<ReferenceVector> references;
};
std::string serialize(const BackgroundData& data);

class BackgroundTable {
 public:
  // Errors: kBadData.
  static Result<std::shared_ptr<const BackgroundTable>> parse(std::string_view bytes);

  // log2((documents + 1) / (df + 1/2)) in 1/16, at most 255.
  std::uint8_t idf(std::uint32_t hash, FeatureKind kind) const;
  // Bring what idf() reads of a hash nearer, first its bucket, a little later its entries: the
  // table takes .8 MB.
  void fetch_bucket(std::uint32_t hash) const { __builtin_prefetch(&buckets_[hash >> 16]); }
  void fetch_entries(std::uint32_t hash) const {
    const std::uint32_t begin = buckets_[hash >> 16];
    __builtin_prefetch(lows_.data() + begin);
    __builtin_prefetch(idfs_.data() + begin);
  }
  std::uint32_t documents() const { return documents_; }

  // The `kDensityNeighbours` highest cosines (1/65536) of a vector with the reference sample,
  // descending. Near-duplicates are left out: density is about other stories.
  DensitySample nearest_references(const std::vector<StoryFeature>& features) const;

 private:
  void index(const BackgroundData& data);
  void index_references(const std::vector<ReferenceVector>& references);
  void fetch_ahead(const std::vector<StoryFeature>& features, std::size_t i) const;

  std::uint32_t documents_ = 0;
  std::array<std::uint8_t, kFeatureKinds> unseen_{};
  // Of the known features, by hash: buckets_ has the first for each value of a hash's high 16 bits,
  // lows_ the low bits, idfs_ what is known.
  std::vector<std::uint32_t> buckets_;
  std::vector<std::uint16_t> lows_;
  std::vector<std::uint8_t> idfs_;
  struct Posting {
    std::uint32_t hash;
    std::uint16_t document;
    std::uint16_t weight;
  };
  std::vector<Posting> postings_;  // by hash, then document
  std::vector<std::uint32_t> posting_buckets_;
  std::size_t reference_count_ = 0;
};

}  // namespace newsfold::fingerprint

// Hashed document frequencies of general news, and a sample of its story vectors for density.
// File format: data/background/README.md. Immutable after loading.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fingerprint/hash_row.h"
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
  void fetch_bucket(std::uint32_t hash) const { known_.fetch_bucket(hash); }
  void fetch_entries(std::uint32_t hash) const {
    known_.fetch_lows(hash);
    __builtin_prefetch(idfs_.data() + known_.first(hash));
  }
  std::uint32_t documents() const { return documents_; }

  // The `kDensityNeighbours` highest cosines (1/65536) of a vector with the reference sample,
  // descending. Near-duplicates are left out: density is about other stories.
  DensitySample nearest_references(const std::vector<StoryFeature>& features) const;

 private:
  // A document of the reference sample that has a feature.
  struct Posting {
    std::uint16_t document;
    std::uint16_t weight;
  };

  void index_references(const std::vector<ReferenceVector>& references);
  std::span<const Posting> postings_of(std::uint32_t place) const {
    return std::span(postings_).subspan(begins_[place], begins_[place + 1] - begins_[place]);
  }

  std::uint32_t documents_ = 0;
  std::array<std::uint8_t, kFeatureKinds> unseen_{};
  HashRow known_;                      // features whose frequency is known
  std::vector<std::uint8_t> idfs_;     // parallel
  HashRow referenced_;                 // features that references have
  std::vector<std::uint32_t> begins_;  // parallel, and one more: where their postings begin
  std::vector<Posting> postings_;      // 1.6 MB: what is looked through most, and kept small
  std::size_t reference_count_ = 0;
};

}  // namespace newsfold::fingerprint

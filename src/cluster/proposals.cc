#include "cluster/proposals.h"

#include <algorithm>
#include <bit>

#include "simd/hamming.h"

namespace newsfold::cluster {
namespace {

constexpr std::uint8_t kSharedFeatures = 2;
// Of 2,048 bits: unrelated documents differ in 1,024 ± 23, a cosine of .15 in about 925.
constexpr std::uint16_t kMaxStoryHamming = 945;
constexpr unsigned kBucketBits = 15;
constexpr std::size_t kWords = kMostQueries / 64;

std::uint32_t bucket_of(std::uint32_t feature) { return feature >> (32 - kBucketBits); }

Slice common(const Slice& a, const Slice& b) {
  return {std::max(a.begin, b.begin), std::min(a.end, b.end)};
}

}  // namespace

Proposer::Proposer(const SearchTable& table)
    : table_(table),
      marks_(kTile * kWords),
      distances_(kTogether * kTile),
      near_(kTogether * kTile) {}

void Proposer::propose(std::span<const Query> block, const Visit& visit) {
  if (!table_.begins.empty()) index(block);
  std::vector<std::uint32_t> queries;
  for (std::size_t slice = 0; slice < 2; ++slice) {
    Slice all{UINT32_MAX, 0};
    for (const Query& query : block) {
      if (slice >= query.slices.size()) continue;
      const Slice& own = query.slices[slice];
      if (own.begin >= own.end) continue;
      all = {std::min(all.begin, own.begin), std::max(all.end, own.end)};
    }
    for (std::uint32_t begin = all.begin; begin < all.end; begin += kTile) {
      const Slice tile{begin, std::min(begin + kTile, all.end)};
      look(block, slice, tile);
      for (std::uint32_t row = 0; row < tile.end - tile.begin; ++row) {
        queries.clear();
        for (std::size_t word = 0; word < kWords; ++word) {
          std::uint64_t& bits = marks_[row * kWords + word];
          for (; bits != 0; bits &= bits - 1) {
            queries.push_back(static_cast<std::uint32_t>(word * 64) +
                              static_cast<std::uint32_t>(std::countr_zero(bits)));
          }
        }
        if (!queries.empty()) visit(tile.begin + row, queries);
      }
    }
  }
}

void Proposer::index(std::span<const Query> block) {
  postings_.clear();
  for (std::uint32_t number = 0; number < block.size(); ++number) {
    const std::uint32_t position = block[number].position - table_.first;
    for (std::uint32_t i = table_.begins[position]; i < table_.begins[position + 1]; ++i) {
      postings_.push_back({table_.strongest[i], number});
    }
  }
  std::sort(postings_.begin(), postings_.end());
  buckets_.assign((std::size_t{1} << kBucketBits) + 1, 0);
  filter_.clear();
  for (const Posting& posting : postings_) {
    ++buckets_[bucket_of(posting.feature) + 1];
    filter_.add(posting.feature);
  }
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
}

void Proposer::look(std::span<const Query> block, std::size_t slice, const Slice& tile) {
  if (!table_.signatures.empty()) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t number = 0; number < block.size(); ++number) {
      if (slice >= block[number].slices.size()) continue;
      const Slice in = common(block[number].slices[slice], tile);
      if (in.begin < in.end) numbers.push_back(number);
    }
    for (std::size_t i = 0; i < numbers.size(); i += kTogether) {
      by_simhash(block, slice,
                 std::span(numbers).subspan(i, std::min(kTogether, numbers.size() - i)), tile);
    }
  }
  if (!table_.begins.empty()) by_index(block, slice, tile);
}

// Looks at all that any of these queries looks at: neighbours have nearly the same slices.
void Proposer::by_simhash(std::span<const Query> block, std::size_t slice,
                          std::span<const std::uint32_t> numbers, const Slice& tile) {
  Slice all{UINT32_MAX, 0};
  simd::FourSignatures signatures;
  for (std::size_t k = 0; k < kTogether; ++k) {
    const Query& query = block[numbers[std::min(k, numbers.size() - 1)]];
    const Slice in = common(query.slices[slice], tile);
    all = {std::min(all.begin, in.begin), std::max(all.end, in.end)};
    signatures[k] = table_.signatures[query.position - table_.first].data();
  }
  const std::size_t count = all.end - all.begin;
  simd::hamming2048_four(signatures, table_.signatures[all.begin - table_.first].data(), count,
                         distances_.data());
  const std::size_t found =
      simd::at_most({distances_.data(), kTogether * count}, kMaxStoryHamming, near_.data());
  for (std::size_t i = 0; i < found; ++i) {
    const std::size_t k = near_[i] % kTogether;
    const auto position = static_cast<std::uint32_t>(all.begin + near_[i] / kTogether);
    if (k >= numbers.size()) continue;
    const Slice& own = block[numbers[k]].slices[slice];
    if (position >= own.begin && position < own.end) mark(position - tile.begin, numbers[k]);
  }
}

// The position's features that queries may have: a branch for each would be mispredicted.
std::span<const std::uint32_t> Proposer::passing(std::uint32_t position) {
  const std::uint32_t* const begins = &table_.begins[position - table_.first];
  passed_.resize(begins[1] - begins[0]);
  std::size_t count = 0;
  for (std::uint32_t i = begins[0]; i < begins[1]; ++i) {
    passed_[count] = table_.strongest[i];
    count += filter_.passes(table_.strongest[i]);
  }
  return std::span(passed_).first(count);
}

void Proposer::by_index(std::span<const Query> block, std::size_t slice, const Slice& tile) {
  for (std::uint32_t position = tile.begin; position < tile.end; ++position) {
    const std::span<const std::uint32_t> features = passing(position);
    if (features.size() < kSharedFeatures) continue;
    for (const std::uint32_t feature : features) {
      const std::uint32_t bucket = bucket_of(feature);
      for (std::uint32_t at = buckets_[bucket]; at < buckets_[bucket + 1]; ++at) {
        if (postings_[at].feature != feature) continue;
        const std::uint32_t number = postings_[at].query;
        if (counts_[number]++ == 0) touched_.push_back(number);
      }
    }
    for (const std::uint32_t number : touched_) {
      const std::vector<Slice>& slices = block[number].slices;
      const bool shared = counts_[number] >= kSharedFeatures && slice < slices.size();
      counts_[number] = 0;
      if (shared && position >= slices[slice].begin && position < slices[slice].end) {
        mark(position - tile.begin, number);
      }
    }
    touched_.clear();
  }
}

}  // namespace newsfold::cluster

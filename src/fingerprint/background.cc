#include "fingerprint/background.h"

#include <algorithm>
#include <functional>
#include <span>

#include "base/embedded.h"
#include "fingerprint/byte_stream.h"
#include "newsfold/base/files.h"
#include "newsfold/base/hash.h"

NEWSFOLD_EMBEDDED(newsfold_background);

namespace newsfold::fingerprint {
namespace {

constexpr std::string_view kMagic = "NFBG0002";
// Above this cosine (1/65536) a reference is the text itself or a copy of it.
constexpr std::uint32_t kNearDuplicate = 52000;
// A bucket of idfs has two or three.
constexpr std::size_t kEntriesAtOnce = 8;
constexpr std::size_t kSumsAtOnce = 16;

Error damaged() { return {ErrorCode::kBadData, "background table: damaged or of another version"}; }

// bucket[h] .. bucket[h + 1]: the entries whose hash has the high 16 bits h.
template <typename Entries, typename Hash>
std::vector<std::uint32_t> bucket_index(const Entries& entries, const Hash& hash) {
  std::vector<std::uint32_t> buckets(65537, 0);
  for (const auto& entry : entries) ++buckets[(hash(entry) >> 16) + 1];
  for (std::size_t i = 1; i < buckets.size(); ++i) buckets[i] += buckets[i - 1];
  return buckets;
}

// At most that of one in 1/65535: nothing that is learned is longer.
bool is_unit(const ReferenceVector& vector) {
  constexpr std::uint64_t kOne = 65535;
  std::uint64_t squares = 0;
  for (const StoryFeature& feature : vector.features)
    squares += std::uint64_t{feature.weight} * feature.weight;
  return squares <= kOne * kOne;
}

void add_nearest(std::span<const std::uint32_t> sums, DensitySample& nearest) {
  for (const std::uint32_t sum : sums) {
    const std::uint32_t cosine = sum >> 16;
    if (cosine <= nearest.back() || cosine >= kNearDuplicate) continue;
    const auto at = std::lower_bound(nearest.begin(), nearest.end(), cosine, std::greater<>());
    std::copy_backward(at, nearest.end() - 1, nearest.end());
    *at = static_cast<std::uint16_t>(cosine);
  }
}

}  // namespace

std::string serialize(const BackgroundData& data) {
  ByteWriter out;
  out.bytes(kMagic);
  out.u32(data.documents);
  for (const std::uint8_t idf : data.unseen) out.u8(idf);
  out.u32(static_cast<std::uint32_t>(data.idf.size()));
  for (const auto& [hash, idf] : data.idf) out.u32(hash);
  for (const auto& [hash, idf] : data.idf) out.u8(idf);
  out.u32(static_cast<std::uint32_t>(data.references.size()));
  for (const ReferenceVector& reference : data.references) {
    out.u16(static_cast<std::uint16_t>(reference.features.size()));
    for (const StoryFeature& feature : reference.features) out.u32(feature.hash);
    for (const StoryFeature& feature : reference.features) out.u16(feature.weight);
  }
  return out.take();
}

Result<std::shared_ptr<const BackgroundTable>> BackgroundTable::parse(std::string_view bytes) {
  ByteReader in(bytes);
  BackgroundData data;
  if (in.bytes(kMagic.size()) != kMagic) return damaged();
  data.documents = in.u32();
  for (std::uint8_t& idf : data.unseen) idf = in.u8();
  data.idf.resize(in.count(5));
  for (auto& [hash, idf] : data.idf) hash = in.u32();
  for (auto& [hash, idf] : data.idf) idf = in.u8();
  data.references.resize(in.count(2));
  if (data.references.size() > 65535) return damaged();
  for (ReferenceVector& reference : data.references) {
    reference.features.resize(in.u16());
    for (StoryFeature& feature : reference.features) feature.hash = in.u32();
    for (StoryFeature& feature : reference.features) feature.weight = in.u16();
    if (!is_unit(reference)) return damaged();
  }
  if (!in.finished() || !std::is_sorted(data.idf.begin(), data.idf.end())) return damaged();
  auto table = std::make_shared<BackgroundTable>();
  table->index(data);
  return std::shared_ptr<const BackgroundTable>(std::move(table));
}

void BackgroundTable::index(const BackgroundData& data) {
  documents_ = data.documents;
  unseen_ = data.unseen;
  buckets_ = bucket_index(data.idf, [](const auto& entry) { return entry.first; });
  lows_.reserve(data.idf.size() + kEntriesAtOnce);
  idfs_.reserve(data.idf.size() + kEntriesAtOnce);
  for (const auto& [hash, idf] : data.idf) {
    lows_.push_back(static_cast<std::uint16_t>(hash));
    idfs_.push_back(idf);
  }
  lows_.resize(data.idf.size() + kEntriesAtOnce);  // idf() looks so far
  idfs_.resize(data.idf.size() + kEntriesAtOnce);
  index_references(data.references);
}

void BackgroundTable::index_references(const std::vector<ReferenceVector>& references) {
  std::vector<Posting> postings;  // by document, then hash
  for (std::size_t document = 0; document < references.size(); ++document) {
    for (const StoryFeature& feature : references[document].features) {
      postings.push_back({feature.hash, static_cast<std::uint16_t>(document), feature.weight});
    }
  }
  reference_count_ = references.size();
  posting_buckets_ = bucket_index(postings, [](const Posting& entry) { return entry.hash; });
  // Sorting all of them at once would be a third of the program's start.
  postings_.resize(postings.size());
  std::vector<std::uint32_t> next = posting_buckets_;
  for (const Posting& posting : postings) postings_[next[posting.hash >> 16]++] = posting;
  for (std::size_t b = 0; b + 1 < posting_buckets_.size(); ++b) {
    std::sort(postings_.begin() + posting_buckets_[b], postings_.begin() + posting_buckets_[b + 1],
              [](const Posting& x, const Posting& y) {
                return x.hash != y.hash ? x.hash < y.hash : x.document < y.document;
              });
  }
}

std::uint8_t BackgroundTable::idf(std::uint32_t hash, FeatureKind kind) const {
  const std::uint32_t begin = buckets_[hash >> 16], count = buckets_[(hash >> 16) + 1] - begin;
  const auto low = static_cast<std::uint16_t>(hash);
  const std::uint16_t* const lows = lows_.data() + begin;
  std::uint32_t at = 0;
  if (count <= kEntriesAtOnce) {
    // Counting guesses at no branch, a search at every one; in 16 bits, eight at a time.
    std::uint16_t less = 0;
    const auto entries = static_cast<std::uint16_t>(count);
    for (std::uint16_t k = 0; k < kEntriesAtOnce; ++k)
      less = static_cast<std::uint16_t>(less + ((lows[k] < low) & (k < entries)));
    at = less;
  } else {
    at = static_cast<std::uint32_t>(std::lower_bound(lows, lows + count, low) - lows);
  }
  const bool known = at < count && lows[at] == low;
  return known ? idfs_[begin + at] : unseen_[static_cast<std::size_t>(kind)];
}

// The postings lie in 3 MB: without it each feature would wait for memory twice.
void BackgroundTable::fetch_ahead(const std::vector<StoryFeature>& features, std::size_t i) const {
  constexpr std::size_t kBuckets = 16, kPostings = 8;  // features ahead
  constexpr std::size_t kPerLine = 64 / sizeof(Posting), kMost = 4 * kPerLine;
  if (i + kBuckets < features.size())
    __builtin_prefetch(&posting_buckets_[features[i + kBuckets].hash >> 16]);
  if (i + kPostings < features.size()) {
    const std::uint32_t bucket = features[i + kPostings].hash >> 16;
    const Posting* const begin = postings_.data() + posting_buckets_[bucket];
    const Posting* const end = postings_.data() + posting_buckets_[bucket + 1];
    for (const Posting* at = begin; at < end && at < begin + kMost; at += kPerLine)
      __builtin_prefetch(at);
  }
}

DensitySample BackgroundTable::nearest_references(const std::vector<StoryFeature>& features) const {
  // Of unit vectors: no sum exceeds 65535 squared. Zeros fill the last block.
  thread_local std::vector<std::uint32_t> sums;
  sums.assign((reference_count_ + kSumsAtOnce - 1) / kSumsAtOnce * kSumsAtOnce, 0);
  for (std::size_t i = 0; i < features.size(); ++i) {
    fetch_ahead(features, i);
    const StoryFeature& feature = features[i];
    const Posting* posting = postings_.data() + posting_buckets_[feature.hash >> 16];
    const Posting* const end = postings_.data() + posting_buckets_[(feature.hash >> 16) + 1];
    // Not searched: a bucket has a handful, and each step of a search is a guess.
    while (posting != end && posting->hash < feature.hash) ++posting;
    for (; posting != end && posting->hash == feature.hash; ++posting)
      sums[posting->document] += std::uint32_t{feature.weight} * posting->weight;
  }
  DensitySample out{};
  for (std::size_t block = 0; block < sums.size(); block += kSumsAtOnce) {
    const std::span<const std::uint32_t> some = std::span(sums).subspan(block, kSumsAtOnce);
    // No sum is above all their bits together: most blocks have none that counts.
    std::uint32_t bits = 0;
    for (const std::uint32_t sum : some) bits |= sum;
    if (bits >> 16 > out.back()) add_nearest(some, out);
  }
  return out;
}

std::shared_ptr<const BackgroundTable> builtin_table() {
  static const std::shared_ptr<const BackgroundTable> kTable =
      BackgroundTable::parse(embedded(newsfold_background_begin, newsfold_background_end)).value();
  return kTable;
}

std::uint64_t shipped_version() {
  return hash64(embedded(newsfold_background_begin, newsfold_background_end));
}

Result<std::shared_ptr<const BackgroundTable>> load_table(const std::string& path) {
  Result<std::string> bytes = read_file(path);
  if (!bytes.ok()) return bytes.error();
  Result<std::shared_ptr<const BackgroundTable>> table = BackgroundTable::parse(bytes.value());
  if (!table.ok()) return Error{table.error().code, path + ": " + table.error().message};
  return table;
}

}  // namespace newsfold::fingerprint

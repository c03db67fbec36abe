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
constexpr std::size_t kSumsAtOnce = 16;

Error damaged() { return {ErrorCode::kBadData, "background table: damaged or of another version"}; }

// At most that of one in 1/65535: nothing that is learned is longer.
bool is_unit(const ReferenceVector& vector) {
  constexpr std::uint64_t kOne = 65535;
  std::uint64_t squares = 0;
  for (const StoryFeature& feature : vector.features)
    squares += std::uint64_t{feature.weight} * feature.weight;
  return squares <= kOne * kOne;
}

// All at once would be a third of the program's start: by the high bits first.
void sort_hashes(std::vector<std::uint32_t>& hashes) {
  std::vector<std::uint32_t> ends(65537, 0), sorted(hashes.size());
  for (const std::uint32_t hash : hashes) ++ends[(hash >> 16) + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  for (const std::uint32_t hash : hashes) sorted[ends[hash >> 16]++] = hash;
  hashes.swap(sorted);
  for (std::size_t i = 0, begin = 0; i + 1 < ends.size(); begin = ends[i++])
    std::sort(hashes.begin() + static_cast<std::ptrdiff_t>(begin), hashes.begin() + ends[i]);
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
  table->documents_ = data.documents;
  table->unseen_ = data.unseen;
  std::vector<std::uint32_t> hashes;
  hashes.reserve(data.idf.size());
  table->idfs_.reserve(data.idf.size());
  for (const auto& [hash, idf] : data.idf) {
    hashes.push_back(hash);
    table->idfs_.push_back(idf);
  }
  table->known_ = HashRow(hashes);
  table->index_references(data.references);
  return std::shared_ptr<const BackgroundTable>(std::move(table));
}

void BackgroundTable::index_references(const std::vector<ReferenceVector>& references) {
  reference_count_ = references.size();
  std::vector<std::uint32_t> hashes;  // of all features, then the distinct ones
  for (const ReferenceVector& reference : references) {
    for (const StoryFeature& feature : reference.features) hashes.push_back(feature.hash);
  }
  postings_.resize(hashes.size());
  sort_hashes(hashes);
  begins_.clear();
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (i > 0 && hashes[i] == hashes[distinct - 1]) continue;
    begins_.push_back(static_cast<std::uint32_t>(i));
    hashes[distinct++] = hashes[i];
  }
  begins_.push_back(static_cast<std::uint32_t>(hashes.size()));
  hashes.resize(distinct);
  referenced_ = HashRow(hashes);
  std::vector<std::uint32_t> next = begins_;
  for (std::size_t document = 0; document < references.size(); ++document) {
    for (const StoryFeature& feature : references[document].features) {
      postings_[next[referenced_.find(feature.hash)]++] = {static_cast<std::uint16_t>(document),
                                                           feature.weight};
    }
  }
}

std::uint8_t BackgroundTable::idf(std::uint32_t hash, FeatureKind kind) const {
  const std::uint32_t at = known_.find(hash);
  return at != HashRow::kNone ? idfs_[at] : unseen_[static_cast<std::size_t>(kind)];
}

DensitySample BackgroundTable::nearest_references(const std::vector<StoryFeature>& features) const {
  constexpr std::size_t kBuckets = 24, kLows = 12;  // how far ahead
  struct Run {
    std::span<const Posting> postings;
    std::uint32_t weight = 0;
  };
  thread_local std::vector<Run> runs;
  runs.clear();
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (i + kBuckets < features.size()) referenced_.fetch_bucket(features[i + kBuckets].hash);
    if (i + kLows < features.size()) {
      referenced_.fetch_lows(features[i + kLows].hash);
      __builtin_prefetch(begins_.data() + referenced_.first(features[i + kLows].hash));
    }
    const std::uint32_t place = referenced_.find(features[i].hash);
    if (place == HashRow::kNone) continue;
    runs.push_back({postings_of(place), features[i].weight});
    __builtin_prefetch(runs.back().postings.data());
  }
  // Of unit vectors: no sum exceeds 65535 squared. Zeros fill the last block.
  thread_local std::vector<std::uint32_t> sums;
  sums.assign((reference_count_ + kSumsAtOnce - 1) / kSumsAtOnce * kSumsAtOnce, 0);
  for (const Run& run : runs) {
    for (const Posting& posting : run.postings)
      sums[posting.document] += run.weight * posting.weight;
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

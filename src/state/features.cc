// What comparing documents needs: records, shingles, sketches, fingerprints.
#include "newsfold/state/state.h"
#include "state/bytes.h"
#include "state/compressed.h"
#include "state/database.h"
#include "state/fingerprint_codec.h"
#include "state/sketch_codec.h"

namespace newsfold::state {
namespace {

constexpr unsigned kShingleShift = 8;  // 24 of 32 bits are kept

}  // namespace

void State::put_record(Number document, std::string_view record) {
  database_->query("INSERT OR REPLACE INTO records VALUES(?, ?)")
      .integer(document)
      .blob(compress(record))
      .run();
}

std::string State::record(Number document) {
  Query query = database_->query("SELECT bytes FROM records WHERE document = ?");
  return query.integer(document).step() ? decompress(query.bytes_at(0)) : std::string();
}

void State::put_shingles(Number document, const std::vector<std::uint32_t>& shingles) {
  std::vector<std::uint32_t> upper = shingles;
  for (std::uint32_t& shingle : upper) shingle >>= kShingleShift;
  database_->query("INSERT OR REPLACE INTO shingles VALUES(?, ?)")
      .integer(document)
      .blob(pack_ascending(upper))
      .run();
}

std::vector<std::uint32_t> State::shingles(Number document) {
  std::string packed;
  append_packed_shingles(document, packed);
  return unpack_shingles(packed);
}

void State::append_packed_shingles(Number document, std::string& out) {
  Query query = database_->query("SELECT bytes FROM shingles WHERE document = ?");
  if (query.integer(document).step()) out += query.bytes_at(0);
}

std::size_t count_shingles(std::string_view packed) { return count_ascending(packed); }

std::vector<std::uint32_t> unpack_shingles(std::string_view packed, std::uint64_t end) {
  constexpr std::uint64_t kLast = (std::uint64_t{1} << kShingleShift) - 1;
  std::vector<std::uint32_t> out = unpack_ascending(packed, (end + kLast) >> kShingleShift);
  for (std::uint32_t& shingle : out) shingle <<= kShingleShift;
  return out;
}

void State::append_sketches(const SketchBlock& sketches) {
  SketchBlock block;
  Number number = 1;
  {
    Query last = database_->query("SELECT block, bytes FROM sketches ORDER BY block DESC LIMIT 1");
    if (last.step()) {
      number = last.integer_at(0);
      block = decode_sketches(last.bytes_at(1));
    }
  }
  for (std::size_t i = 0; i < sketches.documents.size(); ++i) {
    if (block.documents.size() == kSketchesOfBlock) {
      write_block(*database_, number++, block);
      block = {};
    }
    add_sketch(sketches, i, block);
  }
  if (!block.documents.empty()) write_block(*database_, number, block);
}

void State::each_sketch_block(Order order, const std::function<void(SketchBlock&&)>& see) {
  Query query = database_->query(order == Order::kLatestFirst
                                     ? "SELECT bytes FROM sketches ORDER BY block DESC"
                                     : "SELECT bytes FROM sketches ORDER BY block");
  while (query.step()) see(decode_sketches(query.bytes_at(0)));
}

void State::put_fingerprint(Number document, const Fingerprint& fingerprint) {
  database_->query("INSERT OR REPLACE INTO signatures VALUES(?, ?)")
      .integer(document)
      .blob(encode_signature(fingerprint))
      .run();
  database_->query("INSERT OR REPLACE INTO features VALUES(?, ?)")
      .integer(document)
      .blob(encode_features(fingerprint))
      .run();
}

std::optional<Signature> State::signature(Number document) {
  Query query = database_->query("SELECT bytes FROM signatures WHERE document = ?");
  if (!query.integer(document).step()) return std::nullopt;
  return decode_signature(query.bytes_at(0));
}

std::optional<Fingerprint> State::fingerprint(Number document) {
  std::optional<Signature> signature = this->signature(document);
  Query query = database_->query("SELECT bytes FROM features WHERE document = ?");
  if (!signature || !query.integer(document).step()) return std::nullopt;
  std::optional<Fingerprint> out = decode_features(query.bytes_at(0));
  if (!out) return std::nullopt;
  out->story2048 = signature->story2048;
  out->strongest = std::move(signature->strongest);
  return out;
}

void State::put_collection(std::span<const std::uint16_t> cells, std::uint32_t documents) {
  database_->query("INSERT OR REPLACE INTO facts VALUES('collection', ?)")
      .blob(encode_collection(cells, documents))
      .run();
}

std::optional<Collection> State::collection() {
  Query query = database_->query("SELECT value FROM facts WHERE name = 'collection'");
  if (!query.step()) return std::nullopt;
  return decode_collection(query.bytes_at(0));
}

void State::drop_fingerprints(std::size_t keep) {
  std::optional<std::int64_t> last;
  {
    Query query =
        database_->query("SELECT document FROM features ORDER BY document DESC LIMIT 1 OFFSET ?");
    if (query.integer(static_cast<std::int64_t>(keep)).step()) last = query.integer_at(0);
  }
  if (!last) return;
  for (const char* sql :
       {"DELETE FROM features WHERE document <= ?", "DELETE FROM signatures WHERE document <= ?",
        "DELETE FROM graph WHERE document <= ?"}) {
    database_->query(sql).integer(*last).run();
  }
}

}  // namespace newsfold::state

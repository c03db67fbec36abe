// What comparing documents needs: records, shingles, sketches, vectors.
#include "newsfold/state/state.h"
#include "state/bytes.h"
#include "state/compressed.h"
#include "state/database.h"
#include "state/sketch_codec.h"
#include "state/vector_codec.h"

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
  Query query = database_->query("SELECT bytes FROM shingles WHERE document = ?");
  if (!query.integer(document).step()) return {};
  std::vector<std::uint32_t> out = unpack_ascending(query.bytes_at(0));
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

void State::each_sketch_block(const std::function<void(const SketchBlock&)>& see) {
  Query query = database_->query("SELECT bytes FROM sketches ORDER BY block");
  while (query.step()) see(decode_sketches(query.bytes_at(0)));
}

void State::put_vector(Number document, const Fingerprint& fingerprint, const DayRange& span) {
  database_->query("INSERT OR REPLACE INTO vectors VALUES(?, ?, ?, ?)")
      .integer(document)
      .integer(span.first)
      .integer(span.last)
      .blob(encode_fingerprint(fingerprint))
      .run();
}

std::optional<Fingerprint> State::vector(Number document) {
  Query query = database_->query("SELECT fingerprint FROM vectors WHERE document = ?");
  if (!query.integer(document).step()) return std::nullopt;
  return decode_fingerprint(query.bytes_at(0));
}

std::vector<Number> State::vectors_within(const DayRange& span, std::size_t limit) {
  Query query = database_->query(
      "SELECT document FROM vectors WHERE last >= ? AND first <= ? ORDER BY document DESC LIMIT ?");
  query.integer(span.first).integer(span.last).integer(static_cast<std::int64_t>(limit));
  std::vector<Number> out;
  while (query.step()) out.push_back(query.integer_at(0));
  return {out.rbegin(), out.rend()};
}

void State::drop_vectors(std::size_t keep) {
  database_
      ->query(
          "DELETE FROM vectors WHERE document <= "
          "(SELECT document FROM vectors ORDER BY document DESC LIMIT 1 OFFSET ?)")
      .integer(static_cast<std::int64_t>(keep))
      .run();
}

}  // namespace newsfold::state

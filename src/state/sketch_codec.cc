#include "state/sketch_codec.h"

#include "state/bytes.h"

namespace newsfold::state {

void add_sketch(const SketchBlock& from, std::size_t i, SketchBlock& to) {
  if (to.begins.empty()) to.begins.push_back(0);
  to.documents.push_back(from.documents[i]);
  to.copy64.push_back(from.copy64[i]);
  to.complete.push_back(from.complete[i]);
  to.entries.insert(to.entries.end(), from.entries.begin() + from.begins[i],
                    from.entries.begin() + from.begins[i + 1]);
  to.begins.push_back(static_cast<std::uint32_t>(to.entries.size()));
}

std::string encode_sketches(const SketchBlock& block) {
  Writer out;
  out.number(block.documents.size());
  Number before = 0;
  for (std::size_t i = 0; i < block.documents.size(); ++i) {
    out.number(static_cast<std::uint64_t>(block.documents[i] - before));
    before = block.documents[i];
    out.fixed(block.copy64[i], 8);
    const std::uint64_t size = block.begins[i + 1] - block.begins[i];
    out.number(size << 1 | (block.complete[i] ? 1 : 0));
  }
  for (const std::uint32_t entry : block.entries) out.fixed(entry >> 8, 3);
  return out.take();
}

SketchBlock decode_sketches(std::string_view bytes) {
  constexpr std::size_t kLeastBytes = 10;
  Reader in(bytes);
  SketchBlock out;
  const std::size_t count = in.count(kLeastBytes);
  Number before = 0;
  std::uint64_t entries = 0;
  out.begins.push_back(0);
  for (std::size_t i = 0; i < count; ++i) {
    out.documents.push_back(before += static_cast<Number>(in.number()));
    out.copy64.push_back(in.fixed(8));
    const std::uint64_t size = in.number();
    out.complete.push_back((size & 1) != 0);
    entries += size >> 1;
    out.begins.push_back(static_cast<std::uint32_t>(entries));
  }
  if (entries > bytes.size() / 3) return {};
  out.entries.reserve(entries);
  for (std::uint64_t i = 0; i < entries; ++i) {
    out.entries.push_back(static_cast<std::uint32_t>(in.fixed(3) << 8));
  }
  if (!in.ok() || !in.at_end()) return {};
  return out;
}

void write_block(Database& database, Number number, const SketchBlock& block) {
  database.query("INSERT OR REPLACE INTO sketches VALUES(?, ?, ?)")
      .integer(number)
      .integer(static_cast<std::int64_t>(block.documents.size()))
      .blob(encode_sketches(block))
      .run();
}

}  // namespace newsfold::state

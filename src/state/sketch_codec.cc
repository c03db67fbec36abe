#include "state/sketch_codec.h"

#include <optional>

#include "state/bytes.h"

namespace newsfold::state {
namespace {

// Blocks of schema version 1 begin with the number of their documents and have entries of 3 bytes;
// others begin with 0.
constexpr std::uint64_t kGapsForm = 0;
// Gaps between entries, mostly below it, take 2 bytes each; it stands for itself and what follows.
constexpr std::uint32_t kLongGap = 0xffff;

void write_gaps(Writer& out, const std::uint32_t* entry, const std::uint32_t* end) {
  for (std::uint32_t before = 0; entry != end; ++entry) {
    const std::uint32_t upper = *entry >> 8;
    std::uint32_t gap = upper - before;
    before = upper;
    for (; gap >= kLongGap; gap -= kLongGap) out.fixed(kLongGap, 2);
    out.fixed(gap, 2);
  }
}

// The bytes behind the gaps; nothing where these are damaged.
std::optional<std::string_view> read_gaps(std::string_view bytes, std::uint32_t* entry,
                                          const std::uint32_t* end) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* const last = at + bytes.size();
  for (std::uint32_t upper = 0; entry != end; ++entry) {
    std::uint32_t gap = kLongGap;
    while (gap == kLongGap) {
      if (last - at < 2) return std::nullopt;
      gap = at[0] | std::uint32_t{at[1]} << 8;
      at += 2;
      upper += gap;
    }
    *entry = upper << 8;
  }
  return bytes.substr(bytes.size() - static_cast<std::size_t>(last - at));
}

}  // namespace

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
  out.number(kGapsForm);
  out.number(block.documents.size());
  Number before = 0;
  for (std::size_t i = 0; i < block.documents.size(); ++i) {
    out.number(static_cast<std::uint64_t>(block.documents[i] - before));
    before = block.documents[i];
    out.fixed(block.copy64[i], 8);
    const std::uint64_t size = block.begins[i + 1] - block.begins[i];
    out.number(size << 1 | (block.complete[i] ? 1 : 0));
  }
  for (std::size_t i = 0; i < block.documents.size(); ++i) {
    write_gaps(out, block.entries.data() + block.begins[i],
               block.entries.data() + block.begins[i + 1]);
  }
  return out.take();
}

SketchBlock decode_sketches(std::string_view bytes) {
  constexpr std::size_t kLeastBytes = 10;
  Reader in(bytes);
  SketchBlock out;
  std::size_t count = in.count(kLeastBytes);
  const bool gaps = count == kGapsForm;
  if (gaps) count = in.count(kLeastBytes);
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
  if (entries > bytes.size() / 2) return {};
  out.entries.resize(entries);
  if (gaps) {
    std::optional<std::string_view> rest = in.rest();
    for (std::size_t i = 0; rest && i < count; ++i) {
      rest = read_gaps(*rest, out.entries.data() + out.begins[i],
                       out.entries.data() + out.begins[i + 1]);
    }
    return in.ok() && rest && rest->empty() ? out : SketchBlock();
  }
  for (std::uint32_t& entry : out.entries) entry = static_cast<std::uint32_t>(in.fixed(3) << 8);
  return in.ok() && in.at_end() ? out : SketchBlock();
}

void write_block(Database& database, Number number, const SketchBlock& block) {
  database.query("INSERT OR REPLACE INTO sketches VALUES(?, ?, ?)")
      .integer(number)
      .integer(static_cast<std::int64_t>(block.documents.size()))
      .blob(encode_sketches(block))
      .run();
}

}  // namespace newsfold::state

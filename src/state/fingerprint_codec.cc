#include "state/fingerprint_codec.h"

#include <algorithm>

#include "state/bytes.h"
#include "state/compressed.h"

namespace newsfold::state {
namespace {

void write_ascending(Writer& out, const std::vector<std::uint32_t>& values) {
  out.number(values.size());
  std::uint32_t before = 0;
  for (const std::uint32_t value : values) {
    out.number(value - before);
    before = value;
  }
}

std::vector<std::uint32_t> read_ascending(Reader& in) {
  std::vector<std::uint32_t> out(in.count(1));
  std::uint32_t before = 0;
  for (std::uint32_t& value : out) value = before += static_cast<std::uint32_t>(in.number());
  return out;
}

void write_days(Writer& out, const std::vector<Day>& days) {
  out.number(days.size());
  for (const Day day : days) out.fixed(static_cast<std::uint32_t>(day), 4);
}

std::vector<Day> read_days(Reader& in) {
  std::vector<Day> out(in.count(4));
  for (Day& day : out) day = static_cast<Day>(static_cast<std::uint32_t>(in.fixed(4)));
  return out;
}

void write_features(Writer& out, const std::vector<StoryFeature>& features) {
  out.number(features.size());
  std::uint32_t before = 0;
  for (const StoryFeature& feature : features) {
    out.number(feature.hash - before);
    before = feature.hash;
    out.fixed(
        std::uint64_t{feature.traits} << 24 | std::uint64_t{feature.idf} << 16 | feature.weight, 4);
  }
}

std::vector<StoryFeature> read_features(Reader& in) {
  constexpr std::size_t kLeastBytes = 5;
  std::vector<StoryFeature> out(in.count(kLeastBytes));
  std::uint32_t before = 0;
  for (StoryFeature& feature : out) {
    feature.hash = before += static_cast<std::uint32_t>(in.number());
    const std::uint64_t rest = in.fixed(4);
    feature.weight = static_cast<std::uint16_t>(rest);
    feature.idf = static_cast<std::uint8_t>(rest >> 16);
    feature.traits = static_cast<std::uint8_t>(rest >> 24);
  }
  return out;
}

}  // namespace

std::string encode_signature(const Fingerprint& fingerprint) {
  Writer out;
  for (const std::uint64_t word : fingerprint.story2048) out.fixed(word, 8);
  out.number(fingerprint.strongest.size());
  for (const std::uint32_t hash : fingerprint.strongest) out.fixed(hash, 4);
  return out.take();
}

std::optional<Signature> decode_signature(std::string_view bytes) {
  Reader in(bytes);
  Signature out;
  for (std::uint64_t& word : out.story2048) word = in.fixed(8);
  out.strongest.resize(in.count(4));
  for (std::uint32_t& hash : out.strongest) hash = static_cast<std::uint32_t>(in.fixed(4));
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return out;
}

std::string encode_features(const Fingerprint& fingerprint) {
  Writer out;
  for (const std::uint16_t cosine : fingerprint.density) out.fixed(cosine, 2);
  write_features(out, fingerprint.features);
  write_days(out, fingerprint.event_days);
  write_ascending(out, fingerprint.month_days);
  write_ascending(out, fingerprint.lead_days);
  for (const std::uint8_t byte :
       {fingerprint.weekdays.first, fingerprint.weekdays.lead, fingerprint.weekdays.all}) {
    out.fixed(byte, 1);
  }
  write_ascending(out, fingerprint.quotes);
  return out.take();
}

std::optional<Fingerprint> decode_features(std::string_view bytes) {
  Reader in(bytes);
  Fingerprint out;
  for (std::uint16_t& cosine : out.density) cosine = static_cast<std::uint16_t>(in.fixed(2));
  out.features = read_features(in);
  out.event_days = read_days(in);
  out.month_days = read_ascending(in);
  out.lead_days = read_ascending(in);
  for (std::uint8_t* byte : {&out.weekdays.first, &out.weekdays.lead, &out.weekdays.all}) {
    *byte = static_cast<std::uint8_t>(in.fixed(1));
  }
  out.quotes = read_ascending(in);
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return out;
}

std::string encode_collection(std::span<const std::uint16_t> cells, std::uint32_t documents) {
  Writer out;
  out.number(documents);
  out.number(cells.size());
  std::size_t next = 0;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    if (cells[cell] == 0) continue;
    out.number(cell - next);
    out.number(cells[cell]);
    next = cell + 1;
  }
  return out.take();
}

std::optional<Collection> decode_collection(std::string_view bytes) {
  constexpr std::uint64_t kMostCells = std::uint64_t{1} << 24;
  Reader in(bytes);
  Collection out;
  out.documents = static_cast<std::uint32_t>(in.number());
  out.cells.resize(std::min(in.number(), kMostCells));
  for (std::size_t cell = 0; in.ok() && !in.at_end(); ++cell) {
    cell += in.number();
    if (cell >= out.cells.size()) return std::nullopt;
    out.cells[cell] = static_cast<std::uint16_t>(in.number());
  }
  if (!in.ok()) return std::nullopt;
  return out;
}

std::string encode_names(const std::vector<Entity>& entities) {
  Writer out;
  out.number(entities.size());
  for (const Entity& entity : entities) {
    out.text(entity.id);
    out.text(entity.name);
    out.fixed(static_cast<std::uint64_t>(entity.type), 1);
    out.number(entity.surfaces.size());
    for (const std::string& surface : entity.surfaces) out.text(surface);
  }
  return compress(out.take());
}

std::optional<std::vector<Entity>> decode_names(std::string_view bytes) {
  const std::string plain = decompress(bytes);
  constexpr std::size_t kLeastBytes = 4;
  Reader in(plain);
  std::vector<Entity> out(in.count(kLeastBytes));
  for (Entity& entity : out) {
    entity.id = in.text();
    entity.name = in.text();
    entity.type = static_cast<EntityType>(in.fixed(1));
    entity.surfaces.resize(in.count(1));
    for (std::string& surface : entity.surfaces) surface = in.text();
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return out;
}

}  // namespace newsfold::state

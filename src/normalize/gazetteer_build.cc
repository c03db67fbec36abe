// build_blob: rows to the bytes that gazetteer_blob.h describes.
#include <algorithm>
#include <tuple>

#include "normalize/gazetteer_blob.h"

namespace newsfold::normalize {
namespace {

struct KeyedAlias {
  NameKey key;
  std::uint32_t entry = 0;  // index in the blob
  std::uint32_t order = 0;  // row order: the first row's flags stay
  std::uint8_t flags = 0;
};

void append(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8)
    out.push_back(static_cast<char>((value >> shift) & 0xFF));
}

// Entries sorted by id; entries without a name (all rows forbid) are dropped.
std::vector<std::uint32_t> entries_by_id(const GazetteerSource& source) {
  std::vector<std::uint32_t> order;
  for (const auto& [id, entry] : source.entry_of_id) {
    if (!source.entries[entry].name.empty()) order.push_back(entry);
  }
  return order;
}

// One alias an entry, readings of one key side by side, most prominent first.
std::vector<KeyedAlias> sorted_aliases(const GazetteerSource& source,
                                       const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> blob_index(source.entries.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) blob_index[order[i]] = i;
  std::vector<KeyedAlias> aliases;
  aliases.reserve(source.aliases.size());
  for (const SourceAlias& alias : source.aliases) {
    aliases.push_back({name_key(alias.token_hashes), blob_index[alias.entry],
                       static_cast<std::uint32_t>(aliases.size()), alias.flags});
  }
  std::sort(aliases.begin(), aliases.end(), [](const KeyedAlias& a, const KeyedAlias& b) {
    return std::tie(a.key, a.entry, a.order) < std::tie(b.key, b.entry, b.order);
  });
  aliases.erase(std::unique(aliases.begin(), aliases.end(),
                            [](const KeyedAlias& a, const KeyedAlias& b) {
                              return a.key == b.key && a.entry == b.entry;
                            }),
                aliases.end());
  const auto prominence = [&](const KeyedAlias& a) {
    return source.entries[order[a.entry]].prominence;
  };
  std::sort(aliases.begin(), aliases.end(), [&](const KeyedAlias& a, const KeyedAlias& b) {
    if (a.key != b.key) return a.key < b.key;
    if (prominence(a) != prominence(b)) return prominence(a) > prominence(b);
    return a.entry < b.entry;
  });
  return aliases;
}

// Every alias and every beginning of one, with the value of its slot.
std::vector<std::pair<NameKey, std::uint32_t>> slot_values(const GazetteerSource& source,
                                                           const std::vector<KeyedAlias>& aliases) {
  std::vector<std::pair<NameKey, std::uint32_t>> values;
  for (const SourceAlias& alias : source.aliases) {
    NameKey key;
    for (std::size_t i = 0; i + 1 < alias.token_hashes.size(); ++i) {
      key.add(alias.token_hashes[i]);
      values.emplace_back(key, kLongerBegins);
    }
  }
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    if (i == 0 || aliases[i].key != aliases[i - 1].key)
      values.emplace_back(aliases[i].key, ++number);
  }
  std::sort(values.begin(), values.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (kept > 0 && values[kept - 1].first == values[i].first) {
      values[kept - 1].second |= values[i].second;
    } else {
      values[kept++] = values[i];
    }
  }
  values.resize(kept);
  return values;
}

// Linear probing; empty if two keys in one run have the same tag, which a larger table parts.
std::vector<std::uint32_t> try_slots(const std::vector<std::pair<NameKey, std::uint32_t>>& values,
                                     std::uint32_t size) {
  std::vector<std::uint32_t> slots(std::size_t{size} * 2);
  for (const auto& [key, value] : values) {
    std::size_t slot = key.slot(size);
    for (; slots[slot * 2 + 1] != 0; slot = slot + 1 == size ? 0 : slot + 1) {
      if (slots[slot * 2] == key.tag()) return {};
    }
    slots[slot * 2] = key.tag();
    slots[slot * 2 + 1] = value;
  }
  return slots;
}

// 3/5 full: looking for what is absent reads 3.6 slots on average (Knuth), one or two cache lines.
std::vector<std::uint32_t> make_slots(
    const std::vector<std::pair<NameKey, std::uint32_t>>& values) {
  auto size = static_cast<std::uint32_t>(values.size() * 5 / 3 + 2);
  std::vector<std::uint32_t> slots = try_slots(values, size);
  while (slots.empty()) slots = try_slots(values, size += size / 8 + 1);
  return slots;
}

void append_entries(const GazetteerSource& source, const std::vector<std::uint32_t>& order,
                    std::string& entries, std::string& strings) {
  std::vector<std::uint32_t> blob_index(source.entries.size(), kNoEntry);
  for (std::uint32_t i = 0; i < order.size(); ++i) blob_index[order[i]] = i;
  const auto index_of = [&](const std::string& id) {
    const auto found = source.entry_of_id.find(id);
    return found == source.entry_of_id.end() ? kNoEntry : blob_index[found->second];
  };
  for (const std::uint32_t index : order) {
    const SourceEntry& entry = source.entries[index];
    append(entries, static_cast<std::uint32_t>(strings.size()));
    strings += entry.id;
    append(entries, static_cast<std::uint32_t>(strings.size()));
    strings += entry.name;
    append(entries, entry.prominence);
    append(entries, index_of(entry.within));
    append(entries, static_cast<std::uint32_t>(entry.type) |
                        static_cast<std::uint32_t>(entry.id.size()) << 8 |
                        static_cast<std::uint32_t>(entry.name.size()) << 16);
  }
}

}  // namespace

std::string build_blob(const GazetteerSource& source) {
  const std::vector<std::uint32_t> order = entries_by_id(source);
  const std::vector<KeyedAlias> aliases = sorted_aliases(source, order);
  const std::vector<std::uint32_t> slots = make_slots(slot_values(source, aliases));
  BlobHeader header;
  std::string alias_table, reading_table, entry_table, strings;
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    if (i == 0 || aliases[i].key != aliases[i - 1].key) {
      append(alias_table, aliases[i].key.proof_bits());
      append(alias_table, static_cast<std::uint32_t>(i));
      ++header.aliases;
    }
    append(reading_table, aliases[i].entry << 8 | aliases[i].flags);
  }
  append(alias_table, 0);
  append(alias_table, static_cast<std::uint32_t>(aliases.size()));
  append_entries(source, order, entry_table, strings);
  header.slots = static_cast<std::uint32_t>(slots.size() / 2);
  header.readings = static_cast<std::uint32_t>(aliases.size());
  header.entries = static_cast<std::uint32_t>(order.size());
  header.strings = static_cast<std::uint32_t>(strings.size());
  std::string blob(header.magic, sizeof header.magic);
  for (const std::uint32_t count :
       {header.slots, header.aliases, header.readings, header.entries, header.strings}) {
    append(blob, count);
  }
  for (const std::uint32_t value : slots) append(blob, value);
  return blob + alias_table + reading_table + entry_table + strings;
}

}  // namespace newsfold::normalize

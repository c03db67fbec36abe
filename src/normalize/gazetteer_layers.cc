#include "normalize/gazetteer_layers.h"

#include <algorithm>

namespace newsfold::normalize {
namespace {

// build_blob's bytes always open.
BlobGazetteer open_built(const std::string& blob) { return BlobGazetteer::open(blob).value(); }

// The user's keys by their alias index in the user's blob.
std::vector<NameKey> keys_of(const GazetteerSource& source, const BlobGazetteer& blob) {
  std::vector<NameKey> keys(blob.alias_count());
  for (const SourceAlias& alias : source.aliases) {
    const NameKey key = name_key(alias.token_hashes);
    keys[blob.find_alias(key)] = key;
  }
  return keys;
}

// A user's entry without a prominence takes the shipped one's.
GazetteerSource with_base_prominence(GazetteerSource source, const BlobGazetteer& base) {
  for (SourceEntry& entry : source.entries) {
    const std::uint32_t known = base.find_entry(entry.id);
    if (entry.prominence == 0 && known < base.entry_count()) {
      entry.prominence = base.entry(known).prominence;
    }
  }
  return source;
}

}  // namespace

LayeredGazetteer::LayeredGazetteer(BlobGazetteer base, const GazetteerSource& user)
    : base_(std::move(base)),
      user_blob_(build_blob(with_base_prominence(user, base_))),
      user_(open_built(user_blob_)) {
  for (const NameKey& key : keys_of(user, user_))
    base_alias_of_user_.push_back(base_.find_alias(key));
  for (std::uint32_t i = 0; i < user_.entry_count(); ++i) {
    const std::uint32_t known = base_.find_entry(user_.entry(i).id);
    if (known < base_.entry_count()) overridden_.emplace_back(known, base_.entry_count() + i);
  }
  std::sort(overridden_.begin(), overridden_.end());
  add_forbidden(user);
}

void LayeredGazetteer::add_forbidden(const GazetteerSource& user) {
  for (const SourceForbidden& row : user.forbidden) {
    const std::string& id = user.entries[row.entry].id;
    forbidden_merges_.push_back({row.name, id});
    const std::uint32_t known = base_.find_entry(id);
    const std::uint32_t own = user_.find_entry(id);
    if (known == base_.entry_count() && own == user_.entry_count()) continue;
    const std::uint32_t shown =
        own < user_.entry_count() ? base_.entry_count() + own : shown_entry(known);
    const NameKey key = name_key(row.token_hashes);
    forbidden_.emplace(key, shown);
    dropped_.emplace(base_.find_alias(key), shown);
  }
}

std::uint32_t LayeredGazetteer::shown_entry(std::uint32_t base_entry) const {
  const auto at = std::lower_bound(overridden_.begin(), overridden_.end(),
                                   std::pair{base_entry, std::uint32_t{0}});
  return at != overridden_.end() && at->first == base_entry ? at->second : base_entry;
}

// The longest match of the base of which a reading is left.
GazetteerMatch LayeredGazetteer::longest_base_match(std::span<const std::uint64_t> token_hashes,
                                                    std::size_t first) const {
  GazetteerMatch match = base_.longest_match(token_hashes, first);
  while (match.token_count > 0 && !dropped_.empty() && readings(match.alias).empty()) {
    match = base_.longest_match(token_hashes.first(first + match.token_count - 1), first);
  }
  return match;
}

GazetteerMatch LayeredGazetteer::longest_match(std::span<const std::uint64_t> token_hashes,
                                               std::size_t first) const {
  GazetteerMatch own = user_.longest_match(token_hashes, first);
  const GazetteerMatch shipped = longest_base_match(token_hashes, first);
  own.alias += base_.alias_count();
  return own.token_count > 0 && own.token_count >= shipped.token_count ? own : shipped;
}

GazetteerReadings LayeredGazetteer::readings(std::uint32_t alias) const {
  GazetteerReadings out;
  std::uint32_t base_alias = alias;
  if (alias >= base_.alias_count()) {
    for (const GazetteerReading& reading : user_.readings(alias - base_.alias_count())) {
      out.push_back({base_.entry_count() + reading.entry, reading.flags});
    }
    base_alias = base_alias_of_user_[alias - base_.alias_count()];
  }
  if (base_alias == base_.alias_count()) return out;
  for (const GazetteerReading& reading : base_.readings(base_alias)) {
    const std::uint32_t shown = shown_entry(reading.entry);
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const GazetteerReading& r) { return r.entry == shown; });
    if (!known && !dropped_.contains({base_alias, shown})) out.push_back({shown, reading.flags});
  }
  return out;
}

GazetteerEntry LayeredGazetteer::entry(std::uint32_t index) const {
  GazetteerEntry entry =
      index < base_.entry_count() ? base_.entry(index) : user_.entry(index - base_.entry_count());
  if (entry.within == kNoEntry && index >= base_.entry_count()) {
    const std::uint32_t known = base_.find_entry(entry.id);
    if (known < base_.entry_count()) entry.within = base_.entry(known).within;
  } else if (entry.within != kNoEntry && index >= base_.entry_count()) {
    entry.within += base_.entry_count();
  }
  if (entry.within < base_.entry_count()) entry.within = shown_entry(entry.within);
  return entry;
}

bool LayeredGazetteer::forbids(std::span<const std::uint64_t> token_hashes,
                               std::uint32_t entry) const {
  return !forbidden_.empty() && forbidden_.contains({name_key(token_hashes), entry});
}

}  // namespace newsfold::normalize

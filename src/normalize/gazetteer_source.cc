#include "normalize/gazetteer_source.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/fields.h"
#include "newsfold/base/hash.h"
#include "newsfold/normalize/gazetteer.h"
#include "newsfold/text/names.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kMaxTokens = 24;

struct Row {
  std::string_view id, alias;
  EntityType type = EntityType::kOther;
  std::uint8_t flags = 0;
  std::uint32_t prominence = 0;
  std::string_view within;
};

// Cuts at the first `mark`; `rest` is left behind it, or empty.
std::optional<EntityType> parse_type(std::string_view name) {
  if (name == "PER") return EntityType::kPerson;
  if (name == "ORG") return EntityType::kOrganization;
  if (name == "LOC") return EntityType::kPlace;
  if (name == "OTH") return EntityType::kOther;
  return std::nullopt;
}

std::optional<std::uint8_t> parse_flags(std::string_view names) {
  static constexpr std::array<std::pair<std::string_view, std::uint8_t>, 6> kFlags = {
      {{"demonym", kDemonym},
       {"acronym", kAcronym},
       {"metonym", kMetonym},
       {"common", kCommonWord},
       {"forbid", kForbidMerge},
       {"foreign", kForeign}}};
  std::uint8_t flags = 0;
  while (!names.empty()) {
    const std::string_view name = cut(names, ',');
    const auto* flag =
        std::find_if(kFlags.begin(), kFlags.end(), [&](const auto& f) { return f.first == name; });
    if (flag == kFlags.end()) return std::nullopt;
    flags |= flag->second;
  }
  return flags;
}

// The reason why the line is no row, or empty.
std::string parse_row(std::string_view line, Row& row) {
  if (std::count(line.begin(), line.end(), '\t') < 2)
    return "expected id, type and alias, tab-separated";
  row.id = cut(line, '\t');
  const std::string_view type = cut(line, '\t');
  row.alias = cut(line, '\t');
  const std::string_view flags = cut(line, '\t');
  const std::string_view prominence = cut(line, '\t');
  row.within = cut(line, '\t');
  if (row.id.empty() || row.id.size() > 255) return "an id has 1 to 255 bytes";
  if (row.alias.size() > 1000) return "an alias has at most 1000 bytes";
  const std::optional<EntityType> parsed_type = parse_type(type);
  if (!parsed_type) return "unknown type '" + std::string(type) + "' (PER, ORG, LOC or OTH)";
  const std::optional<std::uint8_t> parsed_flags = parse_flags(flags);
  if (!parsed_flags) {
    return "unknown flag in '" + std::string(flags) +
           "' (demonym, acronym, metonym, common, forbid, foreign)";
  }
  row.type = *parsed_type;
  row.flags = *parsed_flags;
  row.prominence = 0;
  const char* end = prominence.data() + prominence.size();
  if (!prominence.empty()) {
    const auto [stop, error] = std::from_chars(prominence.data(), end, row.prominence);
    if (error != std::errc() || stop != end) return "prominence is a number from 0 to 4294967295";
  }
  return {};
}

std::string add_row(const Row& row, GazetteerSource& source) {
  std::vector<std::uint64_t> hashes;
  for (const std::string& token : text::name_tokens(row.alias)) hashes.push_back(hash64(token));
  if (hashes.empty()) return "an alias needs a letter or digit";
  if (hashes.size() > kMaxTokens) return "an alias has at most 24 words";
  const auto next = static_cast<std::uint32_t>(source.entries.size());
  const auto [at, added] = source.entry_of_id.try_emplace(std::string(row.id), next);
  if (added) source.entries.push_back({std::string(row.id), {}, row.type, 0, {}});
  SourceEntry& entry = source.entries[at->second];
  if (entry.type != row.type) return "the id stands above with another type";
  entry.prominence = std::max(entry.prominence, row.prominence);
  if (entry.within.empty()) entry.within = row.within;
  const bool forbid = (row.flags & kForbidMerge) != 0;
  if (!forbid && entry.name.empty()) entry.name = row.alias;
  SourceAlias alias{std::move(hashes), at->second, row.flags};
  if (forbid) {
    source.forbidden.push_back({std::move(alias), text::name_key(row.alias)});
  } else {
    source.aliases.push_back(std::move(alias));
  }
  return {};
}

}  // namespace

Status add_alias_rows(std::string_view bytes, const std::string& path, GazetteerSource& source) {
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    std::string_view line = cut(bytes, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.empty() || line.front() == '#') continue;
    Row row;
    std::string reason = parse_row(line, row);
    if (reason.empty()) reason = add_row(row, source);
    if (!reason.empty()) {
      return Error{ErrorCode::kBadData, path + ":" + std::to_string(number) + ": " + reason};
    }
  }
  return ok_status();
}

}  // namespace newsfold::normalize

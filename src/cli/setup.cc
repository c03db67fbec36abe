#include "cli/setup.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <thread>
#include <utility>

#include <unistd.h>

#include "newsfold/base/files.h"
#include "newsfold/base/hash.h"
#include "newsfold/cluster/cluster.h"

namespace newsfold::cli {
namespace {

template <typename Enum, std::size_t N>
Enum named(const std::array<std::pair<std::string_view, Enum>, N>& names, std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return names[0].second;  // CLI11 has checked the name
}

constexpr std::array<std::pair<std::string_view, ingest::InputFormat>, 5> kFormats = {
    {{"auto", ingest::InputFormat::kAuto},
     {"txt", ingest::InputFormat::kText},
     {"html", ingest::InputFormat::kHtml},
     {"jsonl", ingest::InputFormat::kJsonLines},
     {"warc", ingest::InputFormat::kWarc}}};
constexpr std::array<std::pair<std::string_view, cluster::Candidates>, 3> kCandidates = {
    {{"both", cluster::Candidates::kBoth},
     {"simhash", cluster::Candidates::kSimHash},
     {"index", cluster::Candidates::kIndex}}};
constexpr std::array<std::pair<std::string_view, cluster::Canonical>, 3> kCanonicals = {
    {{"earliest", cluster::Canonical::kEarliest},
     {"longest", cluster::Canonical::kLongest},
     {"first", cluster::Canonical::kFirst}}};
constexpr std::array<std::pair<std::string_view, pipeline::Unique>, 3> kUnique = {
    {{"", pipeline::Unique::kAll},
     {"copies", pipeline::Unique::kCopies},
     {"stories", pipeline::Unique::kStories}}};

Status set_kinds(std::string_view list, bool value, std::array<bool, kLineKindCount>& kinds) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    const std::optional<LineKind> kind = parse_line_kind(name);
    if (!kind) return Error{ErrorCode::kBadOption, "no such kind of line: " + std::string(name)};
    kinds[static_cast<std::size_t>(*kind)] = value;
  }
  return ok_status();
}

Status set_canonical(const std::string& name, cluster::Options& options) {
  constexpr std::string_view kRankPrefix = "rank:";
  if (!name.starts_with(kRankPrefix)) {
    const bool known = std::any_of(kCanonicals.begin(), kCanonicals.end(),
                                   [&](const auto& entry) { return entry.first == name; });
    if (!known) {
      return Error{ErrorCode::kBadOption,
                   "--canonical: not earliest, longest, first or rank:FILE: " + name};
    }
    options.canonical = named(kCanonicals, name);
    return ok_status();
  }
  const auto bytes = read_file(name.substr(kRankPrefix.size()));
  if (!bytes.ok()) return bytes.error();
  options.canonical = cluster::Canonical::kRank;
  std::string_view rest = bytes.value();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line[0] != '#') options.rank.emplace_back(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return ok_status();
}

Status set_cluster(const Flags& flags, pipeline::Options& options) {
  if (flags.no_stories && flags.unique == "stories") {
    return Error{ErrorCode::kBadOption, "--unique stories needs stories; --no-stories finds none"};
  }
  if (!(flags.jaccard >= 0 && flags.jaccard <= 1)) {
    return Error{ErrorCode::kBadOption, "--jaccard: not a number from 0 to 1"};
  }
  options.cluster.hamming = flags.hamming;
  options.cluster.jaccard = static_cast<std::uint16_t>(std::lround(flags.jaccard * 1000));
  options.cluster.stories = !flags.no_stories;
  options.cluster.candidates = named(kCandidates, flags.candidates);
  options.cluster.granularity =
      flags.granularity == "topic" ? cluster::Granularity::kTopic : cluster::Granularity::kEvent;
  options.cluster.window_days = flags.window;
  options.cluster.threads = options.threads;
  options.unique = named(kUnique, flags.unique);
  return set_canonical(flags.canonical, options.cluster);
}

Status set_extract(const Flags& flags, pipeline::Options& options) {
  options.extract.keep = extract::default_keep();
  options.extract.keep_removed = flags.keep_removed;
  if (Status status = set_kinds(flags.keep, true, options.extract.keep); !status.ok())
    return status;
  return set_kinds(flags.drop, false, options.extract.keep);
}

// A templates file; "auto" is learned where the input is known.
Status load_templates(const Flags& flags, pipeline::Options& options) {
  if (flags.templates.empty() || flags.templates == "auto") return ok_status();
  const auto bytes = read_file(flags.templates);
  if (!bytes.ok()) return bytes.error();
  auto templates = extract::Templates::parse(bytes.value(), flags.templates);
  if (!templates.ok()) return templates.error();
  options.extract.templates =
      std::make_shared<const extract::Templates>(std::move(templates.value()));
  return ok_status();
}

// The shipped data, or the user's loaded on top of it.
Status load_data(const Flags& flags, pipeline::Options& options) {
  auto rules = extract::load_data(flags.rules);
  if (!rules.ok()) return rules.error();
  options.extract_data = rules.value();
  auto gazetteer =
      flags.aliases.empty()
          ? Result<std::shared_ptr<const normalize::Gazetteer>>(normalize::builtin_gazetteer())
          : normalize::load_gazetteer(flags.aliases);
  if (!gazetteer.ok()) return gazetteer.error();
  options.gazetteer = gazetteer.value();
  auto table = flags.table.empty() ? Result<std::shared_ptr<const fingerprint::BackgroundTable>>(
                                         fingerprint::builtin_table())
                                   : fingerprint::load_table(flags.table);
  if (!table.ok()) return table.error();
  options.table = table.value();
  if (!flags.manifest.empty()) {
    auto rows = ingest::read_manifest(flags.manifest);
    if (!rows.ok()) return rows.error();
    options.manifest = std::move(rows.value());
  }
  return ok_status();
}

}  // namespace

Result<pipeline::Options> pipeline_options(const Flags& flags) {
  pipeline::Options options;
  options.threads =
      flags.threads != 0 ? flags.threads : std::max(1U, std::thread::hardware_concurrency());
  options.ingest.format = named(kFormats, flags.input_format);
  options.ingest.text_field = flags.text_field;
  options.ingest.html_field = flags.html_field;
  options.ingest.id_field = flags.id_field;
  options.ingest.max_document_bytes = flags.max_document;
  options.ingest.no_strip = flags.no_strip;
  options.ingest.source_from_directory = flags.source_from == "dir";
  for (const Status& status : {set_extract(flags, options), set_cluster(flags, options),
                               load_templates(flags, options), load_data(flags, options)}) {
    if (!status.ok()) return status.error();
  }
  return options;
}

Status set_data_versions(const Flags& flags, pipeline::Options& options) {
  const auto version = [&](const char* name, std::uint64_t shipped,
                           const std::vector<std::string>& files) -> Status {
    for (const std::string& path : files) {
      const auto bytes = read_file(path);
      if (!bytes.ok()) return bytes.error();
      shipped = hash64(bytes.value(), shipped);
    }
    options.data_versions[std::string("version.") + name] = hex64(shipped);
    return ok_status();
  };
  std::vector<std::string> tables;
  if (!flags.table.empty()) tables.push_back(flags.table);
  for (const Status& status : {version("rules", extract::shipped_version(), flags.rules),
                               version("gazetteer", normalize::shipped_version(), flags.aliases),
                               version("table", fingerprint::shipped_version(), tables),
                               version("pairs", cluster::shipped_version(), {})}) {
    if (!status.ok()) return status;
  }
  return ok_status();
}

Result<std::vector<ingest::InputFile>> input_files(const Flags& flags,
                                                   std::vector<ingest::Issue>& issues) {
  std::vector<std::string> paths = flags.paths;
  if (!flags.files_from.empty()) {
    auto listed = ingest::read_path_list(flags.files_from, flags.null_separated);
    if (!listed.ok()) return listed.error();
    paths.insert(paths.end(), listed.value().begin(), listed.value().end());
  } else if (paths.empty()) {
    if (::isatty(STDIN_FILENO) != 0) {
      return Error{ErrorCode::kBadOption, "nothing to read: give a PATH, or a pipe on stdin"};
    }
    paths.emplace_back("-");
  }
  return ingest::list_inputs(paths, issues);
}

}  // namespace newsfold::cli

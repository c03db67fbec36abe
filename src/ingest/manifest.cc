#include "ingest/manifest.h"

#include <algorithm>
#include <array>

#include "newsfold/base/files.h"

namespace newsfold::ingest {
namespace {

constexpr std::size_t kColumns = 5;

Error bad_row(std::string_view name, std::size_t line, const std::string& what) {
  return {ErrorCode::kBadData, std::string(name) + ":" + std::to_string(line) + ": " + what};
}

// Cuts a row at its tabs; the number of columns, which may be more than fit.
std::size_t split(std::string_view row, std::array<std::string_view, kColumns>& columns) {
  std::size_t count = 0;
  for (;; ++count) {
    const std::size_t tab = row.find('\t');
    if (count < kColumns) columns[count] = row.substr(0, tab);
    if (tab == std::string_view::npos) return count + 1;
    row.remove_prefix(tab + 1);
  }
}

bool by_path(const ManifestRow& a, const ManifestRow& b) { return a.path < b.path; }

const ManifestRow* find_path(const std::vector<ManifestRow>& rows, const std::string& path) {
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), path,
      [](const ManifestRow& row, const std::string& wanted) { return row.path < wanted; });
  return found != rows.end() && found->path == path ? &*found : nullptr;
}

}  // namespace

std::string plain_path(std::string_view path) {
  std::string out;
  while (path.starts_with("./")) {
    path.remove_prefix(std::min(path.find_first_not_of('/', 1), path.size()));
  }
  for (const char c : path) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  if (out.size() > 1 && out.ends_with('/')) out.pop_back();
  return out;
}

Result<std::vector<ManifestRow>> parse_manifest(std::string_view text, std::string_view name) {
  std::vector<ManifestRow> rows;
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view row = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (row.empty() || row.starts_with('#')) continue;
    std::array<std::string_view, kColumns> columns;
    if (split(row, columns) > kColumns) return bad_row(name, line, "more than five columns");
    const auto [path, url, source, date, added] = columns;
    if (rows.empty() && path == "path" && (url.empty() || url == "url")) continue;
    if (path.empty()) return bad_row(name, line, "no path");
    if (!date.empty() && !parse_iso_day(date)) {
      return bad_row(name, line, std::string(date) + " is no date (YYYY-MM-DD)");
    }
    rows.push_back({plain_path(path), std::string(url), std::string(source), std::string(date),
                    std::string(added)});
  }
  std::sort(rows.begin(), rows.end(), by_path);
  const auto twice = std::adjacent_find(
      rows.begin(), rows.end(),
      [](const ManifestRow& a, const ManifestRow& b) { return a.path == b.path; });
  if (twice != rows.end()) {
    return Error{ErrorCode::kBadData, std::string(name) + ": two rows for " + twice->path};
  }
  return rows;
}

Result<std::vector<ManifestRow>> read_manifest(const std::string& path) {
  const auto text = read_file(path);
  if (!text.ok()) return text.error();
  return parse_manifest(text.value(), path);
}

const ManifestRow* find_row(const std::vector<ManifestRow>& rows, const InputFile& file) {
  if (rows.empty()) return nullptr;
  const std::string path = plain_path(file.path);
  if (const ManifestRow* row = find_path(rows, path)) return row;
  std::string collection = plain_path(file.collection);
  collection += '/';
  return path.starts_with(collection) ? find_path(rows, path.substr(collection.size())) : nullptr;
}

}  // namespace newsfold::ingest

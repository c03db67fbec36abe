#include "ingest/source.h"

#include <algorithm>

#include "ingest/host_suffixes.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {
namespace {

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

bool is_label_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Two or more labels of letters, digits and inner hyphens. REQUIRES: lower case.
bool is_dotted_name(std::string_view name) {
  std::size_t labels = 0;
  while (!name.empty()) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    const std::string_view label = name.substr(0, dot);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-' ||
        !std::all_of(label.begin(), label.end(), is_label_byte)) {
      return false;
    }
    ++labels;
    if (dot + 1 == name.size()) return false;
    name.remove_prefix(std::min(dot + 1, name.size()));
  }
  return labels >= 2;
}

std::string without_www(std::string host) {
  if (host.starts_with("www.") && host.find('.', 4) != std::string::npos) host.erase(0, 4);
  return host;
}

bool is_host(std::string_view name) {
  return is_dotted_name(name) && is_host_suffix(name.substr(name.rfind('.') + 1));
}

std::string printable(std::string_view bytes) {
  if (text::is_valid(bytes)) return std::string(bytes);
  std::size_t replaced = 0;
  return text::replace_invalid(bytes, replaced);
}

std::string_view parent_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return {};
  path = path.substr(0, slash);
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name == "." || name == ".." ? std::string_view() : name;
}

void set_source(Provenance& provenance, const std::string& source, SourceFrom from) {
  if (!provenance.source.empty() || source.empty()) return;
  provenance.source = source;
  provenance.source_from = from;
}

}  // namespace

std::string host_of_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const bool has_scheme = scheme != std::string_view::npos;
  if (has_scheme) {
    url.remove_prefix(scheme + 3);
  } else if (url.starts_with("//")) {
    url.remove_prefix(2);
  }
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t at = url.rfind('@'); at != std::string_view::npos)
    url.remove_prefix(at + 1);
  if (url.starts_with('[')) return lower(url.substr(0, url.find(']') + 1));
  url = url.substr(0, url.find(':'));
  if (url.ends_with('.')) url.remove_suffix(1);
  std::string host = lower(url);
  if (has_scheme ? host.find_first_of(" \t\"<>") != std::string::npos : !is_host(host)) return {};
  return without_www(std::move(host));
}

std::string host_in_path(std::string_view path) {
  for (std::size_t end = path.rfind('/'); end != std::string_view::npos && end > 0;) {
    const std::size_t slash = path.rfind('/', end - 1);
    const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
    std::string name = lower(path.substr(begin, end - begin));
    if (is_host(name) && text::is_valid(name)) return without_www(std::move(name));
    end = slash;
  }
  return {};
}

FileProvenance file_provenance(const InputFile& file, const ManifestRow* row,
                               bool source_from_directory) {
  FileProvenance out;
  out.path = printable(file.path);
  out.collection = printable(file.collection);
  out.host = host_in_path(file.path);
  if (source_from_directory) out.directory = printable(parent_name(file.path));
  out.row = row;
  return out;
}

void complete(RawDocument& document, const FileProvenance& file) {
  Provenance& provenance = document.provenance;
  provenance.path = file.path;
  provenance.collection = file.collection;
  if (!provenance.source.empty()) provenance.source_from = SourceFrom::kGiven;
  if (file.row != nullptr) {
    if (provenance.url.empty()) provenance.url = file.row->url;
    if (provenance.added.empty()) provenance.added = file.row->added;
    if (!document.date) document.date = parse_iso_day(file.row->date);
    set_source(provenance, file.row->source, SourceFrom::kManifest);
  }
  provenance.hostname = host_of_url(provenance.url);
  set_source(provenance, provenance.hostname, SourceFrom::kUrl);
  set_source(provenance, file.host, SourceFrom::kHost);
  set_source(provenance, file.directory, SourceFrom::kDirectory);
}

}  // namespace newsfold::ingest

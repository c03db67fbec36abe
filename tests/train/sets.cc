#include "train/sets.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unordered_map>

#include <zlib.h>

namespace newsfold::train {

void fail(const std::string& message) {
  std::fprintf(stderr, "train_lines: %s\n", message.c_str());
  std::exit(2);
}

std::string read_gz(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) fail("cannot read " + path);
  std::string bytes;
  char buffer[1 << 16];
  for (int n = 0; (n = gzread(file, buffer, sizeof buffer)) > 0;)
    bytes.append(buffer, static_cast<std::size_t>(n));
  gzclose(file);
  return bytes;
}

namespace {

std::unordered_map<std::string, char> read_splits(const std::string& path) {
  std::unordered_map<std::string, char> parts;
  std::ifstream file(path);
  if (!file) fail("cannot read " + path);
  for (std::string line; std::getline(file, line);) {
    if (line.size() < 3) continue;
    parts[line.substr(0, line.size() - 2)] = line.back();
  }
  return parts;
}

}  // namespace

void for_each_row(const std::string& directory, const std::string& splits,
                  const std::vector<std::string>& sets,
                  const std::function<void(const simdjson::dom::element&, LabelledPage)>& visit) {
  const auto parts = read_splits(splits);
  simdjson::dom::parser parser;
  for (const std::string& set : sets) {
    const std::string bytes = read_gz(directory + "/" + set + ".jsonl.gz");
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      const simdjson::dom::element row = parser.parse(bytes.data() + begin, end - begin, true);
      begin = end + 1;
      double coverage = 1;
      if (row["gold_coverage"].get(coverage) == simdjson::SUCCESS && coverage < 0.8) continue;
      LabelledPage page;
      page.set = set;
      page.id = std::string(row["id"].get_string().value());
      std::string_view site;
      page.site =
          row["site"].get(site) == simdjson::SUCCESS && !site.empty() ? std::string(site) : page.id;
      std::string_view language;
      if (row["lang"].get(language) == simdjson::SUCCESS) page.language = language;
      const auto part = parts.find(set + "\t" + page.id);
      if (part == parts.end()) fail(set + " " + page.id + " is in no split");
      page.part = part->second;
      visit(row, std::move(page));
    }
  }
}

}  // namespace newsfold::train

#include "train/pages.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unordered_map>

#include <simdjson.h>
#include <zlib.h>

#include "extract/data.h"
#include "extract/lines.h"
#include "extract/page.h"

namespace newsfold::train {
namespace {

[[noreturn]] void fail(const std::string& message) {
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

void add_page(const extract::Data& data, LabelledPage page, std::string_view dump,
              std::string_view labels, std::vector<LabelledPage>& pages) {
  const std::vector<extract::Line> lines = extract::split_lines(dump);
  const extract::Page view = extract::read_page(data.phrases(), lines);
  for (const extract::PageLine& line : view.lines) {
    if (line.line >= labels.size()) fail(page.id + ": fewer labels than lines");
    page.tokens.push_back(line.shape.length());
    page.labels.push_back(labels[line.line] == '1' ? 1 : 0);
  }
  page.features = extract::read_features(view, extract::read_context(view), data.function_words());
  pages.push_back(std::move(page));
}

}  // namespace

std::vector<LabelledPage> read_pages(const std::string& directory, const std::string& splits,
                                     const std::vector<std::string>& sets) {
  const auto data = extract::builtin_data();
  const auto parts = read_splits(splits);
  std::vector<LabelledPage> pages;
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
      const auto part = parts.find(set + "\t" + page.id);
      if (part == parts.end()) fail(set + " " + page.id + " is in no split");
      page.part = part->second;
      for (const bool lite : {false, true}) {
        page.lite = lite;
        std::string_view dump;
        std::string_view labels;
        if (row[lite ? "dump_lite" : "dump"].get(dump) != simdjson::SUCCESS ||
            row[lite ? "labels_lite" : "labels"].get(labels) != simdjson::SUCCESS) {
          continue;
        }
        add_page(*data, page, dump, labels, pages);
      }
    }
  }
  return pages;
}

}  // namespace newsfold::train

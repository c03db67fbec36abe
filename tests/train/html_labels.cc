#include "train/html_labels.h"

#include <algorithm>
#include <unordered_set>

#include "newsfold/base/hash.h"

namespace newsfold::train {

using extract::Page;

std::vector<std::uint32_t> match_lines(const Page& from, const Page& to) {
  const std::size_t n = from.lines.size(), m = to.lines.size();
  std::vector<std::uint32_t> length((n + 1) * (m + 1));
  const auto at = [m](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      const bool equal = from.lines[i].shape.hash == to.lines[j].shape.hash;
      length[at(i, j)] = equal ? length[at(i + 1, j + 1)] + 1
                               : std::max(length[at(i + 1, j)], length[at(i, j + 1)]);
    }
  }
  std::vector<std::uint32_t> matched(n, kUnmatched);
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (from.lines[i].shape.hash == to.lines[j].shape.hash) {
      matched[i++] = static_cast<std::uint32_t>(j++);
    } else if (length[at(i + 1, j)] >= length[at(i, j + 1)]) {
      ++i;
    } else {
      ++j;
    }
  }
  return matched;
}

namespace {

// Calls visit(hash) for every three words of the line in a row.
template <typename Visit>
void for_each_trigram(const Page& page, const extract::PageLine& line, Visit visit) {
  const auto words = page.words_of(line);
  for (std::size_t i = 2; i < words.size(); ++i)
    visit(mix64(words[i].hash + mix64(words[i - 1].hash + mix64(words[i - 2].hash))));
}

}  // namespace

std::vector<std::uint8_t> label_blocks(const Page& blocks, const Page& dump,
                                       std::string_view labels) {
  const auto label_of = [&](std::uint32_t line) -> std::uint8_t {
    return labels[dump.lines[line].line] == '1' ? 1 : 0;
  };
  std::unordered_set<std::uint64_t> article;
  for (std::uint32_t j = 0; j < dump.lines.size(); ++j) {
    if (label_of(j) == 0) continue;
    for_each_trigram(dump, dump.lines[j], [&](std::uint64_t hash) { article.insert(hash); });
  }
  const std::vector<std::uint32_t> matched = match_lines(blocks, dump);
  std::vector<std::uint8_t> out;
  for (std::size_t i = 0; i < matched.size(); ++i) {
    if (matched[i] != kUnmatched) {
      out.push_back(label_of(matched[i]));
      continue;
    }
    std::size_t all = 0, known = 0;
    for_each_trigram(blocks, blocks.lines[i], [&](std::uint64_t hash) {
      ++all;
      known += article.count(hash);
    });
    out.push_back(all > 0 && 2 * known > all ? 1 : 0);
  }
  return out;
}

}  // namespace newsfold::train

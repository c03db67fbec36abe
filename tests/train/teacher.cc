#include "train/teacher.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unordered_map>

#include "base/fields.h"
#include "extract/line_model_blob.h"
#include "extract/lines.h"
#include "train/html_labels.h"
#include "train/sets.h"

namespace newsfold::train {
namespace {

std::string name_of(const LabelledPage& page, bool lite) {
  return page.set + '\t' + page.id + '\t' + (lite ? "lite" : "dump");
}

std::string in_units(float score) {
  return std::to_string(std::lround(score * extract::kWeightUnit));
}

// The row of a dump of a page of HTML.
std::string row_of(const std::vector<std::uint32_t>& blocks, const std::vector<float>& scores) {
  std::string row;
  for (const std::uint32_t block : blocks) {
    row += row.empty() ? '\t' : ' ';
    row += block == kUnmatched ? "-" : in_units(scores[block]);
  }
  return row;
}

std::string row_of(const std::vector<float>& scores) {
  std::string row;
  for (const float score : scores) {
    row += row.empty() ? '\t' : ' ';
    row += in_units(score);
  }
  return row;
}

}  // namespace

void write_log_odds(const std::string& path, const std::vector<const LabelledPage*>& pages,
                    const std::vector<std::vector<float>>& scores) {
  std::ofstream file(path);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const LabelledPage& page = *pages[i];
    if (!page.html) file << name_of(page, page.lite) << row_of(scores[i]) << '\n';
    for (const bool lite : {false, true}) {
      const std::vector<std::uint32_t>& blocks = page.dump_blocks[lite ? 1 : 0];
      if (!blocks.empty()) file << name_of(page, lite) << row_of(blocks, scores[i]) << '\n';
    }
  }
  if (!file.flush()) fail("cannot write " + path);
}

namespace {

// The log-odds of a line by all rows, in 1/1024.
struct Sum {
  double log_odds = 0;
  int rows = 0;
};
using Judgements = std::unordered_map<std::string, std::vector<Sum>>;

Judgements read_log_odds(const std::string& path) {
  Judgements judgements;
  std::ifstream file(path);
  if (!file) fail("cannot read " + path);
  for (std::string row; std::getline(file, row);) {
    const std::size_t tab = std::min(row.rfind('\t'), row.size());
    std::vector<Sum>& lines = judgements[row.substr(0, tab)];
    std::string_view numbers = std::string_view(row).substr(std::min(tab + 1, row.size()));
    for (std::size_t t = 0; !numbers.empty(); ++t) {
      const std::string number(cut(numbers, ' '));
      if (lines.size() <= t) lines.emplace_back();
      if (number == "-") continue;
      lines[t].log_odds += std::strtod(number.c_str(), nullptr);
      ++lines[t].rows;
    }
  }
  return judgements;
}

}  // namespace

void teach(const std::string& path, float share, float temperature,
           std::vector<LabelledPage>& pages) {
  const Judgements judgements = read_log_odds(path);
  for (LabelledPage& page : pages) {
    const auto found = judgements.find(name_of(page, page.lite));
    if (found == judgements.end()) continue;
    std::size_t t = 0;
    for (const extract::Line& line : extract::split_lines(page.dump)) {
      if (line.blank()) continue;
      if (t == found->second.size()) fail(page.id + ": fewer log-odds than lines");
      const Sum& sum = found->second[t];
      if (sum.rows > 0) {
        const double odds = sum.log_odds / sum.rows / extract::kWeightUnit / temperature;
        const auto likely = static_cast<float>(1 / (1 + std::exp(-odds)));
        page.targets[t] += share * (likely - page.targets[t]);
        page.dump_targets[line.number - 1] = page.targets[t];
      }
      ++t;
    }
  }
}

}  // namespace newsfold::train

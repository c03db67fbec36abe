#include "train/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>

namespace newsfold::train {
namespace {

struct Use {
  std::uint32_t sites = 0;
  std::array<std::uint32_t, 2> label_sites{};
  std::array<std::uint32_t, 2> last{UINT32_MAX, UINT32_MAX};
  std::uint32_t last_site = UINT32_MAX;
};

double g_squared(const Use& use, const std::array<double, 2>& totals) {
  const double n = use.label_sites[0] + use.label_sites[1];
  double sum = 0;
  for (std::size_t label = 0; label < 2; ++label) {
    const double expected = n * totals[label] / (totals[0] + totals[1]);
    const double seen = use.label_sites[label];
    if (seen > 0) sum += 2 * seen * std::log(seen / expected);
  }
  return sum;
}

}  // namespace

Vocabulary choose_vocabulary(const std::vector<const LabelledPage*>& pages, std::uint32_t sites,
                             std::size_t size) {
  // Pages in order of site, so that one counter a word tells whether the site is a new one.
  std::map<std::string, std::vector<const LabelledPage*>> by_site;
  for (const LabelledPage* page : pages) by_site[page->site].push_back(page);
  std::unordered_map<std::uint32_t, Use> uses;
  std::uint32_t number = 0;
  for (const auto& [site, site_pages] : by_site) {
    for (const LabelledPage* page : site_pages) {
      for (std::size_t i = 0; i < page->labels.size(); ++i) {
        const std::uint8_t label = page->labels[i];
        for (std::uint32_t at = page->features.word_starts[i];
             at < page->features.word_starts[i + 1]; ++at) {
          Use& use = uses[page->features.words[at]];
          if (use.last_site != number) ++use.sites;
          use.last_site = number;
          if (use.last[label] != number) ++use.label_sites[label];
          use.last[label] = number;
        }
      }
    }
    ++number;
  }
  std::array<double, 2> totals{};
  for (const auto& [hash, use] : uses) {
    if (use.sites < sites) continue;
    for (std::size_t label = 0; label < 2; ++label) totals[label] += use.label_sites[label];
  }
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (const auto& [hash, use] : uses) {
    if (use.sites >= sites && hash != 0) ranked.emplace_back(-g_squared(use, totals), hash);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.resize(std::min(ranked.size(), size));
  Vocabulary vocabulary;
  for (const auto& [score, hash] : ranked) vocabulary.hashes.push_back(hash);
  std::sort(vocabulary.hashes.begin(), vocabulary.hashes.end());
  for (std::uint32_t row = 0; row < vocabulary.hashes.size(); ++row) {
    vocabulary.rows.emplace(vocabulary.hashes[row], row);
  }
  return vocabulary;
}

}  // namespace newsfold::train

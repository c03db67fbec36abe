#include "normalize/company.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/embedded.h"

NEWSFOLD_EMBEDDED(newsfold_company);

namespace newsfold::normalize {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;  // person, companion

const std::vector<Pair>& pairs() {
  static const std::vector<Pair> kPairs = [] {
    std::vector<Pair> pairs;
    std::string_view file = embedded(newsfold_company_begin, newsfold_company_end);
    while (!file.empty()) {
      const std::string_view line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(line.size() + 1, file.size()));
      const std::size_t tab = line.find('\t');
      if (line.starts_with('#') || tab == std::string_view::npos) continue;
      pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  }();
  return kPairs;
}

// Distinct companions of the entry among the known names.
std::size_t companions(const Gazetteer& gazetteer, const std::vector<KnownName>& known,
                       std::string_view id) {
  std::set<std::uint32_t> found;
  for (const KnownName& name : known) {
    if (name.count == 0 || name.type == EntityType::kPlace) continue;
    const Pair pair{id, gazetteer.entry(name.entry).id};
    if (std::binary_search(pairs().begin(), pairs().end(), pair)) found.insert(name.entry);
  }
  return found.size();
}

bool is_listed(std::string_view id) {
  const auto at = std::lower_bound(pairs().begin(), pairs().end(), Pair{id, {}});
  return at != pairs().end() && at->first == id;
}

}  // namespace

void keep_in_company(const Gazetteer& gazetteer, const std::vector<KnownName>& known,
                     GazetteerReadings& readings) {
  if (readings.size() < 2) return;
  std::size_t best = 0;
  bool tie = true;
  GazetteerReading chosen = readings.front();
  for (const GazetteerReading& reading : readings) {
    const std::string_view id = gazetteer.entry(reading.entry).id;
    const std::size_t count = is_listed(id) ? companions(gazetteer, known, id) : 0;
    if (count > best) {
      best = count;
      chosen = reading;
      tie = false;
    } else if (count == best) {
      tie = true;
    }
  }
  if (best > 0 && !tie) readings = {chosen};
}

}  // namespace newsfold::normalize

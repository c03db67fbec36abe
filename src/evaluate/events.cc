#include <algorithm>
#include <map>
#include <unordered_map>

#include "evaluate/measures.h"
#include "evaluate/rows.h"
#include "evaluate/scorers.h"

namespace newsfold::evaluate {
namespace {

// Names to numbers, in order of first occurrence.
class Numbering {
 public:
  std::uint32_t number(const std::string& name) {
    const auto [at, added] = numbers_.try_emplace(name, numbers_.size());
    if (added) names_.push_back(name);
    return static_cast<std::uint32_t>(at->second);
  }
  const std::string& name(std::uint32_t number) const { return names_[number]; }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
};

// The cluster that a prediction names: an id, or an object with one. Empty: on its own.
std::string cluster_of(const Row& row, const std::string& field) {
  auto value = find(row, field);
  Row object;
  if (value && !value->get_object().get(object)) value = find(object, "id");
  return value ? text_of(*value) : std::string();
}

// For each cluster of one side its parts on the other, those with most outside the largest first.
std::vector<std::string> torn_clusters(const std::vector<std::uint32_t>& whole,
                                       const Numbering& names,
                                       const std::vector<std::uint32_t>& parts,
                                       const Numbering& part_names, bool name_parts,
                                       std::size_t most) {
  std::map<std::uint32_t, std::map<std::uint32_t, std::size_t>> torn;
  for (std::size_t i = 0; i < whole.size(); ++i) ++torn[whole[i]][parts[i]];
  struct Entry {
    std::size_t outside = 0, size = 0;
    std::uint32_t cluster = 0;
    std::vector<std::pair<std::size_t, std::uint32_t>> parts;  // size, part
  };
  std::vector<Entry> entries;
  for (const auto& [cluster, counts] : torn) {
    if (counts.size() < 2) continue;
    Entry entry{.cluster = cluster, .parts = {}};
    for (const auto& [part, count] : counts) {
      entry.size += count;
      entry.parts.emplace_back(count, part);
    }
    std::stable_sort(entry.parts.begin(), entry.parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    entry.outside = entry.size - entry.parts.front().first;
    entries.push_back(std::move(entry));
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.outside > b.outside; });
  if (entries.size() > most) entries.resize(most);
  std::vector<std::string> lines;
  for (const Entry& entry : entries) {
    std::string line = "  " + names.name(entry.cluster) + ": " + std::to_string(entry.size) + " =";
    for (std::size_t i = 0; i < entry.parts.size() && i < 8; ++i) {
      const auto& [count, part] = entry.parts[i];
      line += (i == 0 ? " " : " + ") + std::to_string(count);
      if (name_parts) line += " " + part_names.name(part);
    }
    lines.push_back(line + (entry.parts.size() > 8 ? " + …" : ""));
  }
  return lines;
}

struct Documents {
  std::vector<std::string> ids;
  std::vector<std::string> labels;
  std::vector<bool> judged;
  std::unordered_map<std::string, std::size_t> index;
};

Status read_gold(std::string_view gold, const std::string& field, Documents& out) {
  return each_row(gold, "gold", [&](const std::string& id, const Row& row) -> Status {
    const auto label = find(row, field);
    if (!label) return Error{ErrorCode::kBadRecord, "no \"" + field + "\""};
    const auto [at, added] = out.index.try_emplace(id, out.ids.size());
    if (added) {
      out.ids.push_back(id);
      out.labels.emplace_back();
      out.judged.push_back(true);
    }
    out.labels[at->second] = text_of(*label);
    if (is_true(row, "single")) out.judged[at->second] = false;
    return ok_status();
  });
}

void append_figures(Report& report, const Documents& documents, const Labelling& items) {
  const BCubed b3 = b_cubed(items, documents.judged);
  const Clustering all = compare_clusterings(items);
  const auto judged = std::count(documents.judged.begin(), documents.judged.end(), true);
  const auto count = [](auto value) { return static_cast<double>(value); };
  report.figures = {{"documents", count(items.gold.size()), true},
                    {"judged", count(judged), true},
                    {"clusters_gold", count(all.gold_clusters), true},
                    {"clusters_pred", count(all.found_clusters), true},
                    {"b3_precision", b3.precision},
                    {"b3_recall", b3.recall},
                    {"b3_f1", b3.f1},
                    {"pair_precision", all.pair_precision},
                    {"pair_recall", all.pair_recall},
                    {"pair_f1", all.pair_f1},
                    {"ari", all.ari},
                    {"homogeneity", all.homogeneity},
                    {"completeness", all.completeness},
                    {"v_measure", all.v_measure}};
}

}  // namespace

Result<Report> score_events(std::string_view gold, std::string_view predictions,
                            const Options& options) {
  Documents documents;
  const std::string gold_field = options.gold_field.empty() ? "label" : options.gold_field;
  if (const Status status = read_gold(gold, gold_field, documents); !status.ok()) {
    return status.error();
  }
  std::vector<std::string> found(documents.ids.size());
  std::vector<bool> seen(documents.ids.size());
  const std::string field = options.field.empty() ? "story" : options.field;
  const Status status =
      each_row(predictions, "predictions", [&](const std::string& id, const Row& row) -> Status {
        const auto at = documents.index.find(id);
        if (at == documents.index.end()) return ok_status();
        found[at->second] = cluster_of(row, field);
        seen[at->second] = true;
        return ok_status();
      });
  if (!status.ok()) return status.error();
  Numbering labels, clusters;
  Labelling items;
  for (std::size_t i = 0; i < found.size(); ++i) {
    items.gold.push_back(labels.number(documents.labels[i]));
    // No cluster's name begins with a NUL byte.
    items.found.push_back(
        clusters.number(found[i].empty() ? std::string(1, '\0') + documents.ids[i] : found[i]));
  }
  Report report;
  append_figures(report, documents, items);
  const auto missing = std::count(seen.begin(), seen.end(), false);
  report.figures.push_back({"missing_predictions", static_cast<double>(missing), true});
  report.worst.emplace_back("gold clusters most split (size = parts):");
  for (auto& line :
       torn_clusters(items.gold, labels, items.found, clusters, false, options.worst)) {
    report.worst.push_back(std::move(line));
  }
  report.worst.emplace_back("predicted clusters most mixed (size = labels):");
  for (auto& line : torn_clusters(items.found, clusters, items.gold, labels, true, options.worst)) {
    report.worst.push_back(std::move(line));
  }
  return report;
}

}  // namespace newsfold::evaluate

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "evaluate/measures.h"
#include "evaluate/mentions.h"
#include "evaluate/scorers.h"

namespace newsfold::evaluate {
namespace {

using Keys = std::vector<std::pair<std::string, std::string>>;  // gold, found

struct Tally {
  std::map<std::string, double> gold_by_type, hit_by_type;
  double matched = 0, judged_found = 0, right_types = 0;
  double qid_gold = 0, qid_said = 0, qid_right = 0;
  Keys across, within;
  std::map<std::string, std::size_t> missed, wrong;
};

bool is_qid(std::string_view id) {
  return id.size() >= 2 && id[0] == 'Q' && id[1] >= '1' && id[1] <= '9' &&
         std::all_of(id.begin() + 2, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    out.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

BCubed b_cubed_of(const Keys& keys) {
  std::unordered_map<std::string, std::uint32_t> gold, found;
  Labelling items;
  for (const auto& [a, b] : keys) {
    items.gold.push_back(
        gold.try_emplace(a, static_cast<std::uint32_t>(gold.size())).first->second);
    items.found.push_back(
        found.try_emplace(b, static_cast<std::uint32_t>(found.size())).first->second);
  }
  return b_cubed(items);
}

void judge_id(const Mention& gold, const Mention* found, Tally& tally) {
  if (!is_qid(gold.target)) return;
  ++tally.qid_gold;
  if (found == nullptr || !is_qid(found->target)) return;
  ++tally.qid_said;
  if (found->target == gold.target) {
    ++tally.qid_right;
  } else {
    ++tally.wrong[gold.name + " -> " + found->target + " (" + found->name + "), gold " +
                  gold.target];
  }
}

// Found mentions on annotated spans that don't count cost nothing.
double excused(const GoldMentions& gold, const std::vector<Mention>& found,
               const std::map<std::size_t, std::size_t>& matched) {
  std::set<std::size_t> taken;
  for (const auto& [i, j] : matched) taken.insert(j);
  std::vector<Mention> free;
  for (std::size_t j = 0; j < found.size(); ++j) {
    if (!taken.contains(j)) free.push_back(found[j]);
  }
  return static_cast<double>(match(gold.all, free).size());
}

void judge(const std::string& id, const GoldMentions& gold, std::vector<Mention> found,
           Tally& tally) {
  std::erase_if(found, [&](const Mention& m) { return m.begin < gold.from || m.end > gold.to; });
  const auto matched = match(gold.judged, found);
  tally.matched += static_cast<double>(matched.size());
  tally.judged_found += static_cast<double>(found.size()) - excused(gold, found, matched);
  for (std::size_t i = 0; i < gold.judged.size(); ++i) {
    const Mention& mention = gold.judged[i];
    const auto at = matched.find(i);
    const Mention* hit = at == matched.end() ? nullptr : &found[at->second];
    ++tally.gold_by_type[mention.type];
    if (hit != nullptr) {
      ++tally.hit_by_type[mention.type];
      tally.right_types += hit->type == mention.type ? 1 : 0;
    } else {
      ++tally.missed[mention.name];
    }
    if (mention.target.empty()) continue;
    const std::string key = hit != nullptr ? hit->target : "alone:" + id + ":" + std::to_string(i);
    tally.across.emplace_back(mention.target, key);
    tally.within.emplace_back(id + "\t" + mention.target, id + "\t" + key);
    judge_id(mention, hit, tally);
  }
}

void append_most(const std::string& heading, const std::map<std::string, std::size_t>& counts,
                 std::size_t most, std::vector<std::string>& lines) {
  std::vector<std::pair<std::size_t, std::string>> sorted;
  sorted.reserve(counts.size());
  for (const auto& [name, count] : counts) sorted.emplace_back(count, name);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (!sorted.empty() && most > 0) lines.push_back(heading);
  for (std::size_t i = 0; i < sorted.size() && i < most; ++i) {
    lines.push_back("  " + std::to_string(sorted[i].first) + " " + sorted[i].second);
  }
}

Report report_of(const Tally& tally, const Options& options) {
  double gold = 0, hit = 0;
  for (const auto& [type, count] : tally.gold_by_type) gold += count;
  for (const auto& [type, count] : tally.hit_by_type) hit += count;
  const BCubed across = b_cubed_of(tally.across), within = b_cubed_of(tally.within);
  Report report;
  report.figures = {{"gold_mentions", gold, true},
                    {"mention_recall", ratio(hit, gold)},
                    {"mention_precision", ratio(tally.matched, tally.judged_found)},
                    {"type_accuracy", ratio(tally.right_types, tally.matched)},
                    {"norm_b3_precision", across.precision},
                    {"norm_b3_recall", across.recall},
                    {"norm_b3_f1", across.f1},
                    {"indoc_b3_precision", within.precision},
                    {"indoc_b3_recall", within.recall},
                    {"indoc_b3_f1", within.f1},
                    {"qid_precision", ratio(tally.qid_right, tally.qid_said)},
                    {"qid_recall", ratio(tally.qid_right, tally.qid_gold)}};
  for (const auto& [type, count] : tally.gold_by_type) {
    const auto found = tally.hit_by_type.find(type);
    report.figures.push_back(
        {"recall_" + type, found == tally.hit_by_type.end() ? 0.0 : found->second / count});
  }
  append_most("most missed:", tally.missed, options.worst, report.worst);
  append_most("wrong ids:", tally.wrong, options.worst, report.worst);
  return report;
}

}  // namespace

Result<Report> score_entities(std::string_view gold, std::string_view predictions,
                              const Options& options) {
  const std::vector<std::string> types = split(options.types);
  std::unordered_map<std::string, std::vector<Mention>> found;
  Status status =
      each_row(predictions, "predictions", [&](const std::string& id, const Row& row) -> Status {
        found[id] = read_found_mentions(row, id, types);
        return ok_status();
      });
  if (!status.ok()) return status.error();
  Tally tally;
  status = each_row(gold, "gold", [&](const std::string& id, const Row& row) -> Status {
    const auto mentions = read_gold_mentions(row, id, types);
    if (!mentions.ok()) return mentions.error();
    const auto at = found.find(id);
    judge(id, mentions.value(), at == found.end() ? std::vector<Mention>() : at->second, tally);
    return ok_status();
  });
  if (!status.ok()) return status.error();
  return report_of(tally, options);
}

}  // namespace newsfold::evaluate

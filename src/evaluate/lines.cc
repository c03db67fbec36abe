// Which lines of a dump are the article: from the numbers of the lines that a record removed.
#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "evaluate/measures.h"
#include "evaluate/report.h"
#include "evaluate/rows.h"
#include "evaluate/scorers.h"

namespace newsfold::evaluate {
namespace {

using Kinds = std::map<std::uint64_t, std::string>;  // by line number, 1-based

struct GoldLines {
  std::map<std::uint64_t, bool> article;  // of the judged lines
  Kinds kinds;
};

struct Tally {
  double documents = 0, unlabelled = 0, missing = 0, tp = 0, fp = 0, fn = 0, tn = 0;
  double kinds = 0, right_kinds = 0;
  std::map<std::string, std::size_t> confusions;
  std::vector<std::pair<double, std::string>> documents_by_f1;
};

std::optional<std::uint64_t> line_number(std::string_view digits) {
  std::uint64_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || number > 1000000000) return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return digits.empty() ? std::nullopt : std::optional(number);
}

void read_kinds(const Row& row, Kinds& out) {
  const auto value = find(row, "line_kinds");
  Row fields;
  if (!value || value->get_object().get(fields)) return;
  for (const auto field : fields) {
    if (const auto number = line_number(field.key)) out[*number] = text_of(field.value);
  }
}

GoldLines read_gold(const Row& row) {
  GoldLines out;
  read_kinds(row, out.kinds);
  const std::string labels = string_of(row, "labels");
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == '0' || labels[i] == '1') out.article[i + 1] = labels[i] == '1';
  }
  const auto body = find(row, "body_lines");
  simdjson::dom::array numbers;
  if (body && !body->get_array().get(numbers)) {
    for (const auto& [number, kind] : out.kinds) out.article[number] = false;
    for (const Json item : numbers) {
      std::uint64_t number = 0;
      if (!item.get_uint64().get(number)) out.article[number] = true;
    }
  }
  return out;
}

Result<Kinds> read_removed(const Row& row) {
  const auto value = find(row, "removed");
  simdjson::dom::array lines;
  if (!value || value->get_array().get(lines)) {
    return Error{ErrorCode::kBadRecord, "no \"removed\": predict with --keep-removed"};
  }
  Kinds out;
  for (const Json item : lines) {
    std::uint64_t number = 0;
    std::string_view kind;
    if (item.at(0).get_uint64().get(number) || item.at(1).get_string().get(kind)) {
      return Error{ErrorCode::kBadRecord, "a line in \"removed\" without number or kind"};
    }
    out[number] = kind;
  }
  return out;
}

void judge(const std::string& id, const GoldLines& gold, const Kinds* removed, Tally& tally) {
  double tp = 0, fp = 0, fn = 0;
  for (const auto& [number, article] : gold.article) {
    const bool kept = removed != nullptr && !removed->contains(number);
    if (kept) {
      ++(article ? tp : fp);
    } else {
      ++(article ? fn : tally.tn);
    }
  }
  ++tally.documents;
  tally.tp += tp;
  tally.fp += fp;
  tally.fn += fn;
  tally.documents_by_f1.emplace_back(f1(ratio(tp, tp + fp), ratio(tp, tp + fn)), id);
  for (const auto& [number, kind] : gold.kinds) {
    const auto label = gold.article.find(number);
    if (label != gold.article.end() && label->second) continue;  // kept: a subhead, a standfirst
    std::string found = "body";
    if (removed != nullptr && removed->contains(number)) found = removed->at(number);
    if (removed == nullptr) found = "missing";
    ++tally.kinds;
    if (found == kind) {
      ++tally.right_kinds;
    } else {
      ++tally.confusions[kind + " taken for " + found];
    }
  }
}

Report report_of(Tally tally, const Options& options) {
  const double precision = ratio(tally.tp, tally.tp + tally.fp);
  const double recall = ratio(tally.tp, tally.tp + tally.fn);
  Report report;
  report.figures = {{"documents", tally.documents, true},
                    {"unlabelled", tally.unlabelled, true},
                    {"missing_predictions", tally.missing, true},
                    {"lines", tally.tp + tally.fp + tally.fn + tally.tn, true},
                    {"line_precision", precision},
                    {"line_recall", recall},
                    {"line_f1", f1(precision, recall)}};
  if (tally.kinds > 0) {
    report.figures.push_back({"kind_accuracy", tally.right_kinds / tally.kinds});
  }
  std::stable_sort(tally.documents_by_f1.begin(), tally.documents_by_f1.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  report.worst.emplace_back("worst documents (line f1):");
  for (std::size_t i = 0; i < tally.documents_by_f1.size() && i < options.worst; ++i) {
    const auto& [figure, id] = tally.documents_by_f1[i];
    report.worst.push_back("  " + decimals(figure, 3) + "  " + id);
  }
  std::vector<std::pair<std::size_t, std::string>> confusions;
  for (const auto& [name, count] : tally.confusions) confusions.emplace_back(count, name);
  std::stable_sort(confusions.begin(), confusions.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (!confusions.empty()) report.worst.emplace_back("kinds most confused:");
  for (std::size_t i = 0; i < confusions.size() && i < options.worst; ++i) {
    report.worst.push_back("  " + std::to_string(confusions[i].first) + " " + confusions[i].second);
  }
  return report;
}

}  // namespace

Result<Report> score_lines(std::string_view gold, std::string_view predictions,
                           const Options& options) {
  std::unordered_map<std::string, Kinds> found;
  Status status =
      each_row(predictions, "predictions", [&](const std::string& id, const Row& row) -> Status {
        auto removed = read_removed(row);
        if (!removed.ok()) return removed.error();
        found[id] = std::move(removed.value());
        return ok_status();
      });
  if (!status.ok()) return status.error();
  Tally tally;
  status = each_row(gold, "gold", [&](const std::string& id, const Row& row) -> Status {
    const GoldLines lines = read_gold(row);
    if (lines.article.empty()) {
      ++tally.unlabelled;
      return ok_status();
    }
    const std::string place = place_of(row);
    const auto at = found.find(id);
    tally.missing += at == found.end() ? 1 : 0;
    judge(id + (place.empty() ? "" : " " + place), lines, at == found.end() ? nullptr : &at->second,
          tally);
    return ok_status();
  });
  if (!status.ok()) return status.error();
  return report_of(std::move(tally), options);
}

}  // namespace newsfold::evaluate

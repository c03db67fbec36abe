#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <unordered_map>

#include "evaluate/measures.h"
#include "evaluate/rows.h"
#include "evaluate/scorers.h"
#include "evaluate/words.h"
#include "newsfold/base/calendar.h"
#include "newsfold/text/utf8.h"

namespace newsfold::evaluate {
namespace {

struct Metadata {
  std::string title, date;
  std::vector<std::string> authors;
};

struct Tally {
  double pages = 0, titles = 0, right_dates = 0, wrong_dates = 0;
  std::vector<double> authors;
  std::vector<std::string> cases;
};

std::size_t count_words(const std::string& folded) {
  return folded.empty()
             ? 0
             : static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ') + 1);
}

// A site's name may be appended.
bool same_title(const std::string& a, const std::string& b) {
  std::string shorter = fold_title(a), longer = fold_title(b);
  if (shorter.empty() || longer.empty()) return false;
  if (text::count_code_points(longer) < text::count_code_points(shorter)) shorter.swap(longer);
  if (shorter == longer) return true;
  return longer.find(shorter) != std::string::npos &&
         static_cast<double>(count_words(shorter)) >= .8 * static_cast<double>(count_words(longer));
}

std::set<std::string> folded(const std::vector<std::string>& names) {
  std::set<std::string> out;
  for (const std::string& name : names) out.insert(fold_title(name));
  return out;
}

double authors_f1(const std::vector<std::string>& gold, const std::vector<std::string>& found) {
  const auto a = folded(gold), b = folded(found);
  const auto both =
      std::count_if(a.begin(), a.end(), [&](const auto& name) { return b.contains(name); });
  return 2 * static_cast<double>(both) / static_cast<double>(a.size() + b.size());
}

void judge(const std::string& id, const Metadata& gold, const Metadata& found, Tally& tally) {
  ++tally.pages;
  if (same_title(gold.title, found.title)) {
    ++tally.titles;
  } else {
    tally.cases.push_back("  " + id + ": title \"" + found.title + "\", not \"" + gold.title +
                          "\"");
  }
  const auto expected = parse_iso_day(gold.date), day = parse_iso_day(found.date);
  if (day) {
    // Time zones: a day off is right. Where gold has no date, any is wrong.
    const bool right = expected && std::abs(*expected - *day) <= 1;
    ++(right ? tally.right_dates : tally.wrong_dates);
    if (!right) {
      tally.cases.push_back("  " + id + ": date " + found.date + ", not " +
                            (expected ? gold.date : "any"));
    }
  }
  if (!gold.authors.empty()) tally.authors.push_back(authors_f1(gold.authors, found.authors));
}

}  // namespace

Result<Report> score_metadata(std::string_view gold, std::string_view predictions,
                              const Options& options) {
  std::unordered_map<std::string, Metadata> found;
  Status status =
      each_row(predictions, "predictions", [&](const std::string& id, const Row& row) -> Status {
        Metadata& metadata = found[id] = {};
        const auto object = find(row, "metadata");
        Row fields;
        if (!object || object->get_object().get(fields)) return ok_status();
        metadata = {string_of(fields, "title"), string_of(fields, "date"),
                    strings_of(fields, "author")};
        return ok_status();
      });
  if (!status.ok()) return status.error();
  Tally tally;
  status = each_row(gold, "gold", [&](const std::string& id, const Row& row) -> Status {
    const Metadata expected = {string_of(row, "title"), string_of(row, "date"),
                               strings_of(row, "authors")};
    const auto at = found.find(id);
    const std::string place = place_of(row);
    judge(id + (place.empty() ? "" : " " + place), expected,
          at == found.end() ? Metadata() : at->second, tally);
    return ok_status();
  });
  if (!status.ok()) return status.error();
  Report report;
  report.figures = {{"pages", tally.pages, true},
                    {"title", ratio(tally.titles, tally.pages)},
                    {"date_right", ratio(tally.right_dates, tally.pages)},
                    {"date_wrong", ratio(tally.wrong_dates, tally.pages)},
                    {"authors_f1", mean(tally.authors)},
                    {"pages_with_authors", static_cast<double>(tally.authors.size()), true}};
  if (!tally.cases.empty() && options.worst > 0) report.worst.emplace_back("wrong:");
  for (std::size_t i = 0; i < tally.cases.size() && i < options.worst; ++i) {
    report.worst.push_back(tally.cases[i]);
  }
  return report;
}

}  // namespace newsfold::evaluate

#include "evaluate/report.h"

#include <array>
#include <charconv>

#include "evaluate/scorers.h"

namespace newsfold::evaluate {
namespace {

constexpr std::size_t kNameWidth = 20;

}  // namespace

std::string decimals(double value, int places) {
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::fixed, places).ptr;
  return {buffer.data(), end};
}

std::string report_text(const Report& report) {
  std::string out;
  for (const Figure& figure : report.figures) {
    out += figure.name;
    if (figure.name.size() < kNameWidth) out.append(kNameWidth - figure.name.size(), ' ');
    out += " " + decimals(figure.value, figure.is_count ? 0 : 4) + "\n";
  }
  for (const std::string& line : report.worst) out += line + "\n";
  return out;
}

std::string report_json(const Report& report) {
  std::string out = "{";
  for (const Figure& figure : report.figures) {
    if (out.size() > 1) out += ",";
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.begin(), buffer.end(), figure.value).ptr;
    out += "\"" + figure.name +
           "\":" + (figure.is_count ? decimals(figure.value, 0) : std::string(buffer.data(), end));
  }
  return out + "}\n";
}

Result<Report> evaluate(Task task, std::string_view gold, std::string_view predictions,
                        const Options& options) {
  switch (task) {
    case Task::kLines:
      return score_lines(gold, predictions, options);
    case Task::kExtraction:
      return score_extraction(gold, predictions, options);
    case Task::kMetadata:
      return score_metadata(gold, predictions, options);
    case Task::kEntities:
      return score_entities(gold, predictions, options);
    case Task::kEvents:
      break;
  }
  return score_events(gold, predictions, options);
}

}  // namespace newsfold::evaluate

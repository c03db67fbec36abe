#include "cli/explain_text.h"

#include <algorithm>
#include <cstdio>

#include "cli/terminal.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"

namespace newsfold::cli {
namespace {

constexpr std::size_t kRuleColumns = 26;
constexpr std::size_t kFixedColumns = 29 + kRuleColumns;  // of a line before its text
constexpr std::size_t kLabelColumns = 13;

// A space follows even a text that is too long.
std::string padded(std::string text, std::size_t columns) {
  const std::size_t length = text::count_code_points(text);
  return text.append(length < columns ? columns - length : 1, ' ');
}

std::string heading(const std::string& title, const Look& look) {
  return "\n" + coloured(title, Colour::kBold, look.colour) + "\n";
}

// "  label        value"
std::string row(const std::string& label, const std::string& value, const Look& look) {
  if (value.empty()) return {};
  const std::string name = coloured(padded(label, kLabelColumns), Colour::kCyan, look.colour);
  const std::size_t left = look.width > kLabelColumns + 2 ? look.width - kLabelColumns - 2 : 0;
  return "  " + name + (left > 0 ? fit(value, left) : value) + "\n";
}

std::string joined(const std::vector<std::string>& values, const char* separator) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : separator) + value;
  return out;
}

std::string_view source_from_text(SourceFrom from) {
  switch (from) {
    case SourceFrom::kNone:
      return "unknown";
    case SourceFrom::kUrl:
      return "from the URL";
    case SourceFrom::kHost:
      return "from a host name in the path";
    case SourceFrom::kOutletName:
      return "from the outlet's name on the page";
    case SourceFrom::kManifest:
      return "from the manifest";
    case SourceFrom::kGiven:
      return "given";
    case SourceFrom::kDirectory:
      return "from the directory";
  }
  return "";
}

std::string date_text(const ArticleDate& date) {
  if (!date.published) return "unknown";
  return format_day(*date.published) + " (" + std::string(date_source_name(date.source)) + ", " +
         per_mille(date.confidence) + ")";
}

std::string candidate_text(const DateCandidate& candidate) {
  std::string out = format_day(candidate.day);
  out += candidate.line == 0 ? " given" : " line " + std::to_string(candidate.line);
  return out + ", " + std::string(date_source_name(candidate.source)) + " " +
         per_mille(candidate.confidence) + ": " + candidate.reason;
}

std::string days_text(const Fingerprint& fingerprint) {
  std::string out;
  for (const Day day : fingerprint.event_days) out += (out.empty() ? "" : ", ") + format_day(day);
  if (!out.empty()) return out;
  for (const std::uint32_t day : fingerprint.month_days) {
    char text[32];
    std::snprintf(text, sizeof text, "--%02u-%02u", day / 100, day % 100);
    out += (out.empty() ? "" : ", ") + std::string(text);
  }
  return out;
}

}  // namespace

std::string per_mille(std::uint32_t value) {
  char text[32];
  std::snprintf(text, sizeof text, "%u.%03u", value / 1000, value % 1000);
  std::string out = text;
  while (out.size() > 4 && out.back() == '0') out.pop_back();
  return out;
}

std::string line_table(const RawDocument& raw, const Article& article, const Look& look) {
  std::string out;
  for (const LineVerdict& line : article.lines) {
    char place[32];
    std::snprintf(place, sizeof place, "%5u %c ", line.number, line.kept ? '+' : '-');
    const std::string_view source = article.page_text.empty() ? raw.content : article.page_text;
    const std::string_view text = source.substr(line.begin, line.end - line.begin);
    const std::string verdict =
        place + padded(std::string(line_kind_name(line.kind)), 13) +
        padded(per_mille(line.confidence), 6) +
        padded(look.width > 0 ? fit(line.rule, kRuleColumns) : line.rule, kRuleColumns + 1);
    const std::size_t left = look.width > kFixedColumns ? look.width - kFixedColumns : 20;
    out += coloured(verdict, line.kept ? Colour::kGreen : Colour::kRed, look.colour) +
           coloured(look.width > 0 ? fit(text, left) : std::string(text),
                    line.kept ? Colour::kPlain : Colour::kDim, look.colour) +
           "\n";
  }
  return out;
}

std::string metadata_text(const Article& article, const Look& look) {
  const Provenance& from = article.provenance;
  std::string out = heading("article", look);
  out += row("id", article.id, look);
  out += row("title", article.title.empty() ? "unknown" : article.title, look);
  out += row("authors", article.authors.empty() ? "unknown" : joined(article.authors, "; "), look);
  out += row("status", std::string(status_name(article.status)), look);
  out += row("language", article.language.empty() ? "unknown" : article.language, look);
  const std::string source = from.source.empty() ? "" : from.source + ", ";
  out += row("source", source + std::string(source_from_text(from.source_from)), look);
  for (const std::string& caption : article.captions) out += row("caption", caption, look);
  out += heading("dates", look);
  out += row("published", date_text(article.date), look);
  if (article.date.range) {
    out +=
        row("range",
            format_day(article.date.range->first) + " to " + format_day(article.date.range->last),
            look);
  }
  if (article.date.page) out += row("page date", format_day(*article.date.page), look);
  for (const DateCandidate& candidate : article.date_candidates) {
    out += row("considered", candidate_text(candidate), look);
  }
  return out;
}

std::string entities_text(const std::vector<Entity>& entities, const Look& look) {
  std::string out = heading("entities", look);
  for (const Entity& entity : entities) {
    out += row(std::string(entity_type_name(entity.type)),
               entity.name + " [" + entity.id + "] " + std::to_string(entity.count()) +
                   "x: " + joined(entity.surfaces, " | "),
               look);
    for (const std::string& decision : entity.decisions) out += row("", decision, look);
  }
  if (entities.empty()) out += row("none", "-", look);
  return out;
}

std::string fingerprint_text(const Fingerprint& fingerprint, const Look& look) {
  std::string out = heading("fingerprints", look);
  const std::string scheme(fingerprint::kCopyScheme);
  out += row(scheme,
             fingerprint.copy64 ? hex64(*fingerprint.copy64) + ", of " +
                                      std::to_string(fingerprint.shingles.size()) + " shingles"
                                : "none: too few words for a shingle",
             look);
  std::string wide;
  for (const std::uint64_t word : fingerprint.story2048) wide += hex64(word);
  out += row(std::string(fingerprint::kStoryScheme), wide, look);
  out += row("features", std::to_string(fingerprint.features.size()), look);
  out += row("quote runs", std::to_string(fingerprint.quotes.size()), look);
  out += row("event days", days_text(fingerprint), look);
  return out;
}

}  // namespace newsfold::cli

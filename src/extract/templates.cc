#include "newsfold/extract/templates.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "extract/line_words.h"
#include "extract/lines.h"

namespace newsfold::extract {
namespace {

constexpr std::string_view kMatchNames[] = {"exact", "numbers"};

std::uint64_t index_key(std::uint64_t words, TemplateMatch match) {
  return match == TemplateMatch::kExact ? words : ~words;
}

std::string_view next_column(std::string_view& row) {
  const std::size_t end = std::min(row.find('\t'), row.size());
  const std::string_view column = row.substr(0, end);
  row.remove_prefix(std::min(end + 1, row.size()));
  return column;
}

std::optional<std::uint32_t> read_count(std::string_view column) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(column.data(), column.data() + column.size(), value);
  if (error != std::errc() || end != column.data() + column.size()) return std::nullopt;
  return value;
}

std::optional<TemplateLine> read_line(std::string_view kind, std::string_view rest) {
  TemplateLine line;
  const auto known = parse_line_kind(kind);
  const auto documents = read_count(next_column(rest));
  const std::string_view match = next_column(rest);
  if (!known || *known == LineKind::kBlank || !documents) return std::nullopt;
  if (match != kMatchNames[0] && match != kMatchNames[1]) return std::nullopt;
  line.kind = *known;
  line.documents = *documents;
  line.match = match == kMatchNames[0] ? TemplateMatch::kExact : TemplateMatch::kNumbers;
  line.text = trim(rest);
  const LineWords words = words_of_line(line.text);
  if (words.count == 0) return std::nullopt;
  line.words = line.match == TemplateMatch::kExact ? words.exact : words.without_numbers;
  return line;
}

}  // namespace

Result<Templates> Templates::parse(std::string_view text, const std::string& name) {
  Templates templates;
  std::string site;
  SiteTemplate current;
  const auto finish = [&] {
    if (!site.empty()) templates.add(site, std::move(current));
    current = {};
  };
  for (const Line& line : split_lines(text)) {
    if (line.blank() || line.text.front() == '#') continue;
    const auto bad = [&](const char* what) {
      return Error{ErrorCode::kBadData, name + ":" + std::to_string(line.number) + ": " + what};
    };
    std::string_view row = line.text;
    const std::string_view first = next_column(row);
    if (first == "site") {
      finish();
      site = next_column(row);
      const auto documents = read_count(row);
      if (site.empty() || !documents) return bad("needs site, host and number of documents");
      current.documents = *documents;
      continue;
    }
    if (site.empty()) return bad("a line stands before any site");
    auto read = read_line(first, row);
    if (!read) return bad("needs kind, documents, exact or numbers, and the line's words");
    current.lines.push_back(std::move(*read));
  }
  finish();
  return templates;
}

std::string Templates::text() const {
  std::string out =
      "# newsfold site templates 1: lines that repeat over a site's pages (newsfold learn)\n"
      "# kind\tdocuments\tmatch\tline\n";
  for (const auto& [site, learned] : sites_) {
    out.append("site\t").append(site).append("\t");
    out.append(std::to_string(learned.documents)).append("\n");
    for (const TemplateLine& line : learned.lines) {
      out.append(line_kind_name(line.kind)).append("\t");
      out.append(std::to_string(line.documents)).append("\t");
      out.append(kMatchNames[static_cast<std::size_t>(line.match)]).append("\t");
      out.append(line.text).append("\n");
    }
  }
  return out;
}

void Templates::add(const std::string& site, SiteTemplate learned) {
  Index& index = indexes_[site];
  index.clear();
  for (std::uint32_t i = 0; i < learned.lines.size(); ++i) {
    index.insert_or_assign(index_key(learned.lines[i].words, learned.lines[i].match), i);
  }
  sites_.insert_or_assign(site, std::move(learned));
}

const TemplateLine* Templates::find(std::string_view site, std::uint64_t words,
                                    std::uint64_t words_without_numbers) const {
  const auto at = indexes_.find(site);
  if (at == indexes_.end()) return nullptr;
  const std::vector<TemplateLine>& lines = sites_.find(at->first)->second.lines;
  auto line = at->second.find(index_key(words, TemplateMatch::kExact));
  if (line == at->second.end())
    line = at->second.find(index_key(words_without_numbers, TemplateMatch::kNumbers));
  return line == at->second.end() ? nullptr : &lines[line->second];
}

}  // namespace newsfold::extract

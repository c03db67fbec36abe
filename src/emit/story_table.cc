// The stories as a table for people.
#include <algorithm>
#include <array>
#include <tuple>

#include "newsfold/emit/emit.h"
#include "newsfold/text/display_width.h"

namespace newsfold::emit {
namespace {

constexpr std::size_t kMinWidth = 40;
constexpr std::size_t kGap = 2;
constexpr std::string_view kBold = "\x1b[1m", kDim = "\x1b[2m", kCyan = "\x1b[36m",
                           kReset = "\x1b[0m";

struct Column {
  std::string_view name;
  std::size_t width = 0;  // 0: left out
  bool right = false;
  std::string_view colour;
};

enum ColumnIndex : std::size_t { kSize, kSources, kCopies, kDates, kTitle, kEntities, kColumns };
using Cells = std::array<std::string, kColumns>;
using Columns = std::array<Column, kColumns>;

// The parts of the last day that differ from the first: "2025-03-14–16", "2025-03-30–04-02".
std::string dates(const StoryRow& row) {
  if (row.first_date.empty()) return "undated";
  if (row.first_date == row.last_date || row.last_date.empty()) return row.first_date;
  const bool same_year = row.first_date.compare(0, 5, row.last_date, 0, 5) == 0;
  const bool same_month = row.first_date.compare(0, 8, row.last_date, 0, 8) == 0;
  return row.first_date + "–" + row.last_date.substr(same_month ? 8 : same_year ? 5 : 0);
}

std::string names(const std::vector<std::string>& entities) {
  std::string out;
  for (const std::string& entity : entities) out += (out.empty() ? "" : ", ") + entity;
  return out;
}

Cells cells(const StoryRow& row) {
  return {std::to_string(row.size),
          std::to_string(row.sources),
          row.copies == 0 ? std::string() : std::to_string(row.copies),
          dates(row),
          row.title.empty() ? "(no title)" : row.title,
          names(row.entities)};
}

// Fixed columns take what they need; title and entities share the rest, on narrow terminals the
// title has it alone.
Columns layout(const std::vector<Cells>& rows, std::size_t width) {
  Columns columns = {{{"docs", 0, true, kBold},
                      {"sources", 0, true, {}},
                      {"copies", 0, true, {}},
                      {"dates", 0, false, kDim},
                      {"title", 0, false, {}},
                      {"about", 0, false, kCyan}}};
  const auto needed = [&](std::size_t column) {
    std::size_t most = 0;
    for (const Cells& row : rows) most = std::max(most, text::display_width(row[column]));
    return most == 0 ? 0 : std::max(most, text::display_width(columns[column].name));
  };
  constexpr std::size_t kRoomy = 72, kWide = 96;
  std::size_t used = 0;
  for (const std::size_t column : {kSize, kDates, kSources, kCopies}) {
    if ((column == kSources && width < kRoomy) || (column == kCopies && width < kWide)) continue;
    columns[column].width = needed(column);
    if (columns[column].width > 0) used += columns[column].width + kGap;
  }
  std::size_t rest = width > used ? width - used : 1;
  if (width >= kRoomy) {
    const std::size_t free = rest - std::min(rest, needed(kTitle) + kGap);
    const std::size_t share = std::min(needed(kEntities), std::max(rest / 3, free));
    columns[kEntities].width = share;
    if (share > 0) rest -= share + kGap;
  }
  columns[kTitle].width = std::min(needed(kTitle), rest);
  return columns;
}

void append_row(std::string& out, const Columns& columns, const Cells& row, bool colour) {
  std::size_t owed = 0;  // spaces before the next cell: none stand at a line's end
  for (std::size_t i = 0; i < kColumns; ++i) {
    const Column& column = columns[i];
    if (column.width == 0) continue;
    const std::string cell = text::fit_width(row[i], column.width);
    const std::size_t spaces = column.width - text::display_width(cell);
    if (cell.empty()) {
      owed += spaces + kGap;
      continue;
    }
    out.append(owed + (column.right ? spaces : 0), ' ');
    const bool painted = colour && !column.colour.empty();
    if (painted) out += column.colour;
    out += cell;
    if (painted) out += kReset;
    owed = kGap + (column.right ? 0 : spaces);
  }
  out += '\n';
}

}  // namespace

std::string story_table(const std::vector<StoryRow>& rows, std::size_t width, bool colour) {
  if (rows.empty()) return "No stories.\n";
  std::vector<const StoryRow*> sorted;
  sorted.reserve(rows.size());
  for (const StoryRow& row : rows) sorted.push_back(&row);
  std::sort(sorted.begin(), sorted.end(), [](const StoryRow* a, const StoryRow* b) {
    return std::tie(b->size, b->last_date, a->id) < std::tie(a->size, a->last_date, b->id);
  });
  std::vector<Cells> table;
  table.reserve(rows.size());
  for (const StoryRow* row : sorted) table.push_back(cells(*row));
  Columns columns = layout(table, std::max(width, kMinWidth));

  std::string out;
  Cells header;
  Columns plain = columns;
  for (std::size_t i = 0; i < kColumns; ++i) {
    header[i] = columns[i].name;
    plain[i].colour = kDim;
  }
  append_row(out, plain, header, colour);
  for (const Cells& row : table) append_row(out, columns, row, colour);
  return out;
}

}  // namespace newsfold::emit

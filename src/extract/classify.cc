#include "extract/classify.h"

#include "extract/data.h"
#include "extract/page.h"

namespace newsfold::extract {
namespace {

LineKind hinted_kind(const PageLine& line) {
  return line.strongest != nullptr ? line.strongest->kind : LineKind::kFurniture;
}

bool is_kept_kind(LineKind kind) {
  return kind == LineKind::kBody || kind == LineKind::kStandfirst || kind == LineKind::kSubhead;
}

}  // namespace

std::vector<LineVerdict> classify(const Data& data, std::span<const Line> lines) {
  const Page page = read_page(data.phrases(), lines);
  std::vector<LineVerdict> verdicts(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    verdicts[i] = {
        lines[i].number, lines[i].begin, lines[i].end, LineKind::kBlank, false, 1000, {}};
  }
  bool title_seen = false;
  bool ended = false;
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    const LineShape& shape = line.shape;
    LineVerdict& verdict = verdicts[line.line];
    verdict.confidence = 700;
    if (i >= page.run_end && line.hits[static_cast<std::size_t>(PhraseMatch::kSection)] != 0)
      ended = true;
    const bool inside = i >= page.run_begin && i < page.run_end && !ended;
    if (line.decided) {
      verdict.kind = hinted_kind(line);
    } else if (inside && is_prose(shape) && !line.hit(PhraseMatch::kContains, LineKind::kPaywall) &&
               !line.hit(PhraseMatch::kPrefix, LineKind::kEditorNote) &&
               !line.hit(PhraseMatch::kContains, LineKind::kNewsletter) &&
               !line.hit(PhraseMatch::kContains, LineKind::kCaption)) {
      verdict.kind = LineKind::kBody;
    } else if (inside && line.strongest == nullptr && line.blanks_before > 0 &&
               shape.length() >= 2 && shape.glued == 0 && title_seen && i + 1 < page.run_end &&
               page.lines[i + 1].blanks_before > 0 && is_prose(page.lines[i + 1].shape)) {
      verdict.kind = LineKind::kSubhead;
    } else if (!title_seen && i <= page.run_begin && shape.length() >= 5 && !shape.ends_sentence &&
               line.strongest == nullptr) {
      verdict.kind = LineKind::kTitle;
      title_seen = true;
    } else {
      verdict.kind = hinted_kind(line);
    }
    verdict.kept = is_kept_kind(verdict.kind);
    verdict.rule =
        line.strongest != nullptr && !verdict.kept ? "phrase: " + line.strongest->phrase : "shape";
  }
  return verdicts;
}

}  // namespace newsfold::extract

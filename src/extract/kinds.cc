#include "extract/kinds.h"

#include <algorithm>
#include <optional>

#include "extract/word_set.h"

namespace newsfold::extract {
namespace {

constexpr std::uint32_t bit(LineKind kind) { return 1U << static_cast<unsigned>(kind); }

constexpr std::uint32_t kArticleKinds =
    bit(LineKind::kBody) | bit(LineKind::kStandfirst) | bit(LineKind::kSubhead);

// Kinds whose heading speaks for what follows it.
constexpr std::uint32_t kSectionKinds = bit(LineKind::kRelated) | bit(LineKind::kNewsletter) |
                                        bit(LineKind::kPaywall) | bit(LineKind::kComments) |
                                        bit(LineKind::kTags) | bit(LineKind::kAuthorBio);

// Lists of stories and comments run on; what other headings announce is short, and they stand in
// menus too.
constexpr std::uint32_t kLongSections = bit(LineKind::kRelated) | bit(LineKind::kComments);
constexpr std::uint32_t kShortSectionLines = 5;

class Teller {
 public:
  Teller(const Page& page, const PageContext& context, const std::vector<bool>& article)
      : page_(page), context_(context), article_(article), kinds_(page.lines.size()) {}

  std::vector<KindOfLine> run() {
    for (std::uint32_t i = 0; i < page_.lines.size(); ++i) {
      if (article_[i]) {
        first_ = std::min(first_, i);
        last_ = i;
      }
    }
    LineKind section = LineKind::kFurniture;
    std::uint32_t section_lines = 0;
    for (std::uint32_t i = 0; i < page_.lines.size(); ++i) {
      if (article_[i]) {
        section = LineKind::kFurniture;
        kinds_[i] = {article_kind(i), page_.lines[i].decided ? page_.lines[i].strongest : nullptr};
        continue;
      }
      const bool over = (bit(section) & kLongSections) == 0 && ++section_lines > kShortSectionLines;
      if (over) section = LineKind::kFurniture;
      kinds_[i] = removed_kind(i, section);
      const std::uint32_t heads =
          page_.lines[i].hits[static_cast<std::size_t>(PhraseMatch::kSection)];
      if ((heads & kSectionKinds & bit(kinds_[i].kind)) == 0) continue;
      section = kinds_[i].kind;
      section_lines = 0;
    }
    return std::move(kinds_);
  }

 private:
  LineKind article_kind(std::uint32_t i) const {
    const PageLine& line = page_.lines[i];
    if (line.decided && (bit(line.strongest->kind) & kArticleKinds) != 0)
      return line.strongest->kind;
    const LineShape& shape = line.shape;
    if (i == first_ && i > 0 && !context_.lines[i].is_headline && stands_apart(i))
      return LineKind::kStandfirst;
    const bool heading = !shape.ends_sentence && shape.length() <= 14 && shape.commas <= 1 &&
                         shape.quotes == 0 && i < last_ && article_[i + 1] &&
                         context_.lines[i + 1].is_prose;
    return heading ? LineKind::kSubhead : LineKind::kBody;
  }

  // The first line of an article is a standfirst when furniture parts it from the rest.
  bool stands_apart(std::uint32_t i) const {
    return i + 1 < page_.lines.size() && !article_[i + 1] && page_.lines[i].shape.length() >= 6 &&
           i < last_;
  }

  KindOfLine removed_kind(std::uint32_t i, LineKind section) const {
    const PageLine& line = page_.lines[i];
    if (in_menu(i) && heads_section(i)) return {LineKind::kNavigation, line.strongest};
    if (line.decided && (bit(line.strongest->kind) & kArticleKinds) == 0)
      return {line.strongest->kind, line.strongest};
    if (is_title(i)) return {LineKind::kTitle, nullptr};
    if (line.strongest != nullptr && (bit(line.strongest->kind) & kArticleKinds) == 0 && fits(i)) {
      return {line.strongest->kind, line.strongest};
    }
    if (section != LineKind::kFurniture) return {section, nullptr};
    return {shape_kind(i), nullptr};
  }

  bool heads_section(std::uint32_t i) const {
    return (page_.lines[i].hits[static_cast<std::size_t>(PhraseMatch::kSection)] & kSectionKinds) !=
           0;
  }

  // Among short lines above the article, "News" and "Comments" are places to go to, no headings.
  bool in_menu(std::uint32_t i) const {
    return i < first_ && context_.lines[i].short_run >= 3 && i + 1 < page_.lines.size() &&
           page_.lines[i + 1].blanks_before == 0;
  }

  // A hint fits unless the line is too long for what it hints at.
  bool fits(std::uint32_t i) const {
    const std::uint32_t length = page_.lines[i].shape.length();
    switch (page_.lines[i].strongest->kind) {
      case LineKind::kByline:
      case LineKind::kDate:
        return length <= 25;
      case LineKind::kNavigation:
      case LineKind::kShare:
      case LineKind::kTags:
      case LineKind::kFurniture:
        return length <= 30;
      default:
        return true;
    }
  }

  bool is_title(std::uint32_t i) const {
    const LineContext& line = context_.lines[i];
    if (line.is_headline) return true;
    return line.content_words >= 3 && line.headline_words == line.content_words && i <= last_ + 1 &&
           page_.lines[i].repeats > 0;
  }

  LineKind shape_kind(std::uint32_t i) const {
    const LineShape& shape = page_.lines[i].shape;
    const LineContext& line = context_.lines[i];
    if (shape.copyright) return LineKind::kLegal;
    if (shape.length() <= 8 && (shape.clock || shape.years > 0)) return LineKind::kDate;
    if (shape.glued > 0 && shape.length() <= 12 && i > last_) return LineKind::kTags;
    if (inside(i)) return shape.length() >= 6 ? LineKind::kCaption : LineKind::kFurniture;
    if (line.is_prose || shape.length() >= 8) return LineKind::kRelated;
    if (line.short_run >= 3) return LineKind::kNavigation;
    return LineKind::kFurniture;
  }

  bool inside(std::uint32_t i) const { return i < last_ && (i > first_ || i + 6 > first_); }

  const Page& page_;
  const PageContext& context_;
  const std::vector<bool>& article_;
  std::vector<KindOfLine> kinds_;
  std::uint32_t first_ = UINT32_MAX;
  std::uint32_t last_ = 0;
};

}  // namespace

bool is_article_kind(LineKind kind) { return (bit(kind) & kArticleKinds) != 0; }

std::vector<KindOfLine> tell_kinds(const Page& page, const PageContext& context,
                                   const std::vector<bool>& article) {
  return Teller(page, context, article).run();
}

}  // namespace newsfold::extract

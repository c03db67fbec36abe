#include "extract/markup_kinds.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/html/attributes.h"

namespace newsfold::extract {
namespace {

using html::Inside;

struct Named {
  std::string_view word;  // of a class, id or the like
  LineKind kind;
  std::uint32_t most_words;  // longer blocks are something else
};

// Of several words of one element the first here counts.
constexpr std::array<Named, 36> kNames = {{
    {"caption", LineKind::kCaption, 200},
    {"figcaption", LineKind::kCaption, 200},
    {"credit", LineKind::kCaption, 30},
    {"newsletter", LineKind::kNewsletter, 200},
    {"subscribe", LineKind::kPaywall, 200},
    {"paywall", LineKind::kPaywall, 200},
    {"subscription", LineKind::kPaywall, 200},
    {"cookie", LineKind::kCookie, 2000},
    {"cookies", LineKind::kCookie, 2000},
    {"consent", LineKind::kCookie, 2000},
    {"comment", LineKind::kComments, 2000},
    {"comments", LineKind::kComments, 2000},
    {"disqus", LineKind::kComments, 2000},
    {"breadcrumb", LineKind::kNavigation, 30},
    {"breadcrumbs", LineKind::kNavigation, 30},
    {"menu", LineKind::kNavigation, 30},
    {"nav", LineKind::kNavigation, 30},
    {"navigation", LineKind::kNavigation, 30},
    {"share", LineKind::kShare, 30},
    {"sharing", LineKind::kShare, 30},
    {"social", LineKind::kShare, 30},
    {"tag", LineKind::kTags, 30},
    {"tags", LineKind::kTags, 30},
    {"keywords", LineKind::kTags, 30},
    {"bio", LineKind::kAuthorBio, 300},
    {"byline", LineKind::kByline, 25},
    {"author", LineKind::kByline, 25},
    {"authors", LineKind::kByline, 25},
    {"timestamp", LineKind::kDate, 15},
    {"dateline", LineKind::kDate, 15},
    {"date", LineKind::kDate, 15},
    {"related", LineKind::kRelated, 300},
    {"recommended", LineKind::kRelated, 300},
    {"recommendations", LineKind::kRelated, 300},
    {"copyright", LineKind::kLegal, 200},
    {"legal", LineKind::kLegal, 200},
}};
constexpr std::uint32_t kFurthest = 6;  // levels above a block whose names still speak of it

class Teller {
 public:
  Teller(const html::Page& html, const Page& lines, const Markup& markup)
      : html_(html), lines_(lines), markup_(markup) {
    std::transform(kNames.begin(), kNames.end(), hashes_.begin(),
                   [](const Named& named) { return html::word_hash(named.word); });
  }

  std::optional<LineKind> kind_of(std::uint32_t k) const {
    const html::Block& block = html_.blocks[k];
    const html::Element& element = html_.elements[block.element];
    if (html_.elements[block.inner].is_inside(Inside::kStandIn)) return LineKind::kFurniture;
    if (element.is_inside(Inside::kCaption)) return LineKind::kCaption;
    if (element.is_inside(Inside::kComment)) return LineKind::kComments;
    std::uint32_t e = block.inner;
    for (std::uint32_t level = 0; e != 0 && level < kFurthest; ++level) {
      if (e == markup_.root) break;
      if (const auto named = name_of(e, lines_.lines[k].shape.length())) return named;
      e = html_.elements[e].parent;
    }
    if (element.is_inside(Inside::kNav)) return LineKind::kNavigation;
    return std::nullopt;
  }

 private:
  std::optional<LineKind> name_of(std::uint32_t e, std::uint32_t length) const {
    const html::Element& element = html_.elements[e];
    if (element.words_begin == element.words_end) return std::nullopt;
    const auto begin = html_.words.begin() + element.words_begin;
    const auto end = html_.words.begin() + element.words_end;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (length <= kNames[i].most_words && std::find(begin, end, hashes_[i]) != end)
        return kNames[i].kind;
    }
    return std::nullopt;
  }

  const html::Page& html_;
  const Page& lines_;
  const Markup& markup_;
  std::array<std::uint32_t, kNames.size()> hashes_{};
};

}  // namespace

void tell_kinds_by_markup(const html::Page& html, const Page& lines, const Markup& markup,
                          std::span<KindOfLine> kinds) {
  const Teller teller(html, lines, markup);
  for (std::uint32_t k = 0; k < kinds.size(); ++k) {
    KindOfLine& told = kinds[k];
    if (told.rule != nullptr || told.kind == LineKind::kTitle) continue;
    if (is_article_kind(told.kind)) {
      if (html.blocks[k].heading > 1) told.kind = LineKind::kSubhead;
      continue;
    }
    if (const auto kind = teller.kind_of(k)) {
      told.kind = *kind;
      told.by_markup = true;
    }
  }
}

}  // namespace newsfold::extract

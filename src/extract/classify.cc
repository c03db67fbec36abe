#include "extract/classify.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "extract/data.h"
#include "extract/decode.h"
#include "extract/features.h"
#include "extract/kinds.h"
#include "extract/markup.h"
#include "extract/markup_kinds.h"
#include "extract/page.h"

namespace newsfold::extract {
namespace {

// Per mille, from the logistic function of log-odds in steps of a quarter.
std::uint16_t confidence_of(std::int32_t score, bool article) {
  constexpr std::array<std::uint16_t, 25> kLogistic = {500, 562, 622, 679, 731, 777, 818, 852, 881,
                                                       905, 924, 940, 953, 963, 971, 977, 982, 986,
                                                       989, 991, 993, 995, 996, 997, 998};
  if ((score > 0) != article) return 500;
  const std::int64_t step = std::abs(std::int64_t{score}) / 256;
  return step < 25 ? kLogistic[static_cast<std::size_t>(step)] : 999;
}

// A card that leads to another story: a headline, its summary and an image's label or a link, one
// directly under the other, while paragraphs of an article stand apart.
bool is_card(const Page& page, std::size_t i) {
  if (i + 2 >= page.lines.size()) return false;
  const PageLine& headline = page.lines[i];
  const PageLine& summary = page.lines[i + 1];
  const PageLine& label = page.lines[i + 2];
  return headline.blanks_before > 0 && summary.blanks_before == 0 && label.blanks_before == 0 &&
         !headline.shape.ends_sentence && headline.shape.first_upper &&
         headline.shape.length() >= 5 && headline.shape.length() <= 25 && is_prose(summary.shape) &&
         label.shape.length() <= 8 && (label.all_hits() != 0 || label.shape.glued > 0) &&
         !label.shape.ends_sentence && page.run_begin < i;
}

// The headline of another story, right under a heading like "Read also".
bool is_teaser(const Page& page, std::size_t i) {
  constexpr std::uint32_t kLeast = 4, kMost = 22;  // words
  if (i == 0 || !page.lines[i - 1].hit(PhraseMatch::kSection, LineKind::kRelated)) return false;
  const LineShape& shape = page.lines[i].shape;
  return !shape.ends_sentence && shape.end != LineEnd::kColon && shape.length() >= kLeast &&
         shape.length() <= kMost;
}

constexpr std::uint32_t kCopyrightNotice = 12;  // words; longer lines may quote one

}  // namespace

std::vector<std::int8_t> decide_by_rules(const Page& page) {
  std::vector<std::int8_t> forced(page.lines.size(), 0);
  for (std::size_t i = 0; i < forced.size(); ++i) {
    const PageLine& line = page.lines[i];
    if (line.decided) {
      forced[i] = is_article_kind(line.strongest->kind) ? 1 : -1;
    } else if (line.shape.copyright && line.shape.length() <= kCopyrightNotice) {
      forced[i] = -1;
    } else if (is_teaser(page, i)) {
      forced[i] = -1;
    } else if (is_card(page, i) && !page.lines[i + 1].decided) {
      forced[i] = forced[i + 1] = -1;
      ++i;
    }
  }
  return forced;
}

namespace {

// By its looks.
bool is_headline(const PageLine& line) {
  constexpr std::uint32_t kLeast = 5, kMost = 25;  // words
  return !line.decided && !line.shape.ends_sentence && line.shape.length() >= kLeast &&
         line.shape.length() <= kMost;
}

}  // namespace

void drop_strays(const Page& page, std::span<const std::int32_t> log_odds,
                 std::span<const std::int8_t> forced, std::vector<bool>& article) {
  constexpr std::uint32_t kShortArticle = 400, kShortLine = 8, kHeadline = 30;  // words
  std::vector<std::size_t> strays;
  std::uint32_t words = 0, stray_words = 0;
  bool above = true;
  for (std::size_t i = 0; i < article.size(); ++i) {
    if (!article[i]) continue;
    const LineShape& shape = page.lines[i].shape;
    words += shape.length();
    if (log_odds[i] >= 0 && shape.length() >= kShortLine) above = false;
    if (forced[i] != 0 || log_odds[i] >= 0 || shape.ends_sentence) continue;
    if (shape.length() >= kShortLine &&
        (!above || shape.length() >= kHeadline || (i > 0 && is_headline(page.lines[i - 1]))))
      continue;
    stray_words += shape.length();
    strays.push_back(i);
  }
  if (words >= kShortArticle || 2 * stray_words > words) return;
  for (const std::size_t i : strays) article[i] = false;
}

void drop_copies(const Page& page, std::span<const std::int8_t> forced,
                 std::vector<bool>& article) {
  constexpr std::uint32_t kLongLine = 8;                     // words
  constexpr std::uint8_t kOthers = 2;                        // of the same words
  std::vector<std::pair<std::uint64_t, std::size_t>> lines;  // by hash, then in order
  std::uint32_t words = 0, copied = 0;
  for (std::size_t i = 0; i < article.size(); ++i) {
    if (!article[i]) continue;
    const PageLine& line = page.lines[i];
    words += line.shape.length();
    if (line.repeats >= kOthers && line.shape.length() >= kLongLine && forced[i] <= 0)
      lines.emplace_back(line.shape.hash, i);
  }
  std::sort(lines.begin(), lines.end());
  std::vector<std::size_t> copies;
  for (std::size_t k = 1; k < lines.size(); ++k) {
    if (lines[k].first != lines[k - 1].first) continue;
    copies.push_back(lines[k].second);
    copied += page.lines[lines[k].second].shape.length();
  }
  if (3 * copied > 2 * words) return;
  for (const std::size_t i : copies) article[i] = false;
}

namespace {

// A standfirst stands directly under the title and speaks of what the article speaks of.
void keep_standfirst(const Page& page, const PageContext& context, std::vector<bool>& article) {
  for (std::size_t i = 1; i < page.lines.size() && i <= page.run_begin && !article[i - 1]; ++i) {
    const LineContext& title = context.lines[i - 1];
    const LineContext& line = context.lines[i];
    const LineShape& shape = page.lines[i].shape;
    const bool under_title =
        title.content_words >= 3 && title.headline_words == title.content_words;
    if (under_title && line.is_prose && shape.ends_sentence && shape.length() >= 12 &&
        shape.length() <= 60 && page.lines[i].all_hits() == 0 && page.lines[i].repeats == 0 &&
        2 * line.core_words >= line.content_words) {
      article[i] = true;
    }
  }
}

// A preformatted block is kept or dropped whole: its lines share their mean log-odds, by words.
void level_preformatted(const html::Page& html, std::span<const std::uint32_t> lengths,
                        std::span<std::int32_t> scores) {
  const auto is_preformatted = [&html](std::uint32_t e) {
    return html.elements[e].is_inside(html::Inside::kPre);
  };
  const auto element_of = [&](std::size_t k) {
    std::uint32_t e = html.blocks[k].element;
    while (e != 0 && is_preformatted(e) && is_preformatted(html.elements[e].parent))
      e = html.elements[e].parent;
    return e;
  };
  for (std::size_t begin = 0; begin < scores.size();) {
    std::size_t end = begin + 1;
    if (is_preformatted(element_of(begin))) {
      while (end < scores.size() && element_of(end) == element_of(begin)) ++end;
      std::int64_t sum = 0, words = 0;
      for (std::size_t k = begin; k < end; ++k) {
        sum += (std::int64_t{lengths[k]} + 1) * scores[k];
        words += lengths[k] + 1;
      }
      std::fill(scores.begin() + static_cast<std::ptrdiff_t>(begin),
                scores.begin() + static_cast<std::ptrdiff_t>(end),
                static_cast<std::int32_t>(sum / words));
    }
    begin = end;
  }
}

// What a page shows in place of a widget is never of the article, whatever rules say of its words.
void drop_stand_ins(const html::Page& html, std::span<std::int8_t> forced) {
  for (std::size_t k = 0; k < forced.size(); ++k) {
    if (html.elements[html.blocks[k].inner].is_inside(html::Inside::kStandIn)) forced[k] = -1;
  }
}

bool is_time_stamp(const LineShape& shape) { return shape.clock && shape.length() <= 4; }

// Posts under time stamps are kept or dropped together, be they a live blog's or a list of news:
// the prose directly below each stamp shares its mean log-odds, by words.
void level_posts(const Page& page, std::span<const std::uint32_t> lengths,
                 std::span<std::int32_t> scores) {
  constexpr std::size_t kPosts = 3, kReach = 4;  // at least; lines below a stamp
  std::vector<std::size_t> prose;
  std::size_t posts = 0;
  std::int64_t sum = 0, words = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (!is_time_stamp(page.lines[i].shape)) continue;
    const std::size_t before = prose.size();
    for (std::size_t k = i + 1; k < std::min(i + 1 + kReach, page.lines.size()); ++k) {
      if (is_time_stamp(page.lines[k].shape)) break;
      if (!is_prose(page.lines[k].shape)) continue;
      prose.push_back(k);
      sum += std::int64_t{lengths[k]} * scores[k];
      words += lengths[k];
    }
    posts += prose.size() > before ? 1 : 0;
  }
  if (posts < kPosts) return;
  for (const std::size_t k : prose) scores[k] = static_cast<std::int32_t>(sum / words);
}

LineVerdict verdict_of(const Line& line, const KindOfLine& told, bool decided, std::int32_t score) {
  LineVerdict verdict{line.number, line.begin, line.end, told.kind, is_article_kind(told.kind),
                      1000,        "model"};
  if (told.by_markup) verdict.rule = "markup";
  if (told.rule != nullptr) verdict.rule.assign("phrase: ").append(told.rule->phrase);
  if (!decided) verdict.confidence = confidence_of(score, verdict.kept);
  return verdict;
}

// Features take a kilobyte a line: what no page of news has many of is read piece by piece.
constexpr std::size_t kMostLines = 100'000;

std::vector<LineVerdict> classify_at_once(const Data& data, std::span<const Line> lines,
                                          const html::Page* html) {
  const Page page = read_page(data.phrases(), lines);
  const PageContext context = read_context(page);
  FeatureTable features = read_features(page, context, data.function_words());
  Markup markup;
  if (html != nullptr) {
    markup = read_markup(*html, page);
    add_markup_features(*html, page, markup, features);
  }
  const LineModel& model = html != nullptr ? data.page_model() : data.model();
  std::vector<std::int32_t> scores = model.score(features);
  std::vector<std::uint32_t> lengths;
  lengths.reserve(page.lines.size());
  for (const PageLine& line : page.lines) lengths.push_back(line.shape.length());
  if (html == nullptr) data.second_look().revise(page, context.vocabulary, scores);
  if (html != nullptr) level_preformatted(*html, lengths, scores);
  level_posts(page, lengths, scores);
  std::vector<std::int8_t> forced = decide_by_rules(page);
  if (html != nullptr) drop_stand_ins(*html, forced);
  std::vector<bool> article = decode_article(scores, lengths, forced);
  drop_copies(page, forced, article);
  if (html == nullptr) drop_strays(page, scores, forced, article);  // markup knows better
  keep_standfirst(page, context, article);
  std::vector<KindOfLine> kinds = tell_kinds(page, context, article);
  if (html != nullptr) tell_kinds_by_markup(*html, page, markup, kinds);
  std::vector<LineVerdict> verdicts;
  verdicts.reserve(lines.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) {
      verdicts.push_back(
          {lines[i].number, lines[i].begin, lines[i].end, LineKind::kBlank, false, 1000, {}});
      continue;
    }
    verdicts.push_back(verdict_of(lines[i], kinds[at], page.lines[at].decided, scores[at]));
    ++at;
  }
  return verdicts;
}

}  // namespace

std::vector<LineVerdict> classify(const Data& data, std::span<const Line> lines,
                                  const html::Page* html) {
  if (lines.size() <= kMostLines) return classify_at_once(data, lines, html);
  std::vector<LineVerdict> verdicts;
  verdicts.reserve(lines.size());
  for (std::size_t at = 0; at < lines.size(); at += kMostLines) {
    const auto piece = lines.subspan(at, std::min(kMostLines, lines.size() - at));
    for (LineVerdict& verdict : classify_at_once(data, piece, nullptr))
      verdicts.push_back(std::move(verdict));
  }
  return verdicts;
}

}  // namespace newsfold::extract

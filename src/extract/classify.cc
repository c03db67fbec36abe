#include "extract/classify.h"

#include <array>
#include <cstdlib>

#include "extract/data.h"
#include "extract/features.h"
#include "extract/kinds.h"
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

std::vector<std::int8_t> decisions(const Page& page) {
  std::vector<std::int8_t> forced(page.lines.size(), 0);
  for (std::size_t i = 0; i < forced.size(); ++i) {
    const PageLine& line = page.lines[i];
    if (line.decided) forced[i] = is_article_kind(line.strongest->kind) ? 1 : -1;
  }
  return forced;
}

LineVerdict verdict_of(const Line& line, const KindOfLine& told, bool decided, std::int32_t score) {
  LineVerdict verdict{line.number, line.begin, line.end, told.kind, is_article_kind(told.kind),
                      1000,        "model"};
  if (told.rule != nullptr) verdict.rule.assign("phrase: ").append(told.rule->phrase);
  if (!decided) verdict.confidence = confidence_of(score, verdict.kept);
  return verdict;
}

}  // namespace

std::vector<LineVerdict> classify(const Data& data, std::span<const Line> lines) {
  const Page page = read_page(data.phrases(), lines);
  const PageContext context = read_context(page);
  const FeatureTable features = read_features(page, context, data.function_words());
  const std::vector<std::int32_t> scores = data.model().score(features);
  const std::vector<bool> article = data.model().decode(scores, decisions(page));
  const std::vector<KindOfLine> kinds = tell_kinds(page, context, article);
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

}  // namespace newsfold::extract

// What the markup of a page tells of titles.
#include <algorithm>
#include <tuple>

#include "extract/metadata/title_features.h"
#include "extract/metadata/title_groups.h"

namespace newsfold::extract::metadata {

using namespace title_groups;

namespace {

constexpr std::size_t kLongWord = 4;  // letters
constexpr std::size_t kMostTitleWords = 45;

std::size_t top_headings(const Page& page) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < page.lines().size(); ++i)
    count += page.markup()->of(i).heading == 1 ? 1 : 0;
  return count;
}

// Per cent of the telling words that stand in the article's first words; nothing without any.
std::optional<std::size_t> lead_share(const Page& page, std::span<const Token> words) {
  std::size_t telling = 0, lead = 0;
  for (const Token& word : words) {
    if (word.letters < kLongWord && !word.ideograph) continue;
    ++telling;
    lead += page.in_lead(word.stem) ? 1 : 0;
  }
  return telling > 0 ? std::optional(lead * 100 / telling) : std::nullopt;
}

}  // namespace

std::optional<MainHeading> find_main_heading(const Page& page, const DocumentTitle& title) {
  std::optional<MainHeading> best;
  std::size_t best_lead = 0;
  for (std::uint32_t i = 0; i < page.lines().size(); ++i) {
    const std::span<const Token> words = page.lines()[i].words;
    const MarkupFacts& facts = page.markup()->of(i);
    if ((facts.heading != 1 && !facts.headline) || words.empty() || words.size() > kMostTitleWords)
      continue;
    const std::size_t match = title.match(words), lead = lead_share(page, words).value_or(0);
    if (best && std::tie(match, lead) <= std::tie(best->match, best_lead)) continue;
    best = MainHeading{i, match};
    best_lead = lead;
  }
  return best;
}

void TitleDescriber::markup() {
  const MarkupFacts& facts = page_.markup()->of(position_);
  add_markup(facts, model_, kGroupCount, features_);
  add_if(facts.headline, kHeadlineProperty);
  if (facts.heading == 1) add(kTopHeadings, grade(top_headings(page_), {2, 3, 5}));
  if (head_ == nullptr) return;
  add(kDocumentMatch, head_->title.match(line().words));
  add_witness(kWitness, line().phrase);
}

void TitleDescriber::add_witness(std::size_t group, std::uint64_t phrase) {
  const Witness* witness = head_->witnesses.find(phrase);
  for (std::size_t source = 0; witness != nullptr && source < kTitleSourceCount; ++source) {
    if (witness->is_from(static_cast<TitleSource>(source))) add(group, source);
  }
}

std::span<const Feature> TitleDescriber::describe_document_title() {
  features_.clear();
  const std::span<const Token> words = head_->title.words();
  add(kDocumentWords, grade(words.size(), {2, 3, 5, 8, 16}));
  const std::optional<std::size_t> lead = lead_share(page_, words);
  if (lead) add(kDocumentSubject, grade(*lead, {1, 20, 40, 70}));
  const std::optional<MainHeading> heading = find_main_heading(page_, head_->title);
  add(kDocumentTitle, heading ? 1 + heading->match : 0);
  add_witness(kDocumentWitness, phrase_hash(head_->title.text()));
  return features_;
}

}  // namespace newsfold::extract::metadata

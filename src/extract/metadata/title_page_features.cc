// What the markup of a page tells of titles.
#include <algorithm>

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

}  // namespace

void TitleDescriber::markup() {
  const MarkupFacts& facts = page_.markup()->of(position_);
  add_markup(facts, model_, kGroupCount, features_);
  add_if(facts.headline, kHeadlineProperty);
  if (facts.heading == 1) add(kTopHeadings, grade(top_headings(page_), {2, 3, 5}));
  if (document_title_ != nullptr)
    add(kDocumentMatch, document_title_->match({line().words.begin(), line().words.end()}));
}

std::vector<Feature> TitleDescriber::describe_document_title() {
  features_.clear();
  const std::vector<Token> words = tokenize(document_title_->text());
  std::size_t best = 0;
  for (std::size_t i = 0; i < page_.lines().size(); ++i) {
    const PageLine& other = page_.lines()[i];
    if (page_.markup()->of(i).heading == 0 || other.words.size() > kMostTitleWords) continue;
    best = std::max(best, document_title_->match({other.words.begin(), other.words.end()}));
  }
  // 0 no top heading on the page; else how much of the title the best heading is.
  add(kDocumentTitle, top_headings(page_) == 0 ? 0
                      : best == 0              ? 1
                      : best < 4               ? 2
                      : best == 4              ? 3
                                               : 4);
  add(kDocumentWords, grade(words.size(), {2, 3, 5, 8, 16}));
  std::size_t telling = 0, lead = 0;
  for (const Token& word : words) {
    if (word.letters < kLongWord && !word.ideograph) continue;
    ++telling;
    lead += page_.in_lead(word.stem) ? 1 : 0;
  }
  if (telling > 0) add(kDocumentSubject, grade(lead * 100 / telling, {1, 20, 40, 70}));
  return features_;
}

}  // namespace newsfold::extract::metadata

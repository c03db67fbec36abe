#include "extract/metadata/labels.h"

#include <algorithm>
#include <array>

#include "base/embedded.h"
#include "base/fields.h"
#include "newsfold/base/hash.h"

NEWSFOLD_EMBEDDED(newsfold_metadata_labels);

namespace newsfold::extract::metadata {
namespace {

constexpr std::array<std::string_view, kLabelCount> kNames = {
    "published", "updated", "by",      "author", "role",  "reading", "weather",
    "copyright", "comment", "related", "photo",  "team",  "and",     "future",
    "paywall",   "more",    "error",   "share",  "helper"};

// Kinds whose phrases are everyday words of other languages.
constexpr LabelSet kBound = bit(Label::kBy) | bit(Label::kAnd) | bit(Label::kTeam);
constexpr std::size_t kFirstSlots = 1024;  // a power of two
const std::uint64_t kEnglish = hash64("en");

}  // namespace

const Labels& Labels::shipped() {
  static const Labels kLabels(
      embedded(newsfold_metadata_labels_begin, newsfold_metadata_labels_end));
  return kLabels;
}

Labels::Labels(std::string_view table) : slots_(kFirstSlots) {
  while (!table.empty()) {
    std::string_view row = cut(table, '\n');
    if (row.empty() || row[0] == '#') continue;
    const auto* const kind = std::ranges::find(kNames, cut(row, '\t'));
    if (kind == kNames.end()) continue;
    const LabelSet label = LabelSet{1} << (kind - kNames.begin());
    const std::uint64_t language = hash64(cut(row, '\t'));
    while (!row.empty()) add(cut(row, '|'), label, (label & kBound) != 0 ? language : 0);
  }
}

void Labels::add(std::string_view phrase, LabelSet label, std::uint64_t language) {
  const std::vector<Token> words = tokenize(phrase);
  if (words.empty()) return;
  const std::uint64_t first = words.front().hash;
  first_words_[first >> 6U & (first_words_.size() - 1)] |= std::uint64_t{1} << (first & 63U);
  std::uint64_t hash = 0;
  for (const Token& word : words) insert(hash = extend_phrase(hash, word.hash)).starts = true;
  insert(hash ^ language).labels |= label;
  longest_ = std::max(longest_, words.size());
}

Labels::Slot& Labels::insert(std::uint64_t phrase) {
  if (2 * (used_ + 1) > slots_.size()) {
    std::vector<Slot> old(2 * slots_.size());
    std::swap(old, slots_);
    for (const Slot& slot : old) {
      if (slot.phrase != 0) slots_[slot_of(slot.phrase)] = slot;
    }
  }
  Slot& slot = slots_[slot_of(phrase)];
  if (slot.phrase == 0) ++used_;
  slot.phrase = phrase;
  return slot;
}

LabelSet Labels::find(std::uint64_t phrase, std::uint64_t language) const {
  return labels_of(phrase) | labels_of(phrase ^ language) | labels_of(phrase ^ kEnglish);
}

Wording::Wording(const Labels& labels, std::string_view language)
    : labels_(&labels), language_(hash64(language)) {}

LabelSet Wording::of(std::span<const Token> words) const {
  if (words.empty() || words.size() > labels_->longest()) return 0;
  if (!labels_->may_start(words.front().hash)) return 0;
  std::uint64_t phrase = 0;
  for (const Token& word : words) phrase = extend_phrase(phrase, word.hash);
  return labels_->find(phrase, language_);
}

LabelSet Wording::at_start(std::span<const Token> words, std::size_t& length) const {
  LabelSet longest = 0;
  length = 0;
  if (words.empty() || !labels_->may_start(words.front().hash)) return 0;
  std::uint64_t phrase = 0;
  for (std::size_t i = 0; i < std::min(words.size(), labels_->longest()); ++i) {
    phrase = extend_phrase(phrase, words[i].hash);
    if (!labels_->starts(phrase)) break;
    if (const LabelSet labels = labels_->find(phrase, language_)) {
      longest = labels;
      length = i + 1;
    }
  }
  return longest;
}

LabelSet Wording::at_end(std::span<const Token> words) const {
  for (std::size_t length = std::min(words.size(), labels_->longest()); length > 0; --length) {
    if (const LabelSet labels = of(words.last(length))) return labels;
  }
  return 0;
}

LabelSet Wording::anywhere(std::span<const Token> words) const {
  LabelSet all = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!labels_->may_start(words[i].hash)) continue;
    std::uint64_t phrase = 0;
    for (std::size_t j = i; j < std::min(words.size(), i + labels_->longest()); ++j) {
      phrase = extend_phrase(phrase, words[j].hash);
      if (!labels_->starts(phrase)) break;
      all |= labels_->find(phrase, language_);
    }
  }
  return all;
}

}  // namespace newsfold::extract::metadata

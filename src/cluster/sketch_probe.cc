#include "cluster/sketch_probe.h"

#include <algorithm>
#include <bit>

#include "cluster/copies_chance.h"
#include "cluster/copies_sketch.h"
#include "cluster/vectors.h"
#include "newsfold/cluster/overlap.h"

namespace newsfold::cluster {
namespace {

constexpr unsigned kShift = 8;
constexpr std::size_t kWords = (std::size_t{1} << (32 - kShift)) / 64;
// Above every entry, whose lowest bits are 0.
constexpr std::uint32_t kNoEnd = UINT32_MAX;
constexpr std::uint64_t kDeviations = 8;  // squared
// Of more entries than these two must be shared: in a large state nine of ten pairs of documents
// that share anything share one entry, by a stock phrase or by chance.
constexpr std::size_t kMostOfOne = 3;
static_assert(kMostOfOne <= kSketchSlack);

// An entry of 24 bits, of the 2^20 that most are among, stands by chance in one of 40,000 documents
// of 500 shingles: one more holder counts for so many.
constexpr std::uint32_t kPlacesOfChance = 32768;

std::uint64_t bit_of(std::uint32_t upper) { return std::uint64_t{1} << (upper % 64); }

std::uint32_t end_of(const CopySketch& sketch) {
  return sketch.complete || sketch.entries.empty() ? kNoEnd : sketch.entries.back();
}

// The first entry that is too many where one is shared.
std::uint32_t beyond_one(const CopySketch& sketch) {
  return sketch.entries.size() > kMostOfOne ? sketch.entries[kMostOfOne] : kNoEnd;
}

std::span<const std::uint32_t> up_to(std::span<const std::uint32_t> shingles, std::uint32_t end) {
  return shingles.first(static_cast<std::size_t>(
      std::upper_bound(shingles.begin(), shingles.end(), end) - shingles.begin()));
}

}  // namespace

SketchProbe::SketchProbe(std::span<const CopyText> texts, std::uint32_t first,
                         const Options& options)
    : shingles_(texts), first_(first), least_(least_containment(options)), words_(kWords) {
  std::size_t entries = 0;
  for (const CopyText& text : texts) entries += sketch_size(text.shingles);
  sketched_.reserve(entries);
  for (const CopyText& text : texts) {
    const std::span<const std::uint32_t> all = text.shingles;
    const std::size_t size = sketch_size(all);
    const std::uint32_t* const begin = sketched_.data() + sketched_.size();
    sketched_.insert(sketched_.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(size));
    const bool complete = size == all.size();
    const CopySketch sketch{text.copy64, {begin, size}, complete};
    texts_.push_back({.sketch = sketch,
                      .next = complete ? kNoEnd : all[size],
                      .beyond_one = beyond_one(sketch),
                      .end = end_of(sketch)});
  }
  index_entries();
}

void SketchProbe::index_entries() {
  for (const Text& text : texts_) {
    for (const std::uint32_t entry : text.sketch.entries) {
      words_[entry >> kShift >> 6].all |= bit_of(entry >> kShift);
    }
  }
  std::uint64_t count = 0;
  for (Word& word : words_) {
    word.open = word.all;
    word.before = count;
    count += static_cast<std::uint64_t>(std::popcount(word.all));
  }
  entries_.resize(count + 1);
  const auto each = [&](const auto& visit) {
    for (std::uint32_t number = 0; number < texts_.size(); ++number) {
      for (const std::uint32_t entry : texts_[number].sketch.entries) {
        visit(entries_[index_of(entry >> kShift)], number);
      }
    }
  };
  each([](Entry& entry, std::uint32_t) { ++entry.begin; });
  std::uint32_t end = 0;
  for (Entry& entry : entries_) entry.begin = end += entry.begin;
  holders_.resize(end);
  each([&](Entry& entry, std::uint32_t number) { holders_[--entry.begin] = number; });
}

// REQUIRES: some new document has it.
std::size_t SketchProbe::index_of(std::uint32_t upper) const {
  const Word& word = words_[upper / 64];
  return word.before + static_cast<std::size_t>(std::popcount(word.all & (bit_of(upper) - 1)));
}

// Lists those of a standing document's entries that are still counted, and has fetched what will be
// counted: a branch for each would be mispredicted, and tables of megabytes lie far off.
void SketchProbe::look_up(std::span<const std::uint32_t> entries) {
  open_here_.resize(entries.size());
  closed_here_ = 0;
  std::size_t count = 0;
  for (const std::uint32_t entry : entries) {
    const std::uint32_t upper = entry >> kShift;
    const Word& word = words_[upper / 64];
    closed_here_ |= word.closed & bit_of(upper);
    open_here_[count] = upper;
    count += word.open >> (upper % 64) & 1;
  }
  open_here_.resize(count);
  for (const std::uint32_t upper : open_here_) __builtin_prefetch(&entries_[index_of(upper)]);
  for (const std::uint32_t upper : open_here_) {
    __builtin_prefetch(&holders_[entries_[index_of(upper)].begin]);
  }
}

void SketchProbe::count_shared(std::uint32_t upper, std::uint32_t most) {
  Entry& entry = entries_[index_of(upper)];
  const std::uint64_t closes = ++entry.standing >= most ? bit_of(upper) : 0;
  words_[upper / 64].open &= ~closes;
  words_[upper / 64].closed |= closes;
  const std::uint32_t end = (&entry)[1].begin;
  for (std::uint32_t i = entry.begin; i < end; ++i) {
    Text& text = texts_[holders_[i]];
    if (text.shared++ == 0) touched_.push_back(holders_[i]);
    text.closed |= closes;
  }
}

// Whether one of the sketches has at most kMostOfOne entries below the other's end.
bool SketchProbe::one_suffices(const Text& text, std::uint32_t end, std::uint32_t beyond) {
  return text.beyond_one > end || beyond > text.end;
}

// Lists of the touched documents those of which more than one entry is shared, or may be, or of
// which one suffices: few.
void SketchProbe::list_near(const CopySketch& standing, std::uint32_t place) {
  const std::uint32_t end = end_of(standing), beyond = beyond_one(standing);
  const std::size_t before = near_.size();
  near_.resize(before + touched_.size());
  std::size_t count = before;
  for (const std::uint32_t number : touched_) {
    Text& text = texts_[number];
    const bool counted = (text.closed & closed_here_) == 0;
    near_[count] = {place, number, text.shared, counted};
    count += text.shared > 1 || !counted || one_suffices(text, end, beyond);
    text.shared = 0;
  }
  touched_.clear();
  near_.resize(count);
  std::sort(near_.begin() + static_cast<std::ptrdiff_t>(before), near_.end(),
            [](const Near& a, const Near& b) { return a.number < b.number; });
}

// All of the new document's shingles are a larger sample wherever its own sketch ends first.
bool SketchProbe::is_candidate(const Near& near, const CopySketch& standing) const {
  const Text& text = texts_[near.number];
  const CopySketch& sketch = text.sketch;
  std::size_t shared = near.shared;
  if (!near.counted) {
    if (!enough_counted(shared, sketch.entries.size(), standing.entries.size())) return false;
    shared = overlap(sketch.entries, standing.entries).shared;
  }
  const std::uint32_t end = end_of(standing);
  if (shared < 2 && !one_suffices(text, end, beyond_one(standing))) return false;
  if (!may_overlap(sketch.entries, sketch.complete, standing.entries, standing.complete, shared)) {
    return false;
  }
  const bool sketched = sketch.complete || end < text.next;
  const auto sample = up_to(sketched ? sketch.entries : shingles_[near.number].shingles, end);
  const Overlap found = overlap(standing.entries, sample);
  return may_contain(found.shared, std::min(found.a, found.b), least_, kDeviations);
}

// Whether they are candidates is decided at the end, so that what lies far off can be fetched
// ahead.
void SketchProbe::pass(std::span<const CopySketch> standing, std::uint32_t place) {
  near_.clear();
  for (std::uint32_t i = 0; i < standing.size(); ++i) {
    look_up(standing[i].entries);
    const std::uint32_t most = kNeighbours + (place + i) / kPlacesOfChance;
    for (const std::uint32_t upper : open_here_) count_shared(upper, most);
    list_near(standing[i], i);
  }
  constexpr std::size_t kAhead = 8;
  for (std::size_t i = 0; i < near_.size(); ++i) {
    if (i + kAhead < near_.size()) {
      const Near& next = near_[i + kAhead];
      fetch_ahead(texts_[next.number].sketch.entries);
      fetch_ahead(standing[next.place].entries);
    }
    const Near& near = near_[i];
    if (is_candidate(near, standing[near.place])) {
      found_.emplace_back(place + near.place, first_ + near.number);
    }
  }
}

}  // namespace newsfold::cluster

#include "cluster/sketch_probe.h"

#include <algorithm>
#include <utility>

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

// Without a call, which std::popcount() is where the machine's own instruction may be missing.
std::uint32_t bits_in(std::uint64_t word) {
  word -= word >> 1 & 0x5555555555555555;
  word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
  word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
  return static_cast<std::uint32_t>(word * 0x0101010101010101 >> 56);
}

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
    : shingles_(texts),
      first_(first),
      least_(least_containment(options)),
      shared_(texts.size()),
      closed_(texts.size()),
      words_(kWords),
      before_(kWords) {
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
    texts_.push_back({.sketch = sketch, .next = complete ? kNoEnd : all[size]});
    reach_.push_back(reach_of(sketch));
  }
  index_entries();
}

SketchProbe::Reach SketchProbe::reach_of(const CopySketch& sketch) {
  return {static_cast<std::uint32_t>(sketch.entries.size()), beyond_one(sketch), end_of(sketch)};
}

// Whether one of the sketches has at most kMostOfOne entries below the other's end.
bool SketchProbe::one_suffices(const Reach& a, const Reach& b) {
  return a.beyond_one > b.end || b.beyond_one > a.end;
}

void SketchProbe::index_entries() {
  for (const std::uint32_t entry : sketched_)
    words_[entry >> kShift >> 6].all |= bit_of(entry >> kShift);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < kWords; ++at) {
    words_[at].open = words_[at].all;
    before_[at] = count;
    count += bits_in(words_[at].all);
  }
  entries_.resize(count);
  for (const std::uint32_t entry : sketched_) ++entries_[index_of(entry >> kShift)].holder;
  for (Entry& entry : entries_) {
    if (entry.holder == 1) {
      entry.holder = Entry::kSingle;
    } else {
      const auto begin = static_cast<std::uint32_t>(holders_.size());
      holders_.resize(begin + 1 + entry.holder);
      entry.holder = begin;
    }
  }
  for (std::uint32_t number = 0; number < texts_.size(); ++number) {
    for (const std::uint32_t shingle : texts_[number].sketch.entries) {
      Entry& entry = entries_[index_of(shingle >> kShift)];
      if ((entry.holder & Entry::kSingle) != 0) {
        entry.holder |= number;
      } else {
        holders_[entry.holder + ++holders_[entry.holder]] = number;
      }
    }
  }
}

// REQUIRES: some new document has it.
std::size_t SketchProbe::index_of(std::uint32_t upper) const {
  return before_[upper / 64] + bits_in(words_[upper / 64].all & (bit_of(upper) - 1));
}

// Lists those of a standing document's entries that are still counted, and has fetched what will be
// counted: a branch for each would be mispredicted, and tables of megabytes lie far off.
void SketchProbe::look_up(std::span<const std::uint32_t> entries) {
  open_here_.resize(entries.size());
  std::uint64_t closed = 0;
  std::size_t count = 0;
  for (const std::uint32_t entry : entries) {
    const std::uint32_t upper = entry >> kShift;
    const Word& word = words_[upper / 64];
    closed |= word.all & ~word.open & bit_of(upper);
    open_here_[count] = upper;
    count += word.open >> (upper % 64) & 1;
  }
  closed_here_ = closed;
  open_here_.resize(count);
  open_index_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    open_index_[i] = static_cast<std::uint32_t>(index_of(open_here_[i]));
    __builtin_prefetch(&entries_[open_index_[i]]);
  }
}

template <typename Visit>
void SketchProbe::each_holder(const Entry& entry, const Visit& visit) const {
  if ((entry.holder & Entry::kSingle) != 0) return visit(entry.holder & ~Entry::kSingle);
  const std::uint32_t* const list = &holders_[entry.holder];
  for (std::uint32_t i = 1; i <= list[0]; ++i) visit(list[i]);
}

void SketchProbe::count_shared(std::size_t open, std::uint32_t most) {
  Entry& entry = entries_[open_index_[open]];
  each_holder(entry, [&](std::uint32_t number) {
    if (shared_[number]++ == 0) touched_.push_back(number);
  });
  if (++entry.standing < most) return;
  const std::uint64_t bit = bit_of(open_here_[open]);
  words_[open_here_[open] / 64].open &= ~bit;
  each_holder(entry, [&](std::uint32_t number) { closed_[number] |= bit; });
}

// Lists of the touched documents those that share more than one entry, or one that suffices, or, if
// some went uncounted, may share enough: few.
void SketchProbe::list_near(const CopySketch& standing, std::uint32_t place) {
  const Reach own = reach_of(standing);
  const std::size_t before = near_.size();
  near_.resize(before + touched_.size());
  std::size_t count = before;
  for (const std::uint32_t number : touched_) {
    const std::uint32_t shared = std::exchange(shared_[number], 0);
    const bool counted = (closed_[number] & closed_here_) == 0;
    near_[count] = {place, number, shared, counted};
    const Reach& reach = reach_[number];
    const bool enough = counted ? shared > 1 || one_suffices(reach, own)
                                : enough_counted(shared, reach.size, own.size);
    count += enough;
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
  if (!near.counted) shared = overlap(sketch.entries, standing.entries).shared;
  const std::uint32_t end = end_of(standing);
  if (shared < 2 && !one_suffices(reach_[near.number], reach_of(standing))) return false;
  if (!may_overlap(sketch.entries, sketch.complete, standing.entries, standing.complete, shared)) {
    return false;
  }
  const bool sketched = sketch.complete || end < text.next;
  const auto sample = up_to(sketched ? sketch.entries : shingles_[near.number].shingles, end);
  if (!sketched) shared = overlap(standing.entries, sample).shared;
  return may_contain(shared, std::min(standing.entries.size(), sample.size()), least_, kDeviations);
}

// Whether they are candidates is decided at the end, so that what lies far off can be fetched
// ahead.
void SketchProbe::pass(std::span<const CopySketch> standing, std::uint32_t place) {
  near_.clear();
  for (std::uint32_t i = 0; i < standing.size(); ++i) {
    look_up(standing[i].entries);
    const std::uint32_t most = kNeighbours + (place + i) / kPlacesOfChance;
    for (std::size_t open = 0; open < open_here_.size(); ++open) count_shared(open, most);
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

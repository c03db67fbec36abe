// Which standing sketches share enough with those of some new documents: the share of one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "newsfold/cluster/copy_probe.h"

namespace newsfold::cluster {

// Not thread-safe. Result and what is counted do not depend on which other new documents there are.
class SketchProbe {
 public:
  // New documents [first, first + texts.size()) of all. REQUIRES: their shingles outlive this.
  SketchProbe(std::span<const CopyText> texts, std::uint32_t first, const Options& options);

  // As CopyProbe::pass(); `place`: of the first.
  void pass(std::span<const CopySketch> standing, std::uint32_t place);
  // Ascending.
  const CandidatePairs& found() const { return found_; }

 private:
  // Of 64 values of an entry's upper bits, a bit each: entries of new documents that standing ones
  // are still counted for, those that had enough, and both.
  struct Word {
    std::uint64_t open = 0, closed = 0, all = 0;
    std::uint64_t before = 0;  // entries in earlier words
  };
  struct Entry {
    std::uint32_t begin = 0;     // of its holders_
    std::uint32_t standing = 0;  // documents so far that have it
  };
  struct Text {
    CopySketch sketch;       // of sketched_
    std::uint32_t next = 0;  // the first shingle that is not in it; above all where all are
    // The first entry that is too many where one is shared, and the end of the sketch; above all
    // entries where there is none.
    std::uint32_t beyond_one = 0, end = 0;
    std::uint32_t shared = 0;  // entries with the standing document at hand; 0 between two
    // Of its closed entries the bits in their words. Without one that closed entries of the
    // standing document have, too, nothing that both have went uncounted.
    std::uint64_t closed = 0;
  };

  // A new document that shares entries with a standing one.
  struct Near {
    std::uint32_t place = 0, number = 0, shared = 0;
    bool counted = true;  // all that they share
  };

  void index_entries();
  void look_up(std::span<const std::uint32_t> entries);
  void count_shared(std::uint32_t upper, std::uint32_t most);
  void list_near(const CopySketch& standing, std::uint32_t place);
  static bool one_suffices(const Text& text, std::uint32_t end, std::uint32_t beyond);
  bool is_candidate(const Near& near, const CopySketch& standing) const;
  std::size_t index_of(std::uint32_t upper) const;

  std::span<const CopyText> shingles_;
  std::uint32_t first_;
  std::uint64_t least_;                  // containment
  std::vector<std::uint32_t> sketched_;  // those of all new documents side by side
  std::vector<Text> texts_;
  std::vector<Word> words_;
  std::vector<Entry> entries_;          // ascending; one more at the end
  std::vector<std::uint32_t> holders_;  // new documents, by entry
  // Of the standing document at hand: its entries that are counted, the new documents that have
  // one, and of its closed entries the bits in their words.
  std::vector<std::uint32_t> open_here_, touched_;
  std::uint64_t closed_here_ = 0;
  std::vector<Near> near_;
  CandidatePairs found_;
};

}  // namespace newsfold::cluster

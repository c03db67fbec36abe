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
  // Of 64 values of an entry's upper bits, a bit each: entries of new documents, and those of them
  // that standing ones are still counted for. The others had enough.
  struct Word {
    std::uint64_t all = 0, open = 0;
  };
  // One that a single new document has holds its number, and few are had by more.
  struct Entry {
    static constexpr std::uint32_t kSingle = std::uint32_t{1} << 31;
    std::uint32_t holder = 0;    // kSingle | number; else where its list begins in holders_
    std::uint32_t standing = 0;  // documents so far that have it
  };
  struct Text {
    CopySketch sketch;       // of sketched_
    std::uint32_t next = 0;  // the first shingle that is not in it; above all where all are
  };
  // Of a sketch its size, the first entry that is too many where one is shared, and its end; above
  // all entries where there is none.
  struct Reach {
    std::uint32_t size = 0, beyond_one = 0, end = 0;
  };

  // A new document that shares entries with a standing one.
  struct Near {
    std::uint32_t place = 0, number = 0, shared = 0;
    bool counted = true;  // all that they share
  };

  static Reach reach_of(const CopySketch& sketch);
  static bool one_suffices(const Reach& a, const Reach& b);
  void index_entries();
  void look_up(std::span<const std::uint32_t> entries);
  template <typename Visit>
  void each_holder(const Entry& entry, const Visit& visit) const;
  void count_shared(std::size_t open, std::uint32_t most);
  void list_near(const CopySketch& standing, std::uint32_t place);
  bool is_candidate(const Near& near, const CopySketch& standing) const;
  std::size_t index_of(std::uint32_t upper) const;

  // What is asked for each entry of each standing document lies by itself, so that it stays in the
  // cache.
  std::span<const CopyText> shingles_;
  std::uint32_t first_;
  std::uint64_t least_;                  // containment
  std::vector<std::uint32_t> sketched_;  // those of all new documents side by side
  std::vector<Text> texts_;
  std::vector<Reach> reach_;  // by new document
  // By new document: entries that it shares with the standing one at hand, 0 between two; and of
  // its closed entries the bits in their words. Without one that closed entries of the standing
  // document have, too, nothing that both have went uncounted.
  std::vector<std::uint32_t> shared_;
  std::vector<std::uint64_t> closed_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> before_;   // by word: entries in earlier ones
  std::vector<Entry> entries_;          // ascending
  std::vector<std::uint32_t> holders_;  // lists of new documents, each behind its length
  // Of the standing document at hand: its entries that are counted and their indices, the new
  // documents that have one, and of its closed entries the bits in their words.
  std::vector<std::uint32_t> open_here_, open_index_, touched_;
  std::uint64_t closed_here_ = 0;
  std::vector<Near> near_;
  CandidatePairs found_;
};

}  // namespace newsfold::cluster

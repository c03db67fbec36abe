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
  struct Posting {
    std::uint32_t entry;  // its upper bits
    std::uint32_t document;
    auto operator<=>(const Posting&) const = default;
  };
  // A bit for each value of an entry's upper bits: entries of new documents that standing ones are
  // still counted for, and those that had enough.
  struct Filter {
    std::uint64_t open = 0;
    std::uint64_t closed = 0;
  };

  void look_up(std::span<const std::uint32_t> entries);
  void count_shared(std::uint32_t upper, std::uint32_t most);
  bool is_candidate(std::uint32_t number, const CopySketch& standing) const;
  bool one_suffices(std::uint32_t number, const CopySketch& standing) const;

  std::span<const CopyText> texts_;
  std::uint32_t first_;
  std::uint64_t least_;  // containment
  std::vector<CopySketch> sketches_;
  // By new document: the first entry that is too many where one is shared, and the end of its
  // sketch; above all entries where there is none.
  std::vector<std::uint32_t> beyond_one_, end_;
  std::vector<Posting> postings_;  // sorted
  std::vector<Filter> filter_;
  std::vector<std::uint32_t> directory_;  // by upper bits but the last: the first posting
  std::vector<std::uint32_t> holders_;    // by an entry's first posting: standing ones so far
  std::vector<std::uint16_t> shared_;     // by new document; zeros between calls
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t> open_here_;  // of the standing document at hand
  // Of closed entries: the bits that they have in words of the filter, by new document and of the
  // standing one at hand. Without a common one nothing that both have went uncounted.
  std::vector<std::uint64_t> closed_;
  std::uint64_t closed_here_ = 0;
  CandidatePairs found_;
};

}  // namespace newsfold::cluster

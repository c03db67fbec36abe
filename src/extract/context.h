// What surrounds each line of a page: prose before and after, sections, shared vocabulary.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/page.h"
#include "extract/vocabulary.h"

namespace newsfold::extract {

struct LineContext {
  std::uint32_t prose_before = 0;  // words of prose lines above and below
  std::uint32_t prose_after = 0;
  std::uint32_t section_lines =
      0;  // lines since the last section heading ("Related"), itself 1; 0 for none
  std::uint32_t section_prose = 0;  // words of prose since then
  std::uint32_t content_words = 0;  // words of four letters and more, ideographs
  std::uint32_t core_words = 0;     // those that the run of prose uses elsewhere
  std::uint32_t names = 0;          // content words with a capital, the line's first word aside
  std::uint32_t core_names = 0;     // those that the run of prose uses elsewhere
  std::uint32_t gap_before =
      0;  // lines since the last prose line, and until the next; at most the page's lines
  std::uint32_t gap_after = 0;
  std::uint32_t headline_words = 0;     // those that the headline uses
  std::uint32_t headline_distance = 0;  // lines since the headline; 0 at it and above
  std::uint32_t prose_near = 0;         // prose lines among the four above and the four below
  std::uint32_t words_near = 0;         // mean words of the three lines above and below
  std::uint32_t short_run = 0;   // adjoining lines of fewer than five words, this one included
  std::uint32_t prose_run = 0;   // adjoining prose lines, this one included
  std::uint32_t same_shape = 0;  // lines within twelve that look alike
  std::uint32_t same_start =
      0;  // of the lines directly above and below, those with the same first word
  std::uint32_t echo_above = 0;  // content words that one of the two lines above has, or below
  std::uint32_t echo_below = 0;
  std::uint32_t comment_lines = 0;  // as section_lines, since a heading of comments below prose
  std::uint32_t section_kinds = 0;  // of the last section heading (bit = LineKind)
  bool starts_with_name = false;    // with the two words that a short line ends on, as bylines do
  bool earlier_equal = false;       // a line above has the same words
  bool is_headline = false;
  bool is_prose = false;
};

struct PageContext {
  std::vector<LineContext> lines;
  Vocabulary vocabulary;
  std::uint32_t prose_words = 0;
  std::uint32_t run_words = 0;  // of prose, inside the run
  std::uint32_t all_words = 0;
};

// Cost: linear in the page's words.
PageContext read_context(const Page& page);

}  // namespace newsfold::extract

// A dump's lines seen together: shapes, phrase hits, repetition, and where the prose stands.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/lines.h"
#include "extract/phrases.h"
#include "extract/shape.h"

namespace newsfold::extract {

// A line that is not blank.
struct PageLine {
  std::uint32_t line = 0;  // into the document's lines
  std::uint8_t blanks_before = 0;
  std::uint8_t repeats = 0;  // other lines of the page with the same words
  LineShape shape;
  // For each way of matching, the kinds whose rules hit (bit = LineKind).
  std::array<std::uint32_t, kPhraseMatchCount> hits{};
  std::uint8_t hit_count = 0;   // rules that hit, exact ones and headings aside
  std::uint16_t hit_words = 0;  // their words
  std::uint8_t pleas = 0;       // those of two words and more that beg, sell or ask for consent
  std::uint8_t bios = 0;        // those of two words and more that tell of an author
  const PhraseRule* strongest =
      nullptr;           // the rule that decides the line, else the one with most words
  bool decided = false;  // `strongest` decides

  std::uint32_t all_hits() const { return hits[0] | hits[1] | hits[2] | hits[3] | hits[4]; }
  bool hit(PhraseMatch match, LineKind kind) const {
    return (hits[static_cast<std::size_t>(match)] >> static_cast<unsigned>(kind) & 1U) != 0;
  }
};

struct Page {
  std::vector<Word> words;  // of all lines, in order
  std::vector<PageLine> lines;
  // The run of lines, half-open, in which prose most outweighs the rest: body text extraction after
  // Finn, Kushmerick and Smyth (2001), on lines instead of tags.
  std::uint32_t run_begin = 0;
  std::uint32_t run_end = 0;

  std::span<const Word> words_of(const PageLine& line) const {
    return std::span(words).subspan(line.shape.first_word, line.shape.words);
  }
};

// At least eight words and the end of a sentence.
bool is_prose(const LineShape& shape);

// Cost: linear in the bytes of the lines.
Page read_page(const Phrases& phrases, std::span<const Line> lines);

}  // namespace newsfold::extract

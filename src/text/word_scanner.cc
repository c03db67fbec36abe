#include "text/word_scanner.h"

#include <algorithm>
#include <bit>

#include "simd/positions.h"
#include "text/decode.h"
#include "text/icu_words.h"

namespace newsfold::text {
namespace {

using simd::AsciiBlock;

constexpr std::size_t kMergeGap =
    48;  // bytes: one call of ICU costs as much as it takes to read these

bool is_blank(char c) { return c == ' ' || c == '\n'; }

}  // namespace

void WordScanner::scan(std::string_view text, std::vector<Word>& out, char* folded) {
  text_ = text;
  folded_ = folded;
  stretches_.clear();
  resolved_ = 0;
  blocks_.resize((text.size() + 63) / 64);
  simd::classify_ascii(text.data(), text.size(), blocks_.data(), folded);
  simd::fold_two_byte_letters(text.data(), text.size(), letters_, blocks_.data(), folded);
  std::uint64_t odd = 0;
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    resolve_block(b);
    odd |= blocks_[b].mids;
  }
  all_folded_ = odd == 0;
  read_off(out);
  if (stretches_.empty()) return;
  const auto plain = static_cast<std::ptrdiff_t>(out.size());
  for (const Stretch& stretch : stretches_) icu_words(text, stretch.begin, stretch.end, out);
  std::inplace_merge(out.begin(), out.begin() + plain, out.end(),
                     [](const Word& a, const Word& b) { return a.begin < b.begin; });
}

void WordScanner::resolve_block(std::size_t b) {
  AsciiBlock& block = blocks_[b];
  // A mid between blanks, or at a word's end, joins nothing.
  const std::uint64_t ground = block.letters | block.digits | block.connectors | block.high;
  std::uint64_t before = ground << 1;
  std::uint64_t after = ground >> 1;
  if (b > 0) {
    const AsciiBlock& last = blocks_[b - 1];
    before |= (last.letters | last.digits | last.connectors | last.high) >> 63;
  }
  if (b + 1 < blocks_.size()) {
    const AsciiBlock& next = blocks_[b + 1];
    after |= (next.letters | next.digits | next.connectors | next.high) << 63;
  }
  std::uint64_t open = (block.mids & before & after) | block.connectors | block.high;
  // What the block before has settled stays; the rest is set again where it joins.
  if (resolved_ < 64 * b + 64) {
    const std::size_t settled = resolved_ > 64 * b ? resolved_ - 64 * b : 0;
    const std::uint64_t keep = (std::uint64_t{1} << settled) - 1;
    block.connectors &= keep;
    block.mids &= keep;
  }
  const std::size_t base = 64 * b;
  if (resolved_ >= base + 64) return;
  if (resolved_ > base) open &= ~std::uint64_t{0} << (resolved_ - base);
  while (open != 0) {
    const auto bit = static_cast<std::size_t>(std::countr_zero(open));
    resolved_ = resolve(base + bit);
    if (resolved_ >= base + 64) return;
    open &= ~std::uint64_t{0} << (resolved_ - base);
  }
}

// Settles the code point at `at`; gives where to go on.
std::size_t WordScanner::resolve(std::size_t at) {
  std::size_t end = at;
  const char32_t c = decode_here(text_, end);
  const WordClass word_class = classes_.of(c);
  if (word_class == WordClass::kLetter) {
    set(&AsciiBlock::letters, at, end);
    if (folded_ != nullptr) fold_letter(c, at, end);
    return end;
  }
  if (c >= 0x80) set(&AsciiBlock::mids, at, end);
  switch (word_class) {
    case WordClass::kOther:
    case WordClass::kLetter:
      break;
    case WordClass::kDigit:
      set(&AsciiBlock::digits, at, end);
      break;
    case WordClass::kConnector:
      return resolve_connector(at, end);
    case WordClass::kMidLetter:
    case WordClass::kMidNumber:
    case WordClass::kMidBoth:
      resolve_mid(word_class, at, end);
      break;
    case WordClass::kExtend:
      inherit(at, end);
      break;
    case WordClass::kComplex:
      return leave_to_icu(at);
  }
  return end;
}

void WordScanner::fold_letter(char32_t c, std::size_t begin, std::size_t end) {
  const Folded& folded = table_.of(c);
  if (folded.size == end - begin) {
    std::copy(folded.bytes, folded.bytes + folded.size, folded_ + begin);
  } else {
    set(&AsciiBlock::mids, begin, end);
  }
}

void WordScanner::resolve_mid(WordClass word_class, std::size_t begin, std::size_t end) {
  if (begin == 0) return;
  const Next next = next_class(end);
  const bool letters = word_class != WordClass::kMidNumber &&
                       next.word_class == WordClass::kLetter &&
                       test(&AsciiBlock::letters, begin - 1);
  const bool digits = word_class != WordClass::kMidLetter && next.word_class == WordClass::kDigit &&
                      test(&AsciiBlock::digits, begin - 1);
  if (letters || digits) set(&AsciiBlock::connectors, begin, end);
}

// Alone it is no word. With a mark on it, ICU's rules give no word either, whatever it joins.
std::size_t WordScanner::resolve_connector(std::size_t begin, std::size_t end) {
  const Next next = next_class(end);
  if (next.begin != end) return leave_to_icu(begin);
  const bool joins_before =
      begin > 0 && (test(&AsciiBlock::letters, begin - 1) || test(&AsciiBlock::digits, begin - 1) ||
                    test(&AsciiBlock::connectors, begin - 1));
  const bool joins_after = next.word_class == WordClass::kLetter ||
                           next.word_class == WordClass::kDigit ||
                           next.word_class == WordClass::kConnector;
  if (joins_before || joins_after) set(&AsciiBlock::connectors, begin, end);
  return end;
}

void WordScanner::inherit(std::size_t begin, std::size_t end) {
  if (begin == 0) return;
  for (const auto bits : {&AsciiBlock::letters, &AsciiBlock::digits, &AsciiBlock::connectors}) {
    if (test(bits, begin - 1)) set(bits, begin, end);
  }
}

std::size_t WordScanner::leave_to_icu(std::size_t at) {
  Stretch stretch{at, at};
  while (stretch.begin > 0 && !is_blank(text_[stretch.begin])) --stretch.begin;
  while (stretch.end < text_.size() && !is_blank(text_[stretch.end])) ++stretch.end;
  if (!stretches_.empty() && stretch.begin < stretches_.back().end + kMergeGap) {
    stretch.begin = stretches_.back().begin;
    clear(stretches_.back().end, stretch.end);
    stretches_.back() = stretch;
  } else {
    clear(stretch.begin, stretch.end);
    stretches_.push_back(stretch);
  }
  return stretch.end;
}

void WordScanner::clear(std::size_t begin, std::size_t end) {
  for (; begin < end; ++begin) {
    const std::uint64_t keep = ~(std::uint64_t{1} << begin % 64);
    AsciiBlock& block = blocks_[begin / 64];
    block.letters &= keep;
    block.digits &= keep;
    block.connectors &= keep;
    block.mids |= ~keep;
  }
}

// The class of the next code point that does not extend the one before it.
WordScanner::Next WordScanner::next_class(std::size_t at) const {
  while (at < text_.size()) {
    const std::size_t begin = at;
    const WordClass word_class = classes_.of(decode_here(text_, at));
    if (word_class != WordClass::kExtend) return {word_class, begin};
  }
  return {WordClass::kOther, at};
}

// Every change between "in a word" and "not" is a word's begin or end, in turn: written one after
// the other they are the words.
void WordScanner::read_off(std::vector<Word>& out) {
  static_assert(sizeof(Word) == 2 * sizeof(std::uint32_t));
  changes_.resize(blocks_.size());
  std::uint64_t last = 0;
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const std::uint64_t word = blocks_[b].letters | blocks_[b].digits | blocks_[b].connectors;
    changes_[b] = word ^ (word << 1 | last);
    last = word >> 63;
  }
  const std::size_t changes = simd::count_bits(changes_.data(), changes_.size());
  out.resize((changes + simd::kPositionsSlack) / 2 + 1);
  auto* const positions = reinterpret_cast<std::uint32_t*>(out.data());
  simd::bit_positions(changes_.data(), changes_.size(), positions);
  if (last != 0) positions[changes] = static_cast<std::uint32_t>(text_.size());
  out.resize((changes + last) / 2);
}

}  // namespace newsfold::text

#include "simd/two_byte.h"

#include <algorithm>
#include <bit>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/two_byte.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/dispatch.h"
#include "simd/mask_bits-inl.h"

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

// Gives the bits of `text` that belong to letters. A byte can be read before and behind the 64.
std::uint64_t fold_block(const std::uint8_t* text, const TwoByteLetters& letters,
                         std::uint8_t* lower) {
  std::uint64_t bits = 0;
  for (int i = -1; i < 64; ++i) {
    const std::size_t lead = text[i] - TwoByteLetters::kFirstLead;
    if (lead >= TwoByteLetters::kLeads || (text[i + 1] & 0xC0) != 0x80) continue;
    const std::size_t at = text[i + 1] & 0x3F;
    if (letters.continuations[lead][at] == 0) continue;
    if (i >= 0) {
      lower[i] = letters.leads[lead][at];
      bits |= std::uint64_t{1} << i;
    }
    if (i < 63) {
      lower[i + 1] = letters.continuations[lead][at];
      bits |= std::uint64_t{1} << (i + 1);
    }
  }
  return bits;
}

#else

using Vector = hn::Vec<Bytes>;

HWY_INLINE Vector each(std::size_t value) {
  return hn::Set(Bytes(), static_cast<std::uint8_t>(value));
}

// Of the 64 bytes at `table`, those at `index`, each below 64.
HWY_INLINE Vector look_up(const std::uint8_t* table, Vector index) {
  const Bytes d;
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
  return Vector{_mm512_permutexvar_epi8(index.raw, hn::Load(d, table).raw)};
#else
  const auto low = hn::And(index, each(15));
  auto out = hn::TableLookupBytes(hn::LoadDup128(d, table), low);
  for (std::size_t part = 16; part < 64; part += 16) {
    out = hn::IfThenElse(hn::Lt(index, each(part)), out,
                         hn::TableLookupBytes(hn::LoadDup128(d, table + part), low));
  }
  return out;
#endif
}

HWY_INLINE hn::Mask<Bytes> is_lead(Vector bytes) {
  return hn::Lt(hn::Sub(bytes, each(TwoByteLetters::kFirstLead)), each(TwoByteLetters::kLeads));
}

HWY_INLINE hn::Mask<Bytes> is_continuation(Vector bytes) {
  return hn::Eq(hn::And(bytes, each(0xC0)), each(0x80));
}

// The letters of one vector, lead by lead: a byte is the first or the second of its letter.
HWY_INLINE std::uint64_t fold_vector(const std::uint8_t* text, const TwoByteLetters& letters,
                                     std::uint8_t* lower) {
  const Bytes d;
  const auto before = hn::LoadU(d, text - 1);
  const auto here = hn::LoadU(d, text);
  const auto after = hn::LoadU(d, text + 1);
  const auto here_index = hn::And(here, each(0x3F));
  const auto after_index = hn::And(after, each(0x3F));
  std::uint64_t firsts = bits_of(hn::And(is_lead(here), is_continuation(after)));
  std::uint64_t seconds = bits_of(hn::And(is_lead(before), is_continuation(here)));
  std::uint64_t bits = 0;
  auto out = hn::LoadU(d, lower);
  while ((firsts | seconds) != 0) {
    const std::uint8_t lead =
        seconds != 0 ? *(text + std::countr_zero(seconds) - 1) : text[std::countr_zero(firsts)];
    const std::size_t at = lead - TwoByteLetters::kFirstLead;
    const auto first = hn::And(hn::Eq(here, each(lead)), is_continuation(after));
    const auto second = hn::And(hn::Eq(before, each(lead)), is_continuation(here));
    const auto known = look_up(letters.continuations[at], after_index);
    const auto folded = look_up(letters.continuations[at], here_index);
    const auto first_of_letter = hn::And(first, hn::Ne(known, hn::Zero(d)));
    const auto second_of_letter = hn::And(second, hn::Ne(folded, hn::Zero(d)));
    out = hn::IfThenElse(first_of_letter, look_up(letters.leads[at], after_index), out);
    out = hn::IfThenElse(second_of_letter, folded, out);
    bits |= bits_of(hn::Or(first_of_letter, second_of_letter));
    firsts &= ~bits_of(first);
    seconds &= ~bits_of(second);
  }
  hn::StoreU(out, d, lower);
  return bits;
}

std::uint64_t fold_block(const std::uint8_t* text, const TwoByteLetters& letters,
                         std::uint8_t* lower) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 64; i += hn::Lanes(Bytes())) {
    bits |= fold_vector(text + i, letters, lower + i) << i;
  }
  return bits;
}

#endif

// A block that has no byte before or behind it, or is no whole one.
std::uint64_t fold_edge(const std::uint8_t* text, std::size_t size, std::size_t begin,
                        const TwoByteLetters& letters, std::uint8_t* lower) {
  std::uint8_t padded[66] = {};
  std::uint8_t folded[64] = {};
  const std::size_t from = begin == 0 ? 0 : begin - 1;
  std::memcpy(padded + (from + 1 - begin), text + from, std::min(size, begin + 65) - from);
  const std::size_t count = std::min(size - begin, std::size_t{64});
  std::memcpy(folded, lower, count);
  const std::uint64_t bits = fold_block(padded + 1, letters, folded);
  std::memcpy(lower, folded, count);
  return bits;
}

void two_byte_kernel(const std::uint8_t* text, std::size_t size, const TwoByteLetters& letters,
                     AsciiBlock* blocks, std::uint8_t* lower) {
  std::uint8_t unwanted[64] = {};
  for (std::size_t begin = 0; begin < size; begin += 64) {
    AsciiBlock& block = blocks[begin / 64];
    if (block.high == 0) continue;
    std::uint8_t* const out = lower == nullptr ? unwanted : lower + begin;
    const bool inside = begin > 0 && begin + 65 <= size;
    const std::uint64_t bits = inside ? fold_block(text + begin, letters, out)
                                      : fold_edge(text, size, begin, letters, out);
    block.letters |= bits;
    block.high &= ~bits;
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(two_byte_kernel);

void fold_two_byte_letters(const char* text, std::size_t size, const TwoByteLetters& letters,
                           AsciiBlock* blocks, char* lower) {
  NEWSFOLD_DISPATCH(two_byte_kernel)
  (reinterpret_cast<const std::uint8_t*>(text), size, letters, blocks,
   reinterpret_cast<std::uint8_t*>(lower));
}

}  // namespace newsfold::simd
#endif  // HWY_ONCE

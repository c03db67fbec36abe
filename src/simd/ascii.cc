#include "simd/ascii.h"

#include <algorithm>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/ascii.cc"
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

void classify_block(const char* text, AsciiBlock& block, char* lower) {
  block = {};
  for (unsigned i = 0; i < 64; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    const bool letter = static_cast<unsigned char>((c | 0x20) - 'a') < 26;
    if (letter) block.letters |= bit;
    if (c >= 'A' && c <= 'Z') block.capitals |= bit;
    if (c >= '0' && c <= '9') block.digits |= bit;
    if (c != 0 && std::strchr("',.:;", c) != nullptr) block.mids |= bit;
    if (c == '@' || c == '_') block.connectors |= bit;
    if (c >= 0x80) block.high |= bit;
    lower[i] = static_cast<char>(letter ? c | 0x20 : c);
  }
}

#else

HWY_INLINE void classify_block(const char* text, AsciiBlock& block, char* lower) {
  const Bytes d;
  block = {};
  for (std::size_t i = 0; i < 64; i += hn::Lanes(d)) {
    const auto c = hn::LoadU(d, reinterpret_cast<const std::uint8_t*>(text) + i);
    const auto folded = hn::Or(c, hn::Set(d, std::uint8_t{0x20}));
    const auto letter =
        hn::Lt(hn::Sub(folded, hn::Set(d, std::uint8_t{'a'})), hn::Set(d, std::uint8_t{26}));
    const auto capital =
        hn::Lt(hn::Sub(c, hn::Set(d, std::uint8_t{'A'})), hn::Set(d, std::uint8_t{26}));
    const auto digit =
        hn::Lt(hn::Sub(c, hn::Set(d, std::uint8_t{'0'})), hn::Set(d, std::uint8_t{10}));
    const auto is = [&](char x)
                        HWY_ATTR { return hn::Eq(c, hn::Set(d, static_cast<std::uint8_t>(x))); };
    const auto points = hn::Or(hn::Or(is('.'), is(',')), hn::Or(is(':'), is(';')));
    const auto high = hn::Gt(c, hn::Set(d, std::uint8_t{0x7F}));
    block.letters |= bits_of(letter) << i;
    block.capitals |= bits_of(capital) << i;
    block.digits |= bits_of(digit) << i;
    block.mids |= bits_of(hn::Or(points, is('\''))) << i;
    block.connectors |= bits_of(hn::Or(is('@'), is('_'))) << i;
    block.high |= bits_of(high) << i;
    hn::StoreU(hn::IfThenElse(letter, folded, c), d, reinterpret_cast<std::uint8_t*>(lower) + i);
  }
}

#endif

void classify_kernel(const char* text, std::size_t size, AsciiBlock* blocks, char* lower) {
  char buffer[64] = {};
  char unwanted[64];
  std::size_t i = 0;
  for (; i + 64 <= size; i += 64) {
    classify_block(text + i, blocks[i / 64], lower == nullptr ? unwanted : lower + i);
  }
  if (i == size) return;
  std::memcpy(buffer, text + i, size - i);
  classify_block(buffer, blocks[i / 64], unwanted);
  if (lower != nullptr) std::memcpy(lower + i, unwanted, size - i);
}

bool is_ascii_kernel(const char* text, std::size_t size) {
  std::size_t i = 0;
#if HWY_TARGET != HWY_SCALAR
  const Bytes d;
  auto all = hn::Zero(d);
  for (; i + hn::Lanes(d) <= size; i += hn::Lanes(d)) {
    all = hn::Or(all, hn::LoadU(d, reinterpret_cast<const std::uint8_t*>(text) + i));
  }
  if (!hn::AllTrue(d, hn::Lt(all, hn::Set(d, std::uint8_t{0x80})))) return false;
#endif
  return std::all_of(text + i, text + size,
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(classify_kernel);
HWY_EXPORT(is_ascii_kernel);

void classify_ascii(const char* text, std::size_t size, AsciiBlock* blocks, char* lower) {
  NEWSFOLD_DISPATCH(classify_kernel)(text, size, blocks, lower);
}

bool is_ascii(const char* text, std::size_t size) {
  return NEWSFOLD_DISPATCH(is_ascii_kernel)(text, size);
}

}  // namespace newsfold::simd
#endif  // HWY_ONCE

#include "simd/two_byte.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "simd/each_target.h"

namespace newsfold::simd {
namespace {

// Invented: of each lead byte some continuations, folded to bytes that name both.
TwoByteLetters made_letters() {
  TwoByteLetters out;
  for (std::size_t lead = 0; lead < TwoByteLetters::kLeads; ++lead) {
    for (std::size_t at = 0; at < 64; ++at) {
      if ((lead + at) % 3 == 0) continue;
      out.leads[lead][at] = static_cast<std::uint8_t>(1 + lead);
      out.continuations[lead][at] = static_cast<std::uint8_t>(0x80 + at);
    }
  }
  return out;
}

struct Result {
  std::vector<std::uint64_t> letters, high;
  std::string lower;

  bool operator==(const Result&) const = default;
};

Result plain(const std::string& text, const TwoByteLetters& table) {
  const std::size_t blocks = (text.size() + 63) / 64;
  Result out{std::vector<std::uint64_t>(blocks), std::vector<std::uint64_t>(blocks), text};
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (byte(i) >= 0x80) out.high[i / 64] |= std::uint64_t{1} << i % 64;
  }
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (byte(i) < 0xC2 || byte(i) >= 0xE0 || byte(i + 1) < 0x80 || byte(i + 1) >= 0xC0) continue;
    const std::size_t lead = byte(i) - TwoByteLetters::kFirstLead;
    const std::size_t at = byte(i + 1) & 0x3F;
    if (table.continuations[lead][at] == 0) continue;
    out.lower[i] = static_cast<char>(table.leads[lead][at]);
    out.lower[i + 1] = static_cast<char>(table.continuations[lead][at]);
    for (const std::size_t j : {i, i + 1}) {
      out.letters[j / 64] |= std::uint64_t{1} << j % 64;
      out.high[j / 64] &= ~(std::uint64_t{1} << j % 64);
    }
  }
  return out;
}

Result folded(const std::string& text, const TwoByteLetters& table, bool with_lower) {
  std::vector<AsciiBlock> blocks((text.size() + 63) / 64);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<std::uint8_t>(text[i]) >= 0x80)
      blocks[i / 64].high |= std::uint64_t{1} << i % 64;
  }
  Result out{{}, {}, text};
  // Exactly as long as the text, so that a sanitizer sees what is read beyond it.
  const std::vector<char> exact(text.begin(), text.end());
  std::vector<char> lower = exact;
  fold_two_byte_letters(exact.data(), exact.size(), table, blocks.data(),
                        with_lower ? lower.data() : nullptr);
  out.lower.assign(lower.begin(), lower.end());
  for (const AsciiBlock& block : blocks) {
    out.letters.push_back(block.letters);
    out.high.push_back(block.high);
  }
  return out;
}

void expect_equal(const std::string& text, const TwoByteLetters& table) {
  Result expected = plain(text, table);
  ASSERT_EQ(folded(text, table, true), expected);
  expected.lower = text;
  ASSERT_EQ(folded(text, table, false), expected);
}

TEST(TwoByteLetters, EveryLengthOfBytesAtRandom) {
  const TwoByteLetters table = made_letters();
  std::mt19937_64 random(5);
  on_each_target([&] {
    for (std::size_t n = 0; n < 300; ++n) {
      std::string text(n, ' ');
      for (char& c : text)
        c = static_cast<char>(random() % 4 == 0 ? random() : 0x80 + random() % 96);
      expect_equal(text, table);
    }
  });
}

TEST(TwoByteLetters, OneLetterAnywhere) {
  const TwoByteLetters table = made_letters();
  on_each_target([&] {
    for (std::size_t n = 2; n < 200; ++n) {
      for (std::size_t at = 0; at + 1 < n; ++at) {
        std::string text(n, 'x');
        text[at] = '\xD0';
        text[at + 1] = '\xBF';
        ASSERT_NE(plain(text, table).letters[at / 64], 0u);
        ASSERT_EQ(folded(text, table, true), plain(text, table)) << at << " of " << n;
      }
    }
  });
}

}  // namespace
}  // namespace newsfold::simd

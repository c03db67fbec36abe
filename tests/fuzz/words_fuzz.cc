// Words, folding and token hashes of any valid text equal ICU's.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "newsfold/text/utf8.h"
#include "newsfold/text/words.h"
#include "reference/words.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsfold;
  std::size_t replaced = 0;
  const std::string text =
      text::replace_invalid({reinterpret_cast<const char*>(data), size}, replaced);
  const auto expected = reference::words(text);
  std::vector<text::Word> words;
  std::vector<std::uint64_t> hashes;
  text::token_hashes(text, words, hashes);
  if (words.size() != expected.size() || hashes.size() != expected.size()) std::abort();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto [begin, end] = expected[i];
    if (words[i].begin != begin || words[i].end != end) std::abort();
    const std::string_view word = std::string_view(text).substr(begin, end - begin);
    if (hashes[i] != text::token_hash(reference::fold(word))) std::abort();
  }
  if (text::words(text).size() != expected.size()) std::abort();
  if (text::fold(text) != reference::fold(text)) std::abort();
  return 0;
}

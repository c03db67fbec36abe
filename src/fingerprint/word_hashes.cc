#include "fingerprint/word_hashes.h"

#include <cstring>

#include "newsfold/base/hash.h"

namespace newsfold::fingerprint {

WordHasher& WordHasher::of_thread(std::string_view language) {
  thread_local WordHasher hasher(language);
  hasher.select(language);
  return hasher;
}

WordHasher::WordHasher(std::string_view language) : slots_(kSlots) { select(language); }

void WordHasher::select(std::string_view language) {
  for (language_ = 0; language_ < languages_.size(); ++language_) {
    if (languages_[language_].name == language) return;
  }
  // Whoever declares that many languages declares nonsense.
  if (languages_.size() == kMostLanguages) {
    languages_.clear();
    slots_.assign(kSlots, {});
    language_ = 0;
  }
  languages_.push_back({std::string(language), text::Stemmer(language)});
}

std::uint32_t WordHasher::hash(std::string_view word, bool number) {
  if (word.size() > kLongest) return compute(word, number);
  std::array<char, kLongest + 1> bytes{};
  std::memcpy(bytes.data(), word.data(), word.size());
  bytes.back() = static_cast<char>(word.size());
  std::array<std::uint64_t, 2> key;
  std::memcpy(key.data(), bytes.data(), sizeof(key));
  Slot& slot = slots_[mix64(key[0] ^ key[1] * 0x9e3779b97f4a7c15ULL) % kSlots];
  if (slot.word[0] != key[0] || slot.word[1] != key[1] || slot.language != language_)
    slot = {key, language_, compute(word, number)};
  return slot.hash;
}

std::uint32_t WordHasher::compute(std::string_view word, bool number) {
  std::string folded = text::fold(word);
  if (number) {
    std::erase_if(folded, [](char c) { return c == ','; });
    return static_cast<std::uint32_t>(hash64(folded, 'n'));
  }
  return static_cast<std::uint32_t>(hash64(languages_[language_].stemmer.stem(folded), 'w'));
}

}  // namespace newsfold::fingerprint

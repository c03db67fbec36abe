#include "fingerprint/word_hashes.h"

#include <cstring>
#include <utility>

#include "newsfold/base/hash.h"

namespace newsfold::fingerprint {
namespace {

constexpr unsigned kLanguageShift = 8;

template <typename T>
T load(const char* at) {
  T out;
  std::memcpy(&out, at, sizeof(out));
  return out;
}

// 1 to 16 bytes as two numbers that, the size known, tell them from all others: pieces of fixed
// size that may overlap, for a copy of any size would be a call.
std::pair<std::uint64_t, std::uint64_t> bytes_of(std::string_view word) {
  const char* const begin = word.data();
  const char* const end = begin + word.size();
  if (word.size() >= 8) return {load<std::uint64_t>(begin), load<std::uint64_t>(end - 8)};
  if (word.size() >= 4) return {load<std::uint32_t>(begin), load<std::uint32_t>(end - 4)};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
  return {byte(0) | byte(word.size() / 2) << 8 | byte(word.size() - 1) << 16, 0};
}

}  // namespace

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

std::size_t WordHasher::Key::slot() const {
  return mix64(head ^ tail * 0x9e3779b97f4a7c15ULL ^ size_and_language) % kSlots;
}

// REQUIRES: 1 to kLongest bytes.
WordHasher::Key WordHasher::key_of(std::string_view word) const {
  const auto [head, tail] = bytes_of(word);
  return {head, tail, static_cast<std::uint32_t>(word.size()) | language_ << kLanguageShift};
}

void WordHasher::fetch(std::string_view word) const {
  if (word.size() <= kLongest) __builtin_prefetch(&slots_[key_of(word).slot()]);
}

std::uint32_t WordHasher::hash(std::string_view word, bool number) {
  if (word.size() > kLongest) return compute(word, number);
  const Key key = key_of(word);
  Slot& slot = slots_[key.slot()];
  if (slot.head != key.head || slot.tail != key.tail ||
      slot.size_and_language != key.size_and_language)
    slot = {key.head, key.tail, key.size_and_language, compute(word, number)};
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

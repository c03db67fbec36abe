#include <libstemmer.h>

#include "newsfold/text/words.h"

namespace newsfold::text {

Stemmer::Stemmer(std::string_view language)
    : stemmer_(sb_stemmer_new(std::string(language).c_str(), "UTF_8")) {}

Stemmer::~Stemmer() { sb_stemmer_delete(static_cast<sb_stemmer*>(stemmer_)); }

Stemmer::Stemmer(Stemmer&& other) noexcept : stemmer_(other.stemmer_) { other.stemmer_ = nullptr; }

Stemmer& Stemmer::operator=(Stemmer&& other) noexcept {
  std::swap(stemmer_, other.stemmer_);
  return *this;
}

std::string_view Stemmer::stem(std::string_view folded_word) {
  if (stemmer_ == nullptr) return folded_word;
  auto* stemmer = static_cast<sb_stemmer*>(stemmer_);
  const auto* out = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(folded_word.data()),
                                    static_cast<int>(folded_word.size()));
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace newsfold::text

#include "fingerprint/copy.h"

#include "fingerprint/copy_names.h"
#include "fingerprint/copy_sort.h"
#include "newsfold/text/words.h"
#include "simd/shingles.h"
#include "simd/simhash.h"

namespace newsfold::fingerprint {

void copy_features(const AnnotatedArticle& article, Fingerprint& out) {
  thread_local std::vector<text::Word> words;
  thread_local std::vector<std::uint64_t> tokens;
  thread_local std::vector<std::uint64_t> shingles;
  text::token_hashes(article.article.text, words, tokens);
  canonicalize_names(article, words, tokens);
  simd::shingle_hashes(tokens, shingles);
  out.copy64.reset();
  out.shingles.assign(shingles.begin(), shingles.end());
  if (shingles.empty()) return;
  out.copy64 = simd::simhash64(shingles);
  sort_distinct_hashes(out.shingles);
}

}  // namespace newsfold::fingerprint

// copy64/1: the fingerprint that finds copies.
#pragma once

#include "newsfold/records/entity.h"
#include "newsfold/records/fingerprint.h"

namespace newsfold::fingerprint {

// Sets copy64 and shingles from the article's text (not its title or captions).
//
// Tokens are the text's words, folded (text::token_hashes). Inside a mention, a token that spells a
// token of the entity's canonical name in another way (Sergei for Sergey, Kiev for Kyiv) is taken
// as that one. Shingles are runs of three tokens (simd::shingle_hashes); copy64 is the unweighted
// SimHash over all runs, `shingles` holds the low halves of the distinct ones. A text of fewer than
// three tokens has neither.
void copy_features(const AnnotatedArticle& article, Fingerprint& out);

}  // namespace newsfold::fingerprint

// Whether the rest of a document speaks for a candidate that alone is no name.
#pragma once

#include <vector>

#include "normalize/candidate.h"
#include "normalize/hash_index.h"
#include "normalize/tokens.h"
#include "normalize/whereabouts.h"

namespace newsfold::normalize {

// Built once from all candidates of a document, in n log n; asking is a few binary searches. What
// it is built from must outlive it. `gazetteer` may be null, `whereabouts` if it is.
class Evidence {
 public:
  Evidence(const TokenStream& stream, const std::vector<Candidate>& candidates,
           const Gazetteer* gazetteer, const Whereabouts* whereabouts);

  // True of every candidate that is neither weak nor a mere surname.
  bool supports(const Candidate& candidate) const;

 private:
  bool is_confirmed(const Candidate& candidate) const;

  const TokenStream& stream_;
  const Gazetteer* gazetteer_;
  const Whereabouts* whereabouts_;
  HashSet ordinary_;   // unknown words at sentence starts that stand in lower case elsewhere
  HashSet words_;      // of names that need no evidence
  HashSet people_;     // last words of people's names
  HashSet heads_;      // of organizations' names that one name has
  HashSet ends_;       // last words of organizations' names, in the plural
  HashSet firsts_;     // first words of organizations' names
  HashSet entries_;    // what the known names mean that need no evidence
  HashSet confirmed_;  // institutions that ordinary words inside sentences mean
};

}  // namespace newsfold::normalize

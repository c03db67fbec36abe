// Mentions to the entities of one document. A pure function of one article plus the gazetteer.
//
// Method: gazetteer longest match, name-run detection, linking inside the article (surname to full
// name, acronym to long form, title + surname) with vetoes, after the checklist of GATE's
// OrthoMatcher and the rule order measured in ENTITIES.md.
#pragma once

#include <memory>
#include <vector>

#include "newsfold/normalize/gazetteer.h"
#include "newsfold/records/entity.h"

namespace newsfold::normalize {

struct Options {
  bool record_decisions = false;  // fill Entity::decisions (explain)
};

class Normalizer {
 public:
  Normalizer(std::shared_ptr<const Gazetteer> gazetteer, Options options);

  // Thread-safe. Mentions do not overlap; offsets are code points into text, title and captions.
  std::vector<Entity> normalize(const Article& article) const;

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
  Options options_;
};

}  // namespace newsfold::normalize

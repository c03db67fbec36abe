#include "pipeline/forbidden.h"

#include <utility>

namespace newsfold::pipeline {

std::vector<resolve::Forbidden> forbidden_by(const normalize::Gazetteer& gazetteer) {
  std::vector<resolve::Forbidden> forbidden;
  for (normalize::ForbiddenMerge& merge : gazetteer.forbidden_merges()) {
    forbidden.push_back({std::move(merge.name), std::move(merge.id)});
  }
  return forbidden;
}

}  // namespace newsfold::pipeline

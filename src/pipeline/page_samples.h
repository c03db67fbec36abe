// Pages of which an update keeps the lines, to learn site templates from.
#pragma once

#include <map>
#include <string>

#include "newsfold/extract/templates.h"
#include "newsfold/pipeline/update.h"

namespace newsfold::pipeline {

// Of each site: as many as the learner uses.
inline constexpr std::size_t kPagesOfSite = extract::TemplateLearner::kDocumentsPerSite;

// Every page of a site of which the state has too few, then one in sixteen, chosen by contents: a
// site that changes its looks is learned anew before long. Reading lines for a template costs as
// much again as extracting the page.
class PageChooser {
 public:
  // Chooses none where texts are not stored or nothing is removed from them.
  PageChooser(state::State& state, const UpdateOptions& options);

  // In the order of reading.
  bool wants(const RawDocument& document);

 private:
  bool any_;
  std::map<std::string, std::size_t> pages_;  // by site
};

state::PageSample stored_sample(const extract::PageSample& page, state::Number document);
extract::PageSample read_sample(const state::PageSample& page);

}  // namespace newsfold::pipeline

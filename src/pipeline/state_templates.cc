#include "newsfold/pipeline/state_templates.h"

#include <ctime>

#include "pipeline/page_samples.h"

namespace newsfold::pipeline {

extract::Templates learn_templates(state::State& state) {
  extract::TemplateLearner learner;
  state.each_page_sample([&](const state::PageSample& page) { learner.add(read_sample(page)); });
  return learner.learn();
}

Result<state::Number> publish_templates(state::State& state, const extract::Templates& templates) {
  state.begin();
  const state::Number version = state.publish_templates(templates.text(), std::time(nullptr));
  if (const Status status = state.commit(); !status.ok()) return status.error();
  return version;
}

Result<std::shared_ptr<const extract::Templates>> published_templates(state::State& state) {
  const auto published = state.templates();
  if (!published) return std::shared_ptr<const extract::Templates>();
  auto parsed =
      extract::Templates::parse(published->text, "templates " + std::to_string(published->version));
  if (!parsed.ok()) return parsed.error();
  return std::make_shared<const extract::Templates>(std::move(parsed.value()));
}

}  // namespace newsfold::pipeline

#include "newsfold/pipeline/pipeline.h"
#include "pipeline/reading.h"

namespace newsfold::pipeline {

Learned learn_templates(const std::vector<ingest::InputFile>& files, const Options& options,
                        const Observer& observer, bool keep_texts) {
  Learned learned;
  extract::TemplateLearner learner;
  const auto work = [&](const RawDocument& document) {
    return extract::sample_page(*options.extract_data, document, keep_texts);
  };
  const auto consume = [&](extract::PageSample&& page) {
    ++learned.counters["documents"];
    if (page.site.empty()) ++learned.counters["documents_without_site"];
    learner.add(std::move(page));
    return true;
  };
  read_documents<extract::PageSample>(files, options, observer, learned.counters, work, consume);
  learned.templates = std::make_shared<const extract::Templates>(learner.learn());
  return learned;
}

}  // namespace newsfold::pipeline

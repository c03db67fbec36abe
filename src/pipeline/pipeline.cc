#include "newsfold/pipeline/pipeline.h"

#include "newsfold/resolve/resolve.h"

namespace newsfold::pipeline {

Result<Summary> run(const std::vector<ingest::InputFile>& files, const Options& options,
                    const Observer& observer) {
  return extract(files, options, observer);
}

Result<Summary> extract(const std::vector<ingest::InputFile>& files, const Options& options,
                        const Observer& observer) {
  Summary summary;
  const ingest::Reader reader(options.ingest, options.manifest);
  const extract::Extractor extractor(options.extract_data, options.extract);
  const normalize::Normalizer normalizer(options.gazetteer, {});
  const fingerprint::Fingerprinter fingerprinter(options.table);
  for (const ingest::InputFile& file : files) {
    const auto sink = [&](RawDocument&& document) {
      AnnotatedArticle article{extractor.extract(document), {}};
      article.entities = normalizer.normalize(article.article);
      const Fingerprint fingerprint = fingerprinter.fingerprint(article);
      ++summary.counters["documents"];
      return observer.record(emit::article_record(article, fingerprint.copy64, nullptr,
                                                  options.extract.keep_removed));
    };
    if (!reader.read(file, sink, [&](ingest::Issue&& issue) { observer.issue(issue); })) break;
  }
  return summary;
}

}  // namespace newsfold::pipeline

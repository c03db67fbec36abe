// pair_examples OUT SET.jsonl [--table FILE]: what the pair model sees of every candidate pair of a
// set, for learn_pairs.py.
//
// Reads JSON lines as `newsfold run --no-strip` reads them. OUT holds the documents' ids, one a
// line; OUT.pairs holds int32 values, little-endian, a row a pair: two line numbers from 0, then
// PairValues. A pair of -1 and -1 is made up: a whole article, and one that names whom another
// report of its event names but tells of something else. The sets hold few of them, the news many:
// the same two ministers telephone often.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "cluster/graph.h"
#include "newsfold/cluster/collection_frequency.h"
#include "newsfold/extract/extract.h"
#include "newsfold/fingerprint/fingerprint.h"
#include "newsfold/ingest/ingest.h"
#include "newsfold/normalize/normalize.h"
#include "train/label.h"

namespace newsfold::cluster {
namespace {

// Text of so many features says more than whom it is about.
constexpr std::size_t kWholeArticle = 240;
constexpr int kOtherEvents = 150;

bool is_name(const StoryFeature& feature) {
  const FeatureKind kind = feature.kind();
  return kind == FeatureKind::kNameWord || kind == FeatureKind::kNameBigram ||
         kind == FeatureKind::kEntity;
}

std::int64_t content_cosine(const Fingerprint& a, const Fingerprint& b) {
  std::int64_t sum = 0;
  for_shared(a.features, b.features, [&](const StoryFeature& x, const StoryFeature& y) {
    if (!is_name(x) && !is_name(y)) sum += std::int64_t{x.weight} * y.weight >> 16;
  });
  return sum;
}

// `told` with the names of `named`.
Fingerprint with_names(const Fingerprint& told, const Fingerprint& named) {
  Fingerprint out = told;
  std::erase_if(out.features, is_name);
  for (const StoryFeature& feature : named.features) {
    if (is_name(feature)) out.features.push_back(feature);
  }
  std::sort(out.features.begin(), out.features.end());
  const auto repeated = std::unique(out.features.begin(), out.features.end(),
                                    [](const auto& x, const auto& y) { return x.hash == y.hash; });
  out.features.erase(repeated, out.features.end());
  double squares = 0;
  for (const StoryFeature& feature : out.features) {
    squares += static_cast<double>(feature.weight) * feature.weight;
  }
  for (StoryFeature& feature : out.features) {
    feature.weight = static_cast<std::uint16_t>(feature.weight * 65535.0 / std::sqrt(squares));
  }
  out.density = named.density;
  return out;
}

struct Examples {
  std::vector<std::string> labels;
  std::deque<Article> articles;
  std::deque<Fingerprint> fingerprints;
  std::vector<Document> documents;

  void read(const std::string& path, std::shared_ptr<const fingerprint::BackgroundTable> table) {
    const extract::Extractor extractor{extract::builtin_data(), {}};
    const normalize::Normalizer normalizer{normalize::builtin_gazetteer(), {}};
    const fingerprint::Fingerprinter fingerprinter(std::move(table));
    ingest::Options options;
    options.format = ingest::InputFormat::kJsonLines;
    options.no_strip = true;
    const auto sink = [&](RawDocument&& raw) {
      AnnotatedArticle article{extractor.extract(raw), {}};
      article.entities = normalizer.normalize(article.article);
      fingerprints.push_back(fingerprinter.fingerprint(article));
      articles.push_back(std::move(article.article));
      labels.push_back(label_of(raw));
      return true;
    };
    ingest::Reader(options, {}).read({path, path}, sink, [](ingest::Issue&&) {});
    for (std::size_t i = 0; i < articles.size(); ++i) {
      Document document;
      document.id = articles[i].id;
      document.date = articles[i].date.published;
      document.range = articles[i].date.range;
      document.fingerprint = &fingerprints[i];
      documents.push_back(document);
    }
    std::vector<std::uint32_t> all(documents.size());
    std::iota(all.begin(), all.end(), 0U);
    mark_collection(documents, all,
                    [&](std::uint32_t i) -> Fingerprint& { return fingerprints[i]; });
  }

  bool write(const std::string& path) const {
    std::FILE* ids = std::fopen(path.c_str(), "wb");
    std::FILE* pairs = std::fopen((path + ".pairs").c_str(), "wb");
    if (ids == nullptr || pairs == nullptr) return false;
    for (const Document& document : documents) {
      std::fprintf(ids, "%.*s\n", static_cast<int>(document.id.size()), document.id.data());
    }
    std::vector<std::uint32_t> all(documents.size());
    std::iota(all.begin(), all.end(), 0U);
    const Options options;
    const Timeline timeline(documents, all, options.window_days);
    const PairSource source = find_pairs(documents, timeline, options);
    for (std::uint32_t b = 0; b < timeline.size(); ++b) {
      for (const Candidate& candidate : source.candidates[b]) {
        const PairValues values =
            pair_values(side_of(documents, timeline, source, candidate.position),
                        side_of(documents, timeline, source, b));
        const std::int32_t ends[2] = {
            static_cast<std::int32_t>(timeline.document(candidate.position)),
            static_cast<std::int32_t>(timeline.document(b))};
        std::fwrite(ends, sizeof ends, 1, pairs);
        std::fwrite(values.data(), sizeof values, 1, pairs);
      }
    }
    write_made_up(timeline, source, pairs);
    return std::fclose(ids) == 0 && std::fclose(pairs) == 0;
  }

  // One for each whole article of an event of several.
  void write_made_up(const Timeline& timeline, const PairSource& source, std::FILE* pairs) const {
    std::map<std::string, std::vector<std::uint32_t>> events;
    std::vector<std::uint32_t> position(documents.size()), whole;
    for (std::uint32_t p = 0; p < timeline.size(); ++p) position[timeline.document(p)] = p;
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
      if (fingerprints[i].features.size() < kWholeArticle) continue;
      whole.push_back(i);
      events[labels[i]].push_back(i);
    }
    std::mt19937 random(1);
    for (const std::uint32_t one : whole) {
      const std::vector<std::uint32_t>& reports = events[labels[one]];
      if (reports.size() < 2) continue;
      std::uint32_t named = one, told = one;
      while (named == one) named = reports[random() % reports.size()];
      std::int64_t highest = -1;
      for (int i = 0; i < kOtherEvents; ++i) {
        const std::uint32_t other = whole[random() % whole.size()];
        if (labels[other] == labels[one]) continue;
        const std::int64_t found = content_cosine(fingerprints[one], fingerprints[other]);
        if (found > highest) {
          highest = found;
          told = other;
        }
      }
      if (highest < 0) continue;
      const Fingerprint made = with_names(fingerprints[told], fingerprints[named]);
      Document document = documents[named];
      document.fingerprint = &made;
      const Profile of_made = profile(made);
      const std::int32_t ends[2] = {-1, -1};
      const PairValues values = pair_values(
          {&documents[one], &source.profiles[position[one]], &source.nearest[position[one]]},
          {&document, &of_made, &source.nearest[position[named]]});
      std::fwrite(ends, sizeof ends, 1, pairs);
      std::fwrite(values.data(), sizeof values, 1, pairs);
    }
  }
};

}  // namespace
}  // namespace newsfold::cluster

int main(int argc, char** argv) {
  if (argc != 3 && !(argc == 5 && std::string(argv[3]) == "--table")) {
    std::fputs("pair_examples OUT SET.jsonl [--table FILE]\n", stderr);
    return 2;
  }
  auto table = newsfold::fingerprint::builtin_table();
  if (argc == 5) {
    auto loaded = newsfold::fingerprint::load_table(argv[4]);
    if (!loaded.ok()) {
      std::fprintf(stderr, "%s\n", loaded.error().message.c_str());
      return 1;
    }
    table = loaded.value();
  }
  newsfold::cluster::Examples examples;
  examples.read(argv[2], table);
  return examples.write(argv[1]) ? 0 : 1;
}

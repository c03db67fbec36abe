// stories_scale COUNT DAYS index|simhash|both SET.jsonl…: seconds and memory of the story stage on
// COUNT documents.
//
// So many days of documents (a million in 365 are as dense as 100,000 in 36), 60 % alone, the
// others in stories whose sizes follow Zipf's law up to 500. Each is made from the fingerprints of
// two real articles by seeded edits: a story takes half of the features of each, gives names and
// numbers (and a third of the words) hashes of its own, and each of its reports leaves out three in
// ten. Editing fingerprints in place of texts spares extracting a million of them. Also printed:
// B-cubed F1 against the made stories, and how much of the last window an increment of 1,000
// touches.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include <sys/resource.h>

#include "base/integer_sqrt.h"
#include "fingerprint/story_vector.h"
#include "newsfold/base/hash.h"
#include "newsfold/cluster/cluster.h"
#include "newsfold/cluster/extend_stories.h"
#include "newsfold/extract/extract.h"
#include "newsfold/fingerprint/fingerprint.h"
#include "newsfold/ingest/ingest.h"
#include "newsfold/normalize/normalize.h"
#include "plain_memory.h"
#include "simd/simhash.h"

namespace newsfold {
namespace {

constexpr Day kFirstDay = 20000;
constexpr std::uint32_t kLargest = 500;
constexpr std::uint32_t kIncrement = 1000;
constexpr std::size_t kStrongest = 24;

std::vector<Fingerprint> read_articles(int files, char** paths) {
  const extract::Extractor extractor{extract::builtin_data(), {}};
  const normalize::Normalizer normalizer{normalize::builtin_gazetteer(), {}};
  const fingerprint::Fingerprinter fingerprinter(fingerprint::builtin_table());
  std::vector<Fingerprint> out;
  for (int i = 0; i < files; ++i) {
    ingest::Options options;
    options.format = ingest::InputFormat::kJsonLines;
    options.no_strip = true;
    const auto sink = [&](RawDocument&& raw) {
      AnnotatedArticle article{extractor.extract(raw), {}};
      article.entities = normalizer.normalize(article.article);
      Fingerprint print = fingerprinter.fingerprint(article);
      if (print.features.size() >= 100) out.push_back(std::move(print));
      return true;
    };
    ingest::Reader(options, {}).read({paths[i], paths[i]}, sink, [](ingest::Issue&&) {});
  }
  return out;
}

class Maker {
 public:
  Maker(std::vector<Fingerprint> articles, std::uint32_t count, std::uint32_t days)
      : articles_(std::move(articles)), days_(days), random_(1), fingerprints_(count) {
    for (std::uint32_t k = 2; k <= kLargest; ++k) {
      sum_ += 1.0 / k;
      zipf_.push_back(sum_);
    }
    const double mean = (kLargest - 1) / sum_;
    const double grouped = 0.4 / (0.4 + 0.6 * mean);  // few stories hold 40 % of the documents
    std::uint32_t story = 0;
    while (documents_.size() < count) {
      const std::uint32_t size =
          std::min<std::uint32_t>(uniform() < grouped ? zipf_size() : 1,
                                  count - static_cast<std::uint32_t>(documents_.size()));
      add_story(story++, size);
    }
    ids_.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      char id[16];
      std::snprintf(id, sizeof id, "%08u", i);
      ids_.emplace_back(id);
      documents_[i].id = ids_.back();
    }
  }

  const std::vector<cluster::Document>& documents() const { return documents_; }
  const std::vector<std::uint32_t>& truth() const { return truth_; }

 private:
  double uniform() { return static_cast<double>(random_() >> 11) / 9007199254740992.0; }
  std::uint32_t zipf_size() {
    const auto at = std::lower_bound(zipf_.begin(), zipf_.end(), uniform() * sum_);
    return 2 + static_cast<std::uint32_t>(at - zipf_.begin());
  }

  void add_story(std::uint32_t story, std::uint32_t size) {
    const Fingerprint& first = articles_[random_() % articles_.size()];
    const Fingerprint& second = articles_[random_() % articles_.size()];
    std::vector<StoryFeature> features;
    for (const Fingerprint* article : {&first, &second}) {
      for (StoryFeature feature : article->features) {
        if (random_() % 2 == 0) continue;
        const bool word =
            feature.kind() == FeatureKind::kWord || feature.kind() == FeatureKind::kBigram;
        if (!word || random_() % 3 == 0) {
          feature.hash =
              static_cast<std::uint32_t>(mix64(std::uint64_t{feature.hash} << 32 | story));
        }
        features.push_back(feature);
      }
    }
    const Day day = kFirstDay + static_cast<Day>(random_() % days_);
    for (std::uint32_t i = 0; i < size; ++i) {
      Fingerprint& print = fingerprints_[documents_.size()];
      print.density = first.density;
      for (const StoryFeature& feature : features) {
        if (random_() % 10 >= 3) print.features.push_back(feature);
      }
      finish(print);
      cluster::Document document;
      document.date = day + static_cast<Day>(random_() % 3);
      document.fingerprint = &print;
      documents_.push_back(document);
      truth_.push_back(story);
    }
  }

  static void finish(Fingerprint& print) {
    auto& features = print.features;
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end(),
                               [](const auto& a, const auto& b) { return a.hash == b.hash; }),
                   features.end());
    features.shrink_to_fit();
    std::uint64_t squares = 0;
    for (const StoryFeature& f : features) squares += std::uint64_t{f.weight} * f.weight;
    const std::uint64_t norm = std::max<std::uint64_t>(integer_sqrt(squares), 1);
    std::vector<std::uint32_t> hashes;
    std::vector<std::uint16_t> weights;
    for (StoryFeature& f : features) {
      f.weight = static_cast<std::uint16_t>(f.weight * std::uint64_t{65535} / norm);
      hashes.push_back(f.hash);
      weights.push_back(f.weight);
    }
    simd::weighted_wide_simhash(hashes, weights, print.story2048);
    print.strongest = fingerprint::strongest_features(features, kStrongest);
  }

  std::vector<Fingerprint> articles_;
  std::uint32_t days_;
  std::mt19937_64 random_;
  std::vector<Fingerprint> fingerprints_;
  std::vector<double> zipf_;
  double sum_ = 0;
  std::vector<std::string> ids_;
  std::vector<cluster::Document> documents_;
  std::vector<std::uint32_t> truth_;
};

double b_cubed(const std::vector<std::uint32_t>& truth, const std::vector<Assignment>& found) {
  std::map<std::pair<std::uint32_t, std::string>, double> both;
  std::unordered_map<std::uint32_t, double> gold;
  std::unordered_map<std::string, double> made;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    ++both[{truth[i], found[i].story->id}];
    ++gold[truth[i]];
    ++made[found[i].story->id];
  }
  double precision = 0, recall = 0;
  for (const auto& [key, n] : both) {
    precision += n * n / made[key.second];
    recall += n * n / gold[key.first];
  }
  return 2 * precision * recall / (precision + recall) / static_cast<double>(truth.size());
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::vector<std::uint32_t> no_shingles(std::uint32_t) { return {}; }
std::string_view no_entity(std::uint32_t) { return {}; }

// The last 1,000 documents onto the three windows before.
void report_increment(const std::vector<cluster::Document>& documents, std::uint32_t days,
                      const cluster::Options& options) {
  using Clock = std::chrono::steady_clock;
  std::vector<cluster::Document> window;
  for (const cluster::Document& document : documents) {
    if (*document.date > kFirstDay + static_cast<Day>(days - 3 * options.window_days)) {
      window.push_back(document);
    }
  }
  std::stable_sort(window.begin(), window.end(),
                   [](const auto& a, const auto& b) { return *a.date < *b.date; });
  const std::size_t added = std::min<std::size_t>(kIncrement, window.size() / 2);
  const auto standing = static_cast<std::uint32_t>(window.size() - added);
  cluster::GraphChange first, second;
  for (std::uint32_t i = 0; i < window.size(); ++i) {
    (i < standing ? first : second).entering.push_back({i, window[i]});
  }
  PlainMemory memory(window);
  memory.store(cluster::extend_stories(first, memory, options));
  std::printf("%u documents: %.1f candidates each, %.3f of them edges\n", standing,
              memory.candidates_each(), memory.share_of_edges());
  memory.given = memory.compared = memory.loaded = 0;
  const double cpu = cpu_seconds();
  const auto start = Clock::now();
  const cluster::GraphUpdate out = cluster::extend_stories(second, memory, options);
  std::printf(
      "increment of %zu: %.2f s (%.2f s of CPU), of %zu looked at %zu, compared %zu, "
      "loaded %zu; %zu stored (%zu lists), %zu reclustered, largest region %zu, "
      "%zu stories, %zu links changed\n",
      added, std::chrono::duration<double>(Clock::now() - start).count(), cpu_seconds() - cpu,
      window.size(), memory.given, memory.compared, memory.loaded, out.stored.size(),
      static_cast<std::size_t>(
          std::count_if(out.stored.begin(), out.stored.end(),
                        [](const auto& stored) { return stored.new_candidates; })),
      out.reclustered, out.largest_region, out.stories.size(), out.links.size());
}

int run(std::uint32_t count, std::uint32_t days, cluster::Candidates candidates, int files,
        char** paths) {
  using Clock = std::chrono::steady_clock;
  const Maker maker(read_articles(files, paths), count, days);
  const double before = megabytes();
  cluster::Options options;
  options.threads = std::max(std::thread::hardware_concurrency(), 1U);
  options.candidates = candidates;
  const double cpu = cpu_seconds();
  const auto start = Clock::now();
  const std::vector<Assignment> found = cluster::assign(
      maker.documents(), cluster::decide_copies(maker.documents(), options, no_shingles), options,
      no_entity);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  std::printf("%u documents, %.2f s (%.2f s of CPU), B3 F1 %.4f, %.0f MB (%.0f before)\n", count,
              seconds, cpu_seconds() - cpu, b_cubed(maker.truth(), found), megabytes(), before);
  std::fflush(stdout);
  report_increment(maker.documents(), days, options);
  return 0;
}

}  // namespace
}  // namespace newsfold

int main(int argc, char** argv) {
  const std::string_view way = argc < 5 ? "" : argv[3];
  if (way != "index" && way != "simhash" && way != "both") {
    std::fputs("stories_scale COUNT DAYS index|simhash|both SET.jsonl...\n", stderr);
    return 2;
  }
  return newsfold::run(static_cast<std::uint32_t>(std::atoi(argv[1])),
                       static_cast<std::uint32_t>(std::atoi(argv[2])),
                       way == "index"     ? newsfold::cluster::Candidates::kIndex
                       : way == "simhash" ? newsfold::cluster::Candidates::kSimHash
                                          : newsfold::cluster::Candidates::kBoth,
                       argc - 4, argv + 4);
}

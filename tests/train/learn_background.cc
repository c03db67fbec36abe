// learn_background OUT [--words FILE] [--text-field NAME] SET.jsonl… : document frequencies and a
// reference sample.
//
// --words: words of languages that the sets have little of, and how often articles have them.
// Reads JSON lines as `newsfold run --no-strip` reads them; --text-field holds for the files behind
// it. Rows that share a "label" report one event: each counts 1/sqrt(rows), and only one of them
// can be in the reference sample. What is counted and why: data/background/README.md.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <map>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "fingerprint/background.h"
#include "fingerprint/features.h"
#include "fingerprint/story_vector.h"
#include "fingerprint/word_hashes.h"
#include "newsfold/base/files.h"
#include "newsfold/base/hash.h"
#include "newsfold/extract/extract.h"
#include "newsfold/ingest/ingest.h"
#include "newsfold/normalize/normalize.h"
#include "train/label.h"

namespace newsfold::fingerprint {
namespace {

constexpr std::size_t kReferences = 4000;
constexpr std::size_t kReferenceFeatures = 96;
constexpr double kMinWordDocuments = 1.5;
constexpr double kMinBigramDocuments = 2.5;

struct CountedDocument {
  std::string event;  // label, or the document's id
  std::string id;
  std::vector<CountedFeature> features;
};

struct FeatureTotal {
  double documents = 0;
  FeatureKind kind = FeatureKind::kWord;
};
struct CommonWord {
  double share = 0;  // of the articles of its language
  bool perhaps_english = false;
};
using Totals = std::unordered_map<std::uint32_t, FeatureTotal>;

class Learner {
 public:
  bool read(const std::string& path, const std::string& text_field) {
    ingest::Options options;
    options.format = ingest::InputFormat::kJsonLines;
    options.no_strip = true;
    options.text_field = text_field;
    bool good = true;
    const auto sink = [&](RawDocument&& document) {
      add(document);
      return true;
    };
    const auto issues = [&](ingest::Issue&& issue) {
      std::fprintf(stderr, "%s: %s\n", path.c_str(), issue.error.message.c_str());
      good = false;
    };
    ingest::Reader(options, {}).read({path, path}, sink, issues);
    return good;
  }

  // Rows of data/background/common_words.tsv.
  bool read_words(const std::string& path) {
    const Result<std::string> file = read_file(path);
    if (!file.ok()) return false;
    std::istringstream rows(file.value());
    for (std::string row; std::getline(rows, row);) {
      if (row.empty() || row.front() == '#') continue;
      std::istringstream cells(row);
      std::string language;
      double one_in = 0;
      cells >> language >> one_in;
      WordHasher hasher(language);
      for (std::string word; cells >> word;) {
        const bool plain = std::all_of(word.begin(), word.end(),
                                       [](char c) { return static_cast<signed char>(c) >= 0; });
        CommonWord& common = common_[hasher.hash(word, false)];
        common.share = std::max(common.share, 1 / one_in);
        common.perhaps_english = common.perhaps_english || plain;
      }
    }
    return true;
  }

  BackgroundData learn() const {
    std::map<std::string, std::size_t> rows;
    for (const CountedDocument& document : documents_) ++rows[document.event];
    Totals totals;
    double all = 0;
    for (const CountedDocument& document : documents_) {
      const double share = 1 / std::sqrt(static_cast<double>(rows[document.event]));
      all += share;
      for (const CountedFeature& feature : document.features) {
        FeatureTotal& total = totals[feature.hash];
        total.documents += share;
        total.kind = feature.kind;
      }
    }
    for (const auto& [hash, common] : common_) {
      FeatureTotal& total = totals[hash];
      // German has "war" in every article, English where there is one.
      if (common.perhaps_english && total.documents >= kMinWordDocuments) continue;
      total.documents = std::max(total.documents, common.share * all);
    }
    BackgroundData data = frequencies(totals, all);
    add_references(data);
    return data;
  }

 private:
  void add(const RawDocument& document) {
    AnnotatedArticle article{extractor_.extract(document), {}};
    article.entities = normalizer_.normalize(article.article);
    const TokenizedArticle tokenized = tokenize(article);
    if (tokenized.tokens.empty()) return;
    const SpokenDays spoken = spoken_days(article.article, tokenized);
    documents_.push_back(
        {label_of(document), document.id, count_features(article, tokenized, spoken.days)});
  }

  static std::uint8_t idf(double all, double documents) {
    const double bits = std::log2((all + 1) / (documents + 0.5));
    return static_cast<std::uint8_t>(std::clamp(std::lround(kIdfOne * bits), 1L, 255L));
  }

  // The idf below which half of the occurrences lie.
  static std::uint8_t median_idf(const Totals& totals, double all, FeatureKind kind) {
    std::map<std::uint8_t, double> mass;
    double sum = 0;
    for (const auto& [hash, total] : totals) {
      if (total.kind != kind) continue;
      mass[idf(all, total.documents)] += total.documents;
      sum += total.documents;
    }
    double below = 0;
    for (const auto& [value, weight] : mass) {
      below += weight;
      if (2 * below >= sum) return value;
    }
    return idf(all, 0.5);
  }

  static BackgroundData frequencies(const Totals& totals, double all) {
    BackgroundData data;
    data.documents = static_cast<std::uint32_t>(all);
    data.unseen.fill(idf(all, 0.5));
    for (const FeatureKind kind : {FeatureKind::kNameWord, FeatureKind::kEntity}) {
      data.unseen[static_cast<std::size_t>(kind)] = median_idf(totals, all, kind);
    }
    for (const auto& [hash, total] : totals) {
      const bool bigram =
          total.kind == FeatureKind::kBigram || total.kind == FeatureKind::kNameBigram;
      if (total.documents < (bigram ? kMinBigramDocuments : kMinWordDocuments)) continue;
      data.idf.emplace_back(hash, idf(all, total.documents));
    }
    std::sort(data.idf.begin(), data.idf.end());
    return data;
  }

  // The kReferences events of the smallest hashes: the same ones however the files are ordered.
  void add_references(BackgroundData& data) const {
    const auto table = BackgroundTable::parse(serialize(data)).value();
    std::map<std::string, const CountedDocument*> events;
    for (const CountedDocument& document : documents_) {
      const CountedDocument*& chosen = events[document.event];
      if (chosen == nullptr || document.id < chosen->id) chosen = &document;
    }
    std::map<std::uint64_t, const CountedDocument*> by_hash;
    for (const auto& [event, document] : events) by_hash[hash64(event)] = document;
    for (const auto& [hash, document] : by_hash) {
      if (data.references.size() == kReferences) break;
      data.references.push_back({weigh_features(document->features, *table, kReferenceFeatures)});
    }
  }

  extract::Extractor extractor_{extract::builtin_data(), {}};
  normalize::Normalizer normalizer_{normalize::builtin_gazetteer(), {}};
  std::vector<CountedDocument> documents_;
  std::unordered_map<std::uint32_t, CommonWord> common_;
};

}  // namespace
}  // namespace newsfold::fingerprint

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("learn_background OUT [--words FILE] [--text-field NAME] SET.jsonl...\n", stderr);
    return 2;
  }
  newsfold::fingerprint::Learner learner;
  std::string text_field = "text";
  for (int i = 2; i < argc; ++i) {
    if (std::string(argv[i]) == "--text-field" && i + 1 < argc) {
      text_field = argv[++i];
    } else if (std::string(argv[i]) == "--words" && i + 1 < argc) {
      if (!learner.read_words(argv[++i])) return 1;
    } else if (!learner.read(argv[i], text_field)) {
      return 1;
    }
  }
  const std::string bytes = newsfold::fingerprint::serialize(learner.learn());
  return newsfold::write_file_atomically(argv[1], bytes).ok() ? 0 : 1;
}

// Learns data/model/lines.txt and pages.txt. See data/model/README.md for the command that made the
// shipped file.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fstream>
#include <map>

#include "extract/data.h"
#include "extract/decode.h"
#include "extract/line_model.h"
#include "extract/lines.h"
#include "extract/second_look.h"
#include "newsfold/base/files.h"
#include "newsfold/base/hash.h"
#include "train/html_pages.h"
#include "train/model_file.h"
#include "train/pages.h"
#include "train/teacher.h"
#include "train/trainer.h"
#include "train/vocabulary.h"

namespace newsfold::train {
namespace {

const std::vector<std::string> kSets = {"wcxb_articles_dev", "fundus_tests", "readability",
                                        "newspaper4k"};

constexpr std::uint64_t kFolds = 4;

struct Arguments {
  std::string sets_directory, splits, out;
  std::string teacher;  // a file that another run wrote with folds: train/teacher.h
  float teacher_share = 0.5F;
  float teacher_temperature = 2.5F;
  std::string second;      // with folds: where the second look's features go
  std::string part = "a";  // a, or all
  bool html = false;       // learns from pages of HTML, not from dumps
  bool folds = false;
  int fold = -1;  // 0..3: holds a quarter of the sites out of part a, and never looks at part b
  std::uint32_t networks = 1;
  std::uint32_t sites = 4;
  std::uint32_t mixtures = 1;  // pages with other pages' furniture, for each page
  std::uint32_t repeats = 1;   // with folds: how often, over other quarters and by other seeds
  std::size_t words = 12000;
  TrainingOptions training;
  std::int32_t threshold = 0;
  std::int32_t temperature = 2048;
};

double number_of(const char* text) { return std::strtod(text, nullptr); }

Arguments parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    const char* value = argv[i + 1];
    if (name == "--sets")
      a.sets_directory = value;
    else if (name == "--splits")
      a.splits = value;
    else if (name == "--out")
      a.out = value;
    else if (name == "--second")
      a.second = value;
    else if (name == "--teacher")
      a.teacher = value;
    else if (name == "--teacher-share")
      a.teacher_share = static_cast<float>(number_of(value));
    else if (name == "--teacher-temperature")
      a.teacher_temperature = static_cast<float>(number_of(value));
    else if (name == "--part")
      a.part = value;
    else if (name == "--fold")
      a.fold = static_cast<int>(number_of(value));
    else if (name == "--form")
      a.html = std::strcmp(value, "html") == 0;
    else if (name == "--folds")
      a.folds = number_of(value) != 0;
    else if (name == "--networks")
      a.networks = static_cast<std::uint32_t>(number_of(value));
    else if (name == "--sites")
      a.sites = static_cast<std::uint32_t>(number_of(value));
    else if (name == "--words")
      a.words = static_cast<std::size_t>(number_of(value));
    else if (name == "--mixtures")
      a.mixtures = static_cast<std::uint32_t>(number_of(value));
    else if (name == "--epochs")
      a.training.epochs = static_cast<std::uint32_t>(number_of(value));
    else if (name == "--repeats")
      a.repeats = static_cast<std::uint32_t>(number_of(value));
    else if (name == "--batch")
      a.training.batch = static_cast<std::uint32_t>(number_of(value));
    else if (name == "--seed")
      a.training.seed = static_cast<std::uint64_t>(number_of(value));
    else if (name == "--rate")
      a.training.learning_rate = static_cast<float>(number_of(value));
    else if (name == "--dropout")
      a.training.dropout = static_cast<float>(number_of(value));
    else if (name == "--word-dropout")
      a.training.word_dropout = static_cast<float>(number_of(value));
    else if (name == "--page-word-dropout")
      a.training.page_word_dropout = static_cast<float>(number_of(value));
    else if (name == "--bucket-dropout")
      a.training.bucket_dropout = static_cast<float>(number_of(value));
    else if (name == "--blank-dropout")
      a.training.blank_dropout = static_cast<float>(number_of(value));
    else if (name == "--decay")
      a.training.decay = static_cast<float>(number_of(value));
    else if (name == "--average-from")
      a.training.average_from = static_cast<float>(number_of(value));
    else if (name == "--overlap")
      a.training.overlap_weight = static_cast<float>(number_of(value));
    else if (name == "--threshold")
      a.threshold = static_cast<std::int32_t>(number_of(value));
    else if (name == "--temperature")
      a.temperature = static_cast<std::int32_t>(number_of(value));
    else {
      std::fprintf(stderr, "train_lines: unknown option %s\n", name.c_str());
      std::exit(2);
    }
  }
  return a;
}

// Mean precision and recall of words over pages, as score_extraction.py averages its 4-grams.
struct Figures {
  double precision = 0, recall = 0;
  std::size_t pages = 0;
  void add(const LabelledPage& page, const std::vector<float>& scores) {
    double both = 0, kept = 0, wanted = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double tokens = page.tokens[i];
      if (scores[i] > 0) kept += tokens;
      if (page.labels[i]) wanted += tokens;
      if (scores[i] > 0 && page.labels[i]) both += tokens;
    }
    precision += kept > 0 ? both / kept : 0;
    recall += wanted > 0 ? both / wanted : 1;
    ++pages;
  }
  double f1() const {
    const double p = precision / static_cast<double>(pages),
                 r = recall / static_cast<double>(pages);
    return 2 * p * r / (p + r);
  }
};

std::vector<float> decode(const LabelledPage& page, const std::vector<float>& scores,
                          float threshold, float temperature) {
  std::vector<std::int32_t> integers;
  for (const float s : scores)
    integers.push_back(static_cast<std::int32_t>((s - threshold) * 1024 / temperature));
  const auto article = extract::decode_article(integers, page.tokens, page.forced);
  std::vector<float> decided;
  for (const bool kept : article) decided.push_back(kept ? 1.0F : -1.0F);
  return decided;
}

void report(const std::vector<const LabelledPage*>& pages,
            const std::vector<std::vector<float>>& scores) {
  std::map<std::string, Figures> figures;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const LabelledPage& page = *pages[i];
    figures[page.set + (page.lite ? " lite" : " dump")].add(page, decode(page, scores[i], 0, 2));
  }
  for (const auto& [name, f] : figures) {
    std::printf("  %-24s pages %4zu precision %.4f recall %.4f f1 %.4f\n", name.c_str(), f.pages,
                f.precision / static_cast<double>(f.pages), f.recall / static_cast<double>(f.pages),
                f.f1());
  }
}

// F1 of full dumps and of lighter ones, over thresholds and temperatures: for choosing both.
void sweep(const std::vector<const LabelledPage*>& pages,
           const std::vector<std::vector<float>>& scores) {
  for (const float threshold : {-0.5F, 0.0F, 0.5F}) {
    for (const float temperature : {2.0F, 2.5F, 3.0F, 4.0F}) {
      std::map<std::string, Figures> figures;
      for (std::size_t i = 0; i < pages.size(); ++i) {
        const LabelledPage& page = *pages[i];
        figures[page.set.substr(0, 6) + (page.lite ? " lite" : " dump")].add(
            page, decode(page, scores[i], threshold, temperature));
      }
      std::printf("threshold %4.1f temperature %3.1f", threshold, temperature);
      for (const auto& [name, f] : figures) std::printf("  %s %.4f", name.c_str(), f.f1());
      std::printf("\n");
    }
  }
}

// What learn_second_look.py reads: of each page a row with set, id, site and form, then of each
// line label, words, what rules decide, log-odds in 1/1024, and features.
void write_second_features(const std::string& path, const std::vector<const LabelledPage*>& pages,
                           const std::vector<std::vector<float>>& scores, float temperature) {
  const auto data = extract::builtin_data();
  std::FILE* file = std::fopen(path.c_str(), "w");
  if (file == nullptr) return;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const LabelledPage& page = *pages[i];
    std::vector<std::int32_t> log_odds;
    for (const float s : scores[i])
      log_odds.push_back(static_cast<std::int32_t>(s * extract::kWeightUnit / temperature));
    const auto lines = extract::split_lines(page.dump);
    const extract::Page view = extract::read_page(data->phrases(), lines);
    const auto features = extract::read_second_features(view, extract::Vocabulary(view), log_odds);
    std::fprintf(file, "page\t%s\t%s\t%s\t%s\n", page.set.c_str(), page.id.c_str(),
                 page.site.c_str(), page.lite ? "lite" : "dump");
    for (std::size_t t = 0; t < features.size(); ++t) {
      std::fprintf(file, "%d\t%u\t%d\t%d\t", page.labels[t], page.tokens[t], page.forced[t],
                   log_odds[t]);
      for (std::size_t k = 0; k < extract::kSecondFeatures; ++k)
        std::fprintf(file, " %d", features[t][k]);
      std::fprintf(file, "\n");
    }
  }
  std::fclose(file);
}

struct Learned {
  Vocabulary vocabulary;
  std::vector<Network> networks;
};

Learned learn(const Arguments& arguments, const std::vector<const LabelledPage*>& pages) {
  Learned learned;
  learned.vocabulary = choose_vocabulary(pages, arguments.sites, arguments.words);
  std::vector<PageInput> inputs;
  for (const LabelledPage* page : pages) inputs.push_back(prepare(*page, learned.vocabulary));
  std::vector<std::vector<LabelledPage>> mixtures;
  for (std::uint32_t k = 0; k < arguments.mixtures; ++k) {
    const auto mix = arguments.html ? mix_html_pages : mix_pages;
    mixtures.push_back(mix(pages, arguments.training.seed + k));
    for (const LabelledPage& page : mixtures.back())
      inputs.push_back(prepare(page, learned.vocabulary));
  }
  for (std::uint32_t k = 0; k < arguments.networks; ++k) {
    TrainingOptions options = arguments.training;
    options.seed += k;
    Trainer trainer(learned.vocabulary.hashes.size(), options);
    for (std::uint32_t e = 0; e < options.epochs; ++e) {
      const double loss = trainer.epoch(inputs, e);
      if (e + 1 == options.epochs) std::printf("network %u loss %.4f\n", k, loss);
    }
    learned.networks.push_back(trainer.network());
  }
  return learned;
}

// The scores that the program would give: by the compiled model's integers.
std::vector<std::vector<float>> shipped_scores(const Learned& learned,
                                               const std::vector<const LabelledPage*>& pages) {
  const auto blob =
      extract::compile_line_model(model_text(learned.networks, learned.vocabulary, 0, 1024, "a"));
  extract::LineModel model;
  if (!blob.ok() || !model.load(blob.value()).ok()) std::abort();
  std::vector<std::vector<float>> all;
  for (const LabelledPage* page : pages) {
    all.emplace_back();
    for (const std::int32_t score : model.score(page->features))
      all.back().push_back(static_cast<float>(score) / 1024);
  }
  return all;
}

// What models of other sites made of pages.
struct Judged {
  std::vector<const LabelledPage*> pages;
  std::vector<std::vector<float>> scores;

  void add(const Learned& model, const std::vector<const LabelledPage*>& held) {
    for (std::vector<float>& page : shipped_scores(model, held)) scores.push_back(std::move(page));
    pages.insert(pages.end(), held.begin(), held.end());
  }
};

// Each quarter of the sites judged by what the other three taught. What the second look learns from
// are these pages once more with the furniture of others among them.
int cross_validate(const Arguments& arguments, const std::vector<LabelledPage>& pages) {
  Judged judged, mixed;
  std::deque<std::vector<LabelledPage>> mixtures;
  for (std::uint32_t turn = 0; turn < arguments.repeats; ++turn) {
    Arguments options = arguments;
    options.training.seed += turn * arguments.networks;
    for (std::uint64_t fold = 0; fold < kFolds; ++fold) {
      if (arguments.fold >= 0 && fold != static_cast<std::uint64_t>(arguments.fold)) continue;
      std::vector<const LabelledPage*> learned, held;
      for (const LabelledPage& page : pages) {
        if (arguments.part != "all" && page.part != arguments.part[0]) continue;
        const std::uint64_t site = mix64(hash64(page.site) + turn);
        (site % kFolds == fold ? held : learned).push_back(&page);
      }
      const Learned model = learn(options, learned);
      judged.add(model, held);
      if (arguments.second.empty()) continue;
      mixtures.push_back(mix_pages(held, options.training.seed));
      std::vector<const LabelledPage*> mixture;
      for (const LabelledPage& page : mixtures.back()) mixture.push_back(&page);
      mixed.add(model, mixture);
    }
  }
  report(judged.pages, judged.scores);
  sweep(judged.pages, judged.scores);
  if (!arguments.out.empty()) write_log_odds(arguments.out, judged.pages, judged.scores);
  if (arguments.second.empty()) return 0;
  judged.pages.insert(judged.pages.end(), mixed.pages.begin(), mixed.pages.end());
  judged.scores.insert(judged.scores.end(), mixed.scores.begin(), mixed.scores.end());
  write_second_features(arguments.second, judged.pages, judged.scores,
                        static_cast<float>(arguments.temperature) / extract::kWeightUnit);
  return 0;
}

int run(const Arguments& arguments) {
  const auto read = arguments.html ? read_html_pages : read_pages;
  std::vector<LabelledPage> pages = read(arguments.sets_directory, arguments.splits, kSets);
  if (!arguments.teacher.empty())
    teach(arguments.teacher, arguments.teacher_share, arguments.teacher_temperature, pages);
  if (arguments.folds) return cross_validate(arguments, pages);
  std::vector<const LabelledPage*> learned;
  for (const LabelledPage& page : pages) {
    if (arguments.part == "all" || page.part == arguments.part[0]) learned.push_back(&page);
  }
  const Learned model = learn(arguments, learned);
  const std::string text = model_text(model.networks, model.vocabulary, arguments.threshold,
                                      arguments.temperature, arguments.part);
  if (!write_file_atomically(arguments.out, text).ok()) {
    std::fprintf(stderr, "train_lines: cannot write %s\n", arguments.out.c_str());
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace newsfold::train

int main(int argc, char** argv) { return newsfold::train::run(newsfold::train::parse(argc, argv)); }

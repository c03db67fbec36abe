// Learns data/model/lines.txt. See data/model/README.md for the command that made the shipped file.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>

#include "newsfold/base/hash.h"
#include "train/model_file.h"
#include "train/pages.h"
#include "train/trainer.h"
#include "train/vocabulary.h"

namespace newsfold::train {
namespace {

const std::vector<std::string> kSets = {"wcxb_articles_dev", "fundus_tests", "readability",
                                        "newspaper4k"};

struct Arguments {
  std::string sets_directory, splits, out;
  std::string part = "a";  // a, or all
  int fold = -1;  // 0..3: holds a quarter of the sites out of part a, and never looks at part b
  std::uint32_t networks = 1;
  std::uint32_t sites = 4;
  std::uint32_t mixtures = 1;  // pages with other pages' furniture, for each page
  std::size_t words = 12000;
  TrainingOptions training;
  std::int32_t threshold = 0;
  std::int32_t change_cost = 128;
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
    else if (name == "--part")
      a.part = value;
    else if (name == "--fold")
      a.fold = static_cast<int>(number_of(value));
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
    else if (name == "--overlap")
      a.training.overlap_weight = static_cast<float>(number_of(value));
    else if (name == "--threshold")
      a.threshold = static_cast<std::int32_t>(number_of(value));
    else if (name == "--change-cost")
      a.change_cost = static_cast<std::int32_t>(number_of(value));
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

void report(const std::vector<PageInput>& pages, const std::vector<std::vector<float>>& scores) {
  std::map<std::string, Figures> figures;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const LabelledPage& page = *pages[i].page;
    figures[page.set + (page.lite ? " lite" : " dump")].add(page, scores[i]);
  }
  for (const auto& [name, f] : figures) {
    std::printf("  %-24s pages %4zu precision %.4f recall %.4f f1 %.4f\n", name.c_str(), f.pages,
                f.precision / static_cast<double>(f.pages), f.recall / static_cast<double>(f.pages),
                f.f1());
  }
}

// F1 of full dumps and of lighter ones, over thresholds and costs of change: for choosing both.
void sweep(const std::vector<PageInput>& pages, const std::vector<std::vector<float>>& scores) {
  for (const float threshold : {-0.5F, 0.0F, 0.5F, 1.0F, 1.5F}) {
    for (const float cost : {0.0F, 0.5F, 1.0F, 2.0F}) {
      std::map<std::string, Figures> figures;
      for (std::size_t i = 0; i < pages.size(); ++i) {
        const LabelledPage& page = *pages[i].page;
        std::vector<std::int32_t> integers;
        for (const float s : scores[i])
          integers.push_back(static_cast<std::int32_t>((s - threshold) * 1024));
        const std::vector<std::int8_t> forced(integers.size(), 0);
        const auto article =
            extract::decode_chain(integers, forced, static_cast<std::int32_t>(cost * 1024));
        std::vector<float> decided;
        for (const bool kept : article) decided.push_back(kept ? 1.0F : -1.0F);
        figures[page.set.substr(0, 6) + (page.lite ? " lite" : " dump")].add(page, decided);
      }
      std::printf("threshold %4.1f change %3.1f", threshold, cost);
      for (const auto& [name, f] : figures) std::printf("  %s %.4f", name.c_str(), f.f1());
      std::printf("\n");
    }
  }
}

int run(const Arguments& arguments) {
  const std::vector<LabelledPage> pages =
      read_pages(arguments.sets_directory, arguments.splits, kSets);
  std::vector<const LabelledPage*> learned;
  std::vector<const LabelledPage*> held;
  for (const LabelledPage& page : pages) {
    const bool in_part = arguments.part == "all" || page.part == arguments.part[0];
    if (arguments.fold < 0) {
      (in_part ? learned : held).push_back(&page);
    } else if (in_part) {
      const bool held_out = hash64(page.site) % 4 == static_cast<std::uint64_t>(arguments.fold);
      (held_out ? held : learned).push_back(&page);
    }
  }
  const Vocabulary vocabulary = choose_vocabulary(learned, arguments.sites, arguments.words);
  std::printf("%zu pages learned, %zu held, %zu words\n", learned.size(), held.size(),
              vocabulary.hashes.size());
  std::vector<PageInput> learn_inputs;
  std::vector<PageInput> held_inputs;
  for (const LabelledPage* page : learned) learn_inputs.push_back(prepare(*page, vocabulary));
  std::vector<std::vector<LabelledPage>> mixtures;
  for (std::uint32_t k = 0; k < arguments.mixtures; ++k) {
    mixtures.push_back(mix_pages(learned, arguments.training.seed + k));
    for (const LabelledPage& page : mixtures.back())
      learn_inputs.push_back(prepare(page, vocabulary));
  }
  for (const LabelledPage* page : held) held_inputs.push_back(prepare(*page, vocabulary));
  std::vector<std::vector<float>> sums(held_inputs.size());
  std::vector<extract::Network> networks;
  for (std::uint32_t k = 0; k < arguments.networks; ++k) {
    TrainingOptions options = arguments.training;
    options.seed += k;
    Trainer trainer(vocabulary.hashes.size(), options);
    for (std::uint32_t e = 0; e < options.epochs; ++e) {
      const double loss = trainer.epoch(learn_inputs, e);
      std::printf("network %u epoch %u loss %.4f\n", k, e, loss);
      if ((e + 1) % 5 != 0 && e + 1 != options.epochs) continue;
      std::vector<std::vector<float>> scores;
      for (const PageInput& page : held_inputs) scores.push_back(trainer.score(page));
      report(held_inputs, scores);
      std::fflush(stdout);
      if (e + 1 != options.epochs) continue;
      for (std::size_t i = 0; i < scores.size(); ++i) {
        sums[i].resize(scores[i].size());
        for (std::size_t t = 0; t < scores[i].size(); ++t) sums[i][t] += scores[i][t];
      }
    }
    networks.push_back(trainer.network());
  }
  for (auto& scores : sums) {
    for (float& score : scores) score /= static_cast<float>(arguments.networks);
  }
  if (!held_inputs.empty()) {
    std::printf("all networks\n");
    report(held_inputs, sums);
    sweep(held_inputs, sums);
  }
  if (!arguments.out.empty()) {
    write_model(arguments.out, networks, vocabulary, arguments.threshold, arguments.change_cost,
                arguments.part);
  }
  return 0;
}

}  // namespace
}  // namespace newsfold::train

int main(int argc, char** argv) { return newsfold::train::run(newsfold::train::parse(argc, argv)); }

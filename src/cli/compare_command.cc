#include "cli/command.h"
#include "cli/documents.h"
#include "cli/explain_text.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/setup.h"
#include "newsfold/pipeline/compare.h"

namespace newsfold::cli {
namespace {

std::string signed_per_mille(std::int32_t value) {
  return value < 0 ? "-" + per_mille(static_cast<std::uint32_t>(-value))
                   : per_mille(static_cast<std::uint32_t>(value));
}

std::string title_line(const char* label, const Article& article) {
  return std::string(label) + "  " + article.provenance.path + "\n   " +
         (article.title.empty() ? "(no title)" : article.title) + "\n";
}

std::string shared_entities(const pipeline::Compared& compared) {
  std::string out;
  for (const std::string& id : compared.comparison.evidence.entities) {
    std::string name = id;
    for (const Entity& entity : compared.a.annotated.entities) {
      if (entity.id == id) name = entity.name + " [" + id + "]";
    }
    out += (out.empty() ? "" : ", ") + name;
  }
  return out.empty() ? "none" : out;
}

std::string comparison_text(const pipeline::Compared& compared, std::uint32_t hamming_limit) {
  const cluster::Comparison& c = compared.comparison;
  std::string out = title_line("A", compared.a.annotated.article) +
                    title_line("B", compared.b.annotated.article) + "\n";
  out += std::string("copies     ") + (c.copies ? "yes" : "no") + "\n";
  out += "  hamming  " +
         (c.hamming ? std::to_string(*c.hamming) + " of 64 bits (copies: at most " +
                          std::to_string(hamming_limit) + ")"
                    : std::string("none: a text is too short for a fingerprint")) +
         "\n";
  out += "  jaccard  " + per_mille(c.jaccard) + ", containment " + per_mille(c.containment) + "\n";
  out += std::string("one story  ") + (c.one_story ? "yes" : "no") + "\n";
  out += "  score    " + signed_per_mille(c.score) + " (needed: " + signed_per_mille(c.threshold) +
         ")\n";
  out += "  cosine   " + per_mille(c.cosine) + "; wide SimHash " + std::to_string(c.story_hamming) +
         " bits apart\n";
  out += "  days     " +
         (c.evidence.days ? std::to_string(*c.evidence.days) : std::string("unknown")) +
         ", shared quotation " + std::to_string(c.evidence.quote_words) + " words\n";
  out += "  entities " + shared_entities(compared) + "\n";
  for (const std::string& reason : c.reasons) out += "  - " + reason + "\n";
  return out;
}

int fail(const Error& error) {
  complain(error.message);
  return kFailed;
}

int compare(const Flags& flags) {
  const auto options = pipeline_options(flags);
  if (!options.ok()) return fail(options.error());
  const auto a = one_document(flags.paths[0], options.value());
  if (!a.ok()) return fail(a.error());
  const auto b = one_document(flags.paths[1], options.value());
  if (!b.ok()) return fail(b.error());
  const auto compared = pipeline::compare(a.value(), b.value(), options.value());
  auto output = Output::open("");
  output.value()->write(comparison_text(compared, flags.hamming));
  const Status& status = output.value()->status();
  return status.ok() ? kDone : fail(status.error());
}

void add_flags(CLI::App& command, Flags& flags) {
  add_named_paths(command, flags, 2, "the two articles");
  add_reading_flags(command, flags);
  add_article_flags(command, flags);
  add_cluster_flags(command, flags);
  add_config_flag(command, flags);
}

}  // namespace

const Command kCompareCommand = {.name = "compare",
                                 .summary = "why two articles are, or are not, copies or one story",
                                 .footer =
                                     "  newsfold compare a.txt b.txt\n"
                                     "  newsfold compare records.jsonl#ID1 records.jsonl#ID2",
                                 .add_flags = add_flags,
                                 .run = compare};

}  // namespace newsfold::cli

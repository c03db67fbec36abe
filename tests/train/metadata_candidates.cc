// metadata_candidates FILE…: what the title, date and author models see, for learn_metadata.py.
//
// Reads JSON lines as `newsfold extract` does and prints for each document
// {"id":…,"titles":[{"text":…,"f":["distance.0",…]}…],…}.
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "extract/classify.h"
#include "extract/lines.h"
#include "extract/metadata/authors.h"
#include "extract/metadata/date_features.h"
#include "extract/metadata/page.h"
#include "extract/metadata/slug.h"
#include "extract/metadata/title.h"
#include "newsfold/extract/extract.h"
#include "newsfold/ingest/ingest.h"
#include "newsfold/text/language.h"

namespace newsfold::extract::metadata {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

std::string candidate(std::string_view text, const LinearModel& model,
                      std::span<const Feature> features) {
  std::string out = "{\"text\":" + quoted(text) + ",\"f\":[";
  for (std::size_t i = 0; i < features.size(); ++i)
    out += (i > 0 ? ",\"" : "\"") + model.name(features[i]) + "\"";
  return out + "]}";
}

void print(const RawDocument& document) {
  const std::vector<Line> lines = split_lines(document.content);
  const std::vector<LineVerdict> verdicts = classify(*builtin_data(), lines, nullptr);
  const Page page(document, lines, verdicts,
                  page_language(document, document.content, lines, verdicts));
  const Slug slug(document.provenance.url);
  std::string out = "{\"id\":" + quoted(document.id) + ",\"titles\":[";
  bool first = true;
  for (const TitleCandidate& title : title_candidates(page, slug)) {
    out += first ? "" : ",";
    first = false;
    out += candidate(page.lines()[title.position].text, title_model(), title.features);
  }
  out += "],\"dates\":[";
  first = true;
  const auto title = choose_title(page, slug);
  DateDescriber describer(page, slug, title ? std::optional(title->position) : std::nullopt);
  for (const DatedMention& mention : describer.describe_all()) {
    out += first ? "" : ",";
    first = false;
    out += candidate(format_day(mention.day), date_model(), mention.features);
  }
  out += "],\"authors\":[";
  first = true;
  for (const AuthorCandidate& author :
       author_candidates(page, title ? std::optional(title->position) : std::nullopt)) {
    out += first ? "" : ",";
    first = false;
    out += candidate(author.name, author_model(), author.features);
  }
  std::puts((out + "]}").c_str());
}

}  // namespace
}  // namespace newsfold::extract::metadata

int main(int argc, char** argv) {
  using namespace newsfold;
  bool good = true;
  for (int i = 1; i < argc; ++i) {
    const auto sink = [](RawDocument&& document) {
      extract::metadata::print(document);
      return true;
    };
    const auto issues = [&](ingest::Issue&& issue) {
      std::fprintf(stderr, "%s: %s\n", issue.path.c_str(), issue.error.message.c_str());
      good = false;
    };
    ingest::Options options;
    options.format = ingest::InputFormat::kJsonLines;
    ingest::Reader(options, {}).read({argv[i], argv[i]}, sink, issues);
  }
  return good ? 0 : 1;
}

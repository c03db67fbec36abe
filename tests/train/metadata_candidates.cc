// metadata_candidates FILE…: what the title, date and author models see, for
// learn_metadata.py.
//
// Reads JSON lines as `newsfold extract` does and prints for each document
// {"id":…,"titles":[{"text":…,"f":["distance.0",…]}…],…}; authors with "line" and "marked", by
// which find_authors takes several.
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "extract/classify.h"
#include "extract/html/page.h"
#include "extract/lines.h"
#include "extract/metadata/authors.h"
#include "extract/metadata/date_features.h"
#include "extract/metadata/head.h"
#include "extract/metadata/markup.h"
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

template <typename Items, typename Show>
std::string array(const Items& items, const Show& show) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += show(item);
  }
  return out + "]";
}

void print(const RawDocument& document, const html::Page* html) {
  const std::string& content = html != nullptr ? html->text : document.content;
  const std::vector<Line> lines = split_lines(content);
  const std::vector<LineVerdict> verdicts = classify(*builtin_data(), lines, html);
  const std::string language = page_language(document, content, lines, verdicts);
  std::optional<Markup> markup;
  std::optional<PageHead> head;
  if (html != nullptr) {
    markup.emplace(*html);
    head.emplace(read_head(document, html->declarations, language));
  }
  const Page page(document, markup ? &*markup : nullptr, lines, verdicts, language);
  const Slug slug(head && document.provenance.url.empty() ? head->declared.url
                                                          : document.provenance.url);
  const bool marked = html != nullptr;
  const auto choice = choose_title(page, slug, head ? &*head : nullptr);
  const std::optional<std::uint32_t> title = choice ? choice->position : std::nullopt;
  const std::string titles = array(
      title_candidates(page, slug, head ? &*head : nullptr), [&](const TitleCandidate& found) {
        return candidate(found.text, title_model(marked), found.features);
      });
  const std::string dates =
      array(DateDescriber(page, slug, head ? &head->declared : nullptr, title).describe_all(),
            [&](const DatedMention& mention) {
              return candidate(format_day(mention.day), date_model(marked), mention.features);
            });
  const std::string authors = array(
      author_candidates(page, title, head ? &*head : nullptr), [&](const AuthorCandidate& author) {
        std::string row = candidate(author.name, author_model(marked), author.features);
        row.pop_back();
        return row + ",\"line\":" + std::to_string(author.position) +
               ",\"list\":" + std::to_string(author.list) +
               ",\"marked\":" + (author.marked ? "true}" : "false}");
      });
  std::puts(("{\"id\":" + quoted(document.id) + ",\"titles\":" + titles + ",\"dates\":" + dates +
             ",\"authors\":" + authors + "}")
                .c_str());
}

}  // namespace
}  // namespace newsfold::extract::metadata

int main(int argc, char** argv) {
  using namespace newsfold;
  bool good = true;
  for (int i = 1; i < argc; ++i) {
    const auto sink = [](RawDocument&& document) {
      std::optional<extract::html::Page> page;
      if (document.kind == ContentKind::kPage) page = extract::html::read_page(document.content);
      extract::metadata::print(document, page ? &*page : nullptr);
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

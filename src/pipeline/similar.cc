// A text against everything that a state knows.
#include <algorithm>
#include <mutex>
#include <tuple>

#include "newsfold/cluster/increment.h"
#include "newsfold/emit/json_line.h"
#include "newsfold/pipeline/queries.h"
#include "newsfold/text/utf8.h"
#include "pipeline/window.h"

namespace newsfold::pipeline {
namespace {

// Not the id of any document, so that a known text can be asked for.
constexpr const char* kAsked = "~";

enum class Relation : std::uint8_t { kCopy, kContains, kContained, kStory };
constexpr std::string_view kNames[] = {"copy", "contains", "contained", "story"};

struct Related {
  Relation relation = Relation::kStory;
  std::uint32_t index = 0;  // in the window
  cluster::Comparison comparison;
};

std::optional<Relation> relation_of(const Assignment& asked, const Assignment& other,
                                    const std::string& other_id) {
  const auto holds = [](const Assignment& longer, std::string_view id) {
    return std::any_of(longer.contains.begin(), longer.contains.end(),
                       [&](const Containment& contained) { return contained.id == id; });
  };
  if (asked.copy && other.copy && asked.copy->id == other.copy->id) return Relation::kCopy;
  if (holds(asked, other_id)) return Relation::kContains;
  if (holds(other, kAsked)) return Relation::kContained;
  if (asked.story && other.story && asked.story->id == other.story->id) return Relation::kStory;
  return std::nullopt;
}

std::string line_of(state::State& state, const state::Document& row, const Related& related) {
  const cluster::Comparison& c = related.comparison;
  const auto story = state.story(row.story);
  emit::JsonLine out;
  out.text("relation", kNames[static_cast<std::size_t>(related.relation)]).text("id", row.id);
  out.text_or_null("title", row.title).text_or_null("source", row.source);
  out.text_or_null("date", row.date ? format_day(*row.date) : std::string());
  out.text_or_null("story", story ? story->id : std::string());
  if (c.hamming) {
    out.number("hamming", *c.hamming);
  } else {
    out.null("hamming");
  }
  out.share("jaccard", c.jaccard).share("containment", c.containment).share("cosine", c.cosine);
  return out.take();
}

std::vector<Related> related_documents(Window& window, const cluster::Options& options) {
  const std::vector<cluster::Document> documents = window.documents();
  std::mutex mutex;
  const auto shingles = [&](std::uint32_t index) {
    const std::lock_guard lock(mutex);
    return window.shingles(index);
  };
  const auto entity_ids = [](std::uint32_t) { return std::string_view(); };
  const cluster::Increment found =
      cluster::add_documents(documents, window.standing(), options, shingles, entity_ids);
  std::vector<Related> out;
  const Assignment& asked = found.assignments.back();  // the new document is the last
  for (std::size_t i = 0; i + 1 < found.touched.size(); ++i) {
    const std::uint32_t index = found.touched[i];
    const auto relation = relation_of(asked, found.assignments[i], window.member(index).row.id);
    if (!relation) continue;
    out.push_back(
        {*relation, index,
         cluster::compare(documents, window.standing(), index, options, shingles, entity_ids)});
  }
  std::sort(out.begin(), out.end(), [&](const Related& a, const Related& b) {
    const auto key = [&](const Related& r) {
      return std::make_tuple(r.relation, -static_cast<int>(r.comparison.jaccard),
                             -static_cast<int>(r.comparison.containment), -r.comparison.score,
                             std::string_view(documents[r.index].id));
    };
    return key(a) < key(b);
  });
  return out;
}

}  // namespace

Status similar(state::State& state, const RawDocument& raw, const Options& options,
               const LineSink& sink) {
  state.begin_reading();
  Batch batch;
  batch.documents.emplace_back();
  NewDocument& asked = batch.documents.back();
  asked.document = Processor(options).process(raw);
  Article& article = asked.document.annotated.article;
  article.id = kAsked;
  asked.text_length = static_cast<std::uint32_t>(text::count_code_points(article.text));
  UpdateOptions update_options;
  update_options.pipeline = options;
  Window window(state, batch, update_options);
  for (const Related& related : related_documents(window, options.cluster)) {
    if (!sink(line_of(state, window.member(related.index).row, related))) break;
  }
  const Status status = state.status();
  state.end_reading();
  return status;
}

}  // namespace newsfold::pipeline

// A text against everything that a state knows.
#include <algorithm>
#include <map>
#include <tuple>

#include "newsfold/cluster/extend_stories.h"
#include "newsfold/emit/json_line.h"
#include "newsfold/pipeline/queries.h"
#include "newsfold/text/utf8.h"
#include "pipeline/copy_set.h"
#include "pipeline/story_memory.h"
#include "pipeline/story_refresh.h"

namespace newsfold::pipeline {
namespace {

using state::Number;

// Not the id of any document, so that a known text can be asked for.
constexpr const char* kAsked = "~";

enum class Relation : std::uint8_t { kCopy, kContains, kContained, kStory };
constexpr std::string_view kNames[] = {"copy", "contains", "contained", "story"};

struct Related {
  Relation relation = Relation::kStory;
  state::Document row;
  cluster::Comparison comparison;
};

std::optional<Relation> relation_of(const cluster::CopyDecision& found, std::size_t asked,
                                    std::size_t other, const std::string& other_id) {
  const auto holds = [&](std::size_t longer, std::string_view id) {
    const std::vector<Containment>& contains = found.contains[longer];
    return std::any_of(contains.begin(), contains.end(),
                       [&](const Containment& contained) { return contained.id == id; });
  };
  const auto& copy = found.copy[asked];
  if (copy && found.copy[other] && copy->id == found.copy[other]->id) return Relation::kCopy;
  if (holds(asked, other_id)) return Relation::kContains;
  if (holds(other, kAsked)) return Relation::kContained;
  return std::nullopt;
}

std::string line_of(state::State& state, const Related& related) {
  const state::Document& row = related.row;
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

// Those of one story with the asked text, as far as they are kept.
std::vector<Number> story_of(state::State& state, const CopySet& set, std::size_t original,
                             const cluster::Options& options) {
  if (original + 1 < set.size()) {
    return state.members_of_story(set.member(original).row.story);
  }
  constexpr cluster::DocumentNumber kNumber = ~cluster::DocumentNumber{0};
  cluster::EnteringDocument asked{kNumber, as_document(set.member(original).row)};
  asked.document.fingerprint = &set.member(original).fingerprint;
  StoryMemory memory(state);
  std::vector<Number> out;
  for (const auto& story : cluster::extend_stories({{asked}, {}}, memory, options).stories) {
    if (story.back() != kNumber) continue;
    for (const cluster::DocumentNumber member : story) {
      if (member != kNumber) out.push_back(member);
    }
  }
  return out;
}

// The last of the set is the asked text.
std::map<Number, Relation> relations(state::State& state, CopySet& set,
                                     const cluster::Options& options) {
  const cluster::CopyDecision found = set.decide(options);
  const std::size_t asked = set.size() - 1;
  std::map<Number, Relation> out;
  for (std::size_t i = 0; i < asked; ++i) {
    const state::Document& row = set.member(i).row;
    const auto relation = relation_of(found, asked, i, row.id);
    if (relation) out.emplace(row.number, *relation);
  }
  if (!options.stories) return out;
  for (const Number number : story_of(state, set, found.original[asked], options)) {
    out.emplace(number, Relation::kStory);
  }
  return out;
}

Related related(state::State& state, const CopySet& set, const state::Document& row,
                Relation relation, const cluster::Options& options) {
  const Member& asked = set.member(set.size() - 1);
  Fingerprint other = state.fingerprint(row.number).value_or(Fingerprint());
  other.copy64 = row.copy64;
  other.shingles = state.shingles(row.number);
  std::vector<cluster::Document> both = {as_document(asked.row), as_document(row)};
  both[0].fingerprint = &asked.fingerprint;
  both[1].fingerprint = &other;
  return {relation, row,
          cluster::compare(
              both, 0, 1, options,
              [&](std::uint32_t i) { return i == 0 ? asked.fingerprint.shingles : other.shingles; },
              [](std::uint32_t) { return std::string_view(); })};
}

std::vector<Related> related_documents(state::State& state, CopySet& set,
                                       const cluster::Options& options) {
  std::vector<Related> out;
  for (const auto& [number, relation] : relations(state, set, options)) {
    const auto row = state.document(number);
    if (row) out.push_back(related(state, set, *row, relation, options));
  }
  std::sort(out.begin(), out.end(), [](const Related& a, const Related& b) {
    const auto key = [](const Related& r) {
      return std::make_tuple(r.relation, -static_cast<int>(r.comparison.jaccard),
                             -static_cast<int>(r.comparison.containment), -r.comparison.cosine,
                             std::string_view(r.row.id));
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
  CopySet set(state, state, batch, update_options);
  for (const Related& found : related_documents(state, set, options.cluster)) {
    if (!sink(line_of(state, found))) break;
  }
  const Status status = state.status();
  state.end_reading();
  return status;
}

}  // namespace newsfold::pipeline

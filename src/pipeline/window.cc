#include "pipeline/window.h"

#include <algorithm>
#include <set>

#include "newsfold/cluster/copy_probe.h"
#include "pipeline/story_refresh.h"

namespace newsfold::pipeline {
namespace {

using state::Number;

// Stories of documents just inside the window hang on others just outside.
constexpr Day kWindows = 2;
// How rare a word is and how crowded a place is can't be told from a handful of documents: where
// the window holds fewer, the latest others join it.
constexpr std::size_t kContext = 4000;

// The spans in which standing documents may share a story with the batch's.
std::vector<DayRange> spans_of(const Batch& batch, std::uint32_t window_days) {
  const Day margin = kWindows * static_cast<Day>(std::min<std::uint32_t>(window_days, 1'000'000));
  std::vector<DayRange> out;
  for (const NewDocument& added : batch.documents) {
    const ArticleDate& date = added.document.annotated.article.date;
    DayRange span = date.range.value_or(kAlways);
    if (date.published) span = {*date.published, *date.published};
    out.push_back({span.first - margin, span.last + margin});
  }
  std::sort(out.begin(), out.end());
  std::vector<DayRange> joined;
  for (const DayRange& span : out) {
    if (joined.empty() || span.first > joined.back().last) {
      joined.push_back(span);
    } else {
      joined.back().last = std::max(joined.back().last, span.last);
    }
  }
  return joined;
}

std::set<Number> recent_documents(state::State& state, const Batch& batch,
                                  const UpdateOptions& options) {
  std::set<Number> out;
  if (!options.pipeline.cluster.stories) return out;
  for (const DayRange& span : spans_of(batch, options.pipeline.cluster.window_days)) {
    const std::vector<Number> found = state.vectors_within(span, options.window);
    out.insert(found.begin(), found.end());
  }
  if (out.size() < kContext) {
    const std::vector<Number> latest = state.vectors_within(kAlways, kContext);
    out.insert(latest.begin(), latest.end());
  }
  while (out.size() > options.window) out.erase(out.begin());
  return out;
}

// Standing documents that may be copies of new ones, or contain or stand in them.
std::set<Number> copy_candidates(state::State& state, const Batch& batch,
                                 const cluster::Options& options) {
  std::vector<cluster::CopySketch> sketches;
  for (const NewDocument& added : batch.documents) {
    const Fingerprint& fingerprint = added.document.fingerprint;
    if (!fingerprint.copy64) continue;
    const std::span<const std::uint32_t> all = fingerprint.shingles;
    const std::size_t size = cluster::sketch_size(all);
    sketches.push_back({*fingerprint.copy64, all.first(size), size == all.size()});
  }
  std::set<Number> out;
  if (sketches.empty()) return out;
  cluster::CopyProbe probe(sketches, options.hamming);
  std::vector<Number> passed;
  std::vector<cluster::CopySketch> some;
  state.each_sketch_block([&](const state::SketchBlock& block) {
    some.clear();
    for (std::size_t i = 0; i < block.documents.size(); ++i) {
      const std::span<const std::uint32_t> entries(block.entries.data() + block.begins[i],
                                                   block.entries.data() + block.begins[i + 1]);
      some.push_back({block.copy64[i], entries, block.complete[i]});
    }
    passed.insert(passed.end(), block.documents.begin(), block.documents.end());
    probe.pass(some);
  });
  for (const auto& [added, standing] : probe.found(options.threads)) out.insert(passed[standing]);
  return out;
}

}  // namespace

std::optional<DayRange> span_of(const state::Document& document) {
  if (document.date) return DayRange{*document.date, *document.date};
  return document.range;
}

Window::Window(state::State& state, Batch& batch, const UpdateOptions& options) : state_(state) {
  std::set<Number> numbers = recent_documents(state, batch, options);
  numbers.merge(copy_candidates(state, batch, options.pipeline.cluster));
  add_standing({numbers.begin(), numbers.end()});
  // A copy cluster is decided on as a whole.
  std::set<std::string> clusters;
  for (const Member& member : members_) {
    if (member.row.copy) clusters.insert(member.row.copy->cluster);
  }
  std::set<Number> missing;
  for (const std::string& cluster : clusters) {
    for (const Number number : state.members_of_copy(cluster)) {
      if (!numbers.contains(number)) missing.insert(number);
    }
  }
  add_standing({missing.begin(), missing.end()});
  std::sort(members_.begin(), members_.end(),
            [](const Member& a, const Member& b) { return a.row.number < b.row.number; });
  standing_ = static_cast<std::uint32_t>(members_.size());
  add_new(batch);
  for (std::size_t i = 0; i < members_.size(); ++i) by_id_.emplace(members_[i].row.id, i);
}

void Window::add_standing(const std::vector<Number>& numbers) {
  for (const Number number : numbers) {
    std::optional<state::Document> row = state_.document(number);
    if (!row || row->gone != state::Gone::kNo) continue;
    members_.push_back({.row = std::move(*row), .fingerprint = {}});
  }
}

void Window::add_new(Batch& batch) {
  for (std::size_t i = 0; i < standing_; ++i) {
    Member& member = members_[i];
    std::optional<Fingerprint> vector = state_.vector(member.row.number);
    if (vector) member.fingerprint = std::move(*vector);
    member.fingerprint.copy64 = member.row.copy64;
  }
  for (NewDocument& added : batch.documents) {
    members_.push_back(
        {.row = row_of(added), .fingerprint = std::move(added.document.fingerprint)});
  }
}

std::vector<cluster::Document> Window::documents() const {
  std::vector<cluster::Document> out;
  out.reserve(members_.size());
  for (std::size_t i = 0; i < members_.size(); ++i) {
    cluster::Document& document = out.emplace_back(as_document(members_[i].row));
    document.fingerprint = &members_[i].fingerprint;
  }
  return out;
}

std::vector<std::uint32_t> Window::shingles(std::size_t index) {
  if (index < standing_) return state_.shingles(members_[index].row.number);
  return members_[index].fingerprint.shingles;
}

}  // namespace newsfold::pipeline

// The story graph: what is remembered of each recent document's neighbours.
#include "newsfold/state/state.h"
#include "state/bytes.h"
#include "state/database.h"

namespace newsfold::state {
namespace {

// Days of a document of which nothing is known.
constexpr DayRange kAlways{-1'000'000'000, 1'000'000'000};

enum class Dated : std::uint8_t { kNot, kRange, kDay };

Dated dated(const GraphNode& node) {
  if (node.date) return Dated::kDay;
  return node.range ? Dated::kRange : Dated::kNot;
}

DayRange days_of(const GraphNode& node) {
  if (node.date) return {*node.date, *node.date};
  return node.range.value_or(kAlways);
}

// Of either sign, small ones short.
std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

// Candidates come by falling cosine and from about the same time as their document.
std::string encode(const GraphNode& node) {
  Writer out;
  out.text(node.id);
  out.fixed(static_cast<std::uint64_t>(dated(node)), 1);
  for (const std::uint16_t cosine : node.sample) out.fixed(cosine, 2);
  for (const std::uint16_t cosine : node.nearest) out.fixed(cosine, 2);
  out.number(node.candidates.size());
  std::int64_t cosine = 0;
  for (const GraphCandidate& candidate : node.candidates) {
    out.number(zigzag(node.document - candidate.document));
    out.number(zigzag(cosine - candidate.cosine));
    out.number(candidate.score);
    cosine = candidate.cosine;
  }
  return out.take();
}

// False where the bytes are damaged.
bool decode(std::string_view bytes, const DayRange& days, GraphNode& node) {
  constexpr std::size_t kLeastBytes = 3;
  Reader in(bytes);
  node.id = in.text();
  const auto kind = static_cast<Dated>(in.fixed(1));
  if (kind == Dated::kDay) node.date = days.first;
  if (kind == Dated::kRange) node.range = days;
  for (std::uint16_t& cosine : node.sample) cosine = static_cast<std::uint16_t>(in.fixed(2));
  for (std::uint16_t& cosine : node.nearest) cosine = static_cast<std::uint16_t>(in.fixed(2));
  node.candidates.resize(in.count(kLeastBytes));
  std::int64_t cosine = 0;
  for (GraphCandidate& candidate : node.candidates) {
    candidate.document = node.document - unzigzag(in.number());
    candidate.cosine = static_cast<std::int32_t>(cosine -= unzigzag(in.number()));
    candidate.score = static_cast<std::uint16_t>(in.number());
  }
  return in.ok() && in.at_end();
}

}  // namespace

void State::put_graph_node(const GraphNode& node) {
  const DayRange days = days_of(node);
  database_->query("INSERT OR REPLACE INTO graph VALUES(?, ?, ?, ?)")
      .integer(node.document)
      .integer(days.first)
      .integer(days.last)
      .blob(encode(node))
      .run();
}

bool State::has_graph_node(Number document) {
  Query query = database_->query("SELECT 1 FROM graph WHERE document = ?");
  return query.integer(document).step();
}

void State::remove_graph_node(Number document) {
  database_->query("DELETE FROM graph WHERE document = ?").integer(document).run();
}

void State::each_graph_node(const DayRange& days,
                            const std::function<void(const GraphNode&)>& see) {
  Query query = database_->query(
      "SELECT graph.document, graph.first, graph.last, bytes, story FROM graph "
      "JOIN documents ON number = graph.document WHERE graph.last >= ? AND graph.first <= ? "
      "ORDER BY graph.document");
  query.integer(days.first).integer(days.last);
  while (query.step()) {
    GraphNode node;
    node.document = query.integer_at(0);
    node.story = query.integer_at(4);
    const DayRange span{static_cast<Day>(query.integer_at(1)),
                        static_cast<Day>(query.integer_at(2))};
    if (decode(query.bytes_at(3), span, node)) see(node);
  }
}

}  // namespace newsfold::state

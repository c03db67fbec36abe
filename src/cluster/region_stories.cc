#include "cluster/region_stories.h"

#include <algorithm>
#include <map>
#include <set>

#include "cluster/evidence.h"
#include "cluster/graph.h"
#include "cluster/link_stories.h"

namespace newsfold::cluster {
namespace {

constexpr std::uint32_t kNowhere = Region::kUnknown;

class Regrouper {
 public:
  Regrouper(Region& region, const Thresholds& limits, unsigned threads)
      : region_(region), limits_(limits), threads_(threads) {}

  GraphUpdate run();

 private:
  struct End {
    std::uint32_t position = 0;
    std::int32_t score = 0, cosine = 0;
  };
  using Ends = std::vector<std::vector<End>>;  // by position, strongest first

  std::vector<std::uint32_t> seeds();
  void touch(std::uint32_t node);
  void touch_neighbours(std::uint32_t node);
  std::size_t spread(const std::vector<std::uint32_t>& seeds);
  std::vector<Edge> edges_among(bool before) const;
  void add_edges(std::uint32_t position, const std::vector<KeptCandidate>& list,
                 std::vector<Edge>& out) const;
  Ends evidence(const std::vector<Edge>& edges, const std::vector<std::uint32_t>& story) const;
  std::vector<std::uint32_t> labels() const;
  void report_stories(const std::vector<std::uint32_t>& story, GraphUpdate& out) const;
  void report_links(const Ends& before, const Ends& now, GraphUpdate& out);

  Region& region_;
  const Thresholds& limits_;
  unsigned threads_;
  std::vector<std::uint32_t> touched_;   // by the order of time once all are known
  std::vector<std::uint32_t> position_;  // by node, in touched_; kNowhere
  std::set<std::uint32_t> bereft_;       // nodes with edges to leaving ones
};

GraphUpdate Regrouper::run() {
  GraphUpdate out;
  out.largest_region = spread(seeds());
  out.reclustered = touched_.size();
  const auto nodes = static_cast<std::uint32_t>(touched_.size());
  const std::vector<Edge> edges = edges_among(false);
  const std::vector<std::uint32_t> story = link_stories(edges, nodes, limits_, threads_);
  report_stories(story, out);
  report_links(evidence(edges_among(true), labels()), evidence(edges, story), out);
  return out;
}

// Ends of changed edges, and entering documents.
std::vector<std::uint32_t> Regrouper::seeds() {
  std::vector<std::uint32_t> out;
  for (std::uint32_t node = 0; node < region_.size(); ++node) {
    if (region_[node].entering) out.push_back(node);
    if (!region_[node].listed) continue;
    const std::vector<KeptCandidate>& now = region_[node].kept.candidates;
    const std::vector<KeptCandidate>& before = region_[node].before;
    for (const auto& [list, other] : {std::pair(&now, &before), std::pair(&before, &now)}) {
      for (const KeptCandidate& candidate : *list) {
        const KeptCandidate* twin = find_in(*other, candidate.document);
        if (candidate.score == 0 || (twin != nullptr && *twin == candidate)) continue;
        const std::uint32_t end = region_.find(candidate.document);
        if (end == kNowhere) continue;
        if (region_[node].leaving) bereft_.insert(end);
        if (region_[end].leaving) bereft_.insert(node);
        out.push_back(node);
        out.push_back(end);
      }
    }
  }
  return out;
}

void Regrouper::touch(std::uint32_t node) {
  position_.resize(region_.size(), kNowhere);
  if (region_[node].leaving || position_[node] != kNowhere) return;
  position_[node] = static_cast<std::uint32_t>(touched_.size());
  touched_.push_back(node);
}

// Touches the components of the seeds; gives the size of the largest.
std::size_t Regrouper::spread(const std::vector<std::uint32_t>& seeds) {
  std::size_t largest = 0;
  std::size_t next = 0;
  for (const std::uint32_t seed : seeds) {
    const std::size_t begin = next;
    touch(seed);
    for (; next < touched_.size(); ++next) touch_neighbours(touched_[next]);
    largest = std::max(largest, next - begin);
  }
  position_.resize(region_.size(), kNowhere);
  std::sort(touched_.begin(), touched_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return region_.earlier(a, b); });
  for (std::uint32_t i = 0; i < touched_.size(); ++i) position_[touched_[i]] = i;
  return largest;
}

void Regrouper::touch_neighbours(std::uint32_t node) {
  region_.reach(node);
  for (const KeptCandidate& candidate : region_[node].kept.candidates) {
    const std::uint32_t end = region_.find(candidate.document);
    if (candidate.score > 0 && end != kNowhere) touch(end);
  }
  for (const std::uint32_t later : region_[node].later) {
    const KeptCandidate* own = find_in(region_[later].kept.candidates, region_[node].kept.number);
    if (own != nullptr && own->score > 0) touch(later);
  }
}

std::vector<Edge> Regrouper::edges_among(bool before) const {
  std::vector<Edge> out;
  for (std::uint32_t position = 0; position < touched_.size(); ++position) {
    const Region::Node& node = region_[touched_[position]];
    add_edges(position, before ? node.candidates_before() : node.kept.candidates, out);
  }
  bound_degrees(out, static_cast<std::uint32_t>(touched_.size()));
  return out;
}

void Regrouper::add_edges(std::uint32_t position, const std::vector<KeptCandidate>& list,
                          std::vector<Edge>& out) const {
  for (const KeptCandidate& candidate : list) {
    if (candidate.score == 0) continue;
    const std::uint32_t end = region_.find(candidate.document);
    // Before, an edge led to documents that leave now; no links are told of those.
    if (end == kNowhere || position_[end] == kNowhere) continue;
    out.push_back({position_[end], position, candidate.score, candidate.cosine});
  }
}

std::vector<std::uint32_t> Regrouper::labels() const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t node : touched_) out.push_back(region_[node].kept.story);
  return out;
}

Regrouper::Ends Regrouper::evidence(const std::vector<Edge>& edges,
                                    const std::vector<std::uint32_t>& story) const {
  std::vector<std::vector<Edge>> strongest(touched_.size());
  const auto add = [&](std::uint32_t from, const Edge& link) {
    std::vector<Edge>& kept = strongest[from];
    if (kept.size() == kMaxEvidence) {
      if (!stronger(link, kept.back())) return;
      kept.pop_back();
    }
    kept.insert(std::upper_bound(kept.begin(), kept.end(), link, stronger), link);
  };
  for (const Edge& link : edges) {
    if (story[link.a] != story[link.b]) continue;
    add(link.a, link);
    add(link.b, link);
  }
  Ends out(touched_.size());
  for (std::uint32_t from = 0; from < strongest.size(); ++from) {
    for (const Edge& link : strongest[from]) {
      out[from].push_back({link.a == from ? link.b : link.a, link.score, link.cosine});
    }
  }
  return out;
}

void Regrouper::report_stories(const std::vector<std::uint32_t>& story, GraphUpdate& out) const {
  std::map<std::uint32_t, std::size_t> size_before;  // by label
  for (std::uint32_t node = 0; node < region_.size(); ++node) {
    if (region_[node].leaving || position_[node] != kNowhere) {
      ++size_before[region_[node].kept.story];
    }
  }
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (std::uint32_t position = 0; position < story.size(); ++position) {
    members[story[position]].push_back(touched_[position]);
  }
  for (const auto& [first, nodes] : members) {
    const std::uint32_t label = region_[nodes.front()].kept.story;
    const bool same = label != 0 && size_before[label] == nodes.size() &&
                      std::all_of(nodes.begin(), nodes.end(), [&](std::uint32_t node) {
                        return region_[node].kept.story == label;
                      });
    if (same) continue;
    std::vector<DocumentNumber>& numbers = out.stories.emplace_back();
    for (const std::uint32_t node : nodes) numbers.push_back(region_[node].kept.number);
    std::sort(numbers.begin(), numbers.end());
  }
  std::sort(out.stories.begin(), out.stories.end());
}

void Regrouper::report_links(const Ends& before, const Ends& now, GraphUpdate& out) {
  std::vector<std::uint32_t> changed, nodes;
  for (std::uint32_t position = 0; position < touched_.size(); ++position) {
    const bool same =
        std::equal(now[position].begin(), now[position].end(), before[position].begin(),
                   before[position].end(),
                   [](const End& a, const End& b) { return a.position == b.position; });
    if (same && !bereft_.contains(touched_[position])) continue;
    changed.push_back(position);
    nodes.push_back(touched_[position]);
    for (const End& end : now[position]) nodes.push_back(touched_[end.position]);
  }
  region_.fetch(std::move(nodes));
  for (const std::uint32_t position : changed) {
    const std::uint32_t node = touched_[position];
    LinksOf& links = out.links.emplace_back();
    links.document = region_[node].kept.number;
    for (const End& end : now[position]) {
      const std::uint32_t other = touched_[end.position];
      StoryLink link{region_[other].kept.number, end.cosine, std::nullopt,
                     shared_quote_words(region_.fingerprint(node), region_.fingerprint(other))};
      if (region_[node].kept.date && region_[other].kept.date) {
        link.days = static_cast<std::uint32_t>(gap_days(region_[node].span, region_[other].span));
      }
      links.links.push_back(link);
    }
  }
}

}  // namespace

GraphUpdate regroup(Region& region, const Thresholds& limits, unsigned threads) {
  return Regrouper(region, limits, threads).run();
}

}  // namespace newsfold::cluster

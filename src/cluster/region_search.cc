#include "cluster/region_search.h"

#include <algorithm>
#include <map>
#include <span>

#include "cluster/candidates.h"
#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

// Documents that may share a window with a query.
std::vector<std::uint32_t> near_queries(const Region& region,
                                        const std::vector<std::uint32_t>& queries,
                                        std::int64_t window) {
  std::vector<TimeSpan> spans;
  spans.reserve(queries.size());
  for (const std::uint32_t query : queries) {
    spans.push_back({region[query].span.first - window, region[query].span.last + window});
  }
  std::sort(spans.begin(), spans.end(),
            [](const TimeSpan& a, const TimeSpan& b) { return a.first < b.first; });
  std::vector<TimeSpan> joined;
  for (const TimeSpan& span : spans) {
    if (joined.empty() || span.first > joined.back().last) {
      joined.push_back(span);
    } else {
      joined.back().last = std::max(joined.back().last, span.last);
    }
  }
  std::vector<std::uint32_t> out;
  for (std::uint32_t node = 0; node < region.size(); ++node) {
    const TimeSpan& own = region[node].span;
    const bool near = std::any_of(joined.begin(), joined.end(), [&](const TimeSpan& span) {
      return own.first <= span.last && own.last >= span.first;
    });
    if (near && !region[node].leaving) out.push_back(node);
  }
  return out;
}

std::vector<Document> rows_of(const Region& region) {
  std::vector<Document> out(region.size());
  for (std::uint32_t node = 0; node < region.size(); ++node) {
    out[node].id = region[node].kept.id;
    out[node].date = region[node].kept.date;
    out[node].range = region[node].kept.range;
  }
  return out;
}

class Search {
 public:
  Search(Region& region, const std::vector<std::uint32_t>& queries, const Options& options)
      : region_(region),
        options_(options),
        timeline_(rows_of(region), near_queries(region, queries, options.window_days),
                  options.window_days),
        is_query_(region.size()) {
    for (const std::uint32_t query : queries) is_query_[query] = true;
    after_other_.push_back(0);
    for (std::uint32_t p = 0; p < timeline_.size(); ++p) {
      if (is_query_[node(p)]) queries_.push_back(p);
      after_other_.push_back(is_query_[node(p)] ? after_other_.back() : p + 1);
    }
    proposed_.resize(queries_.size());
    found_.resize(queries_.size());
  }

  void propose(StoryMemory& memory);
  void measure();
  void enter();

 private:
  std::uint32_t node(std::uint32_t position) const { return timeline_.document(position); }
  SearchTable table(StoryMemory& memory) const;
  bool wanted(std::uint32_t query, std::uint32_t other) const;
  std::vector<Slice> looked_at(std::uint32_t query) const;
  void sort(std::vector<Candidate>& list) const;
  std::vector<KeptCandidate> kept(const std::vector<Candidate>& list) const;
  void extend(std::uint32_t position, std::vector<Candidate> added);

  Region& region_;
  const Options& options_;
  const Timeline timeline_;
  std::vector<bool> is_query_;          // by node
  std::vector<std::uint32_t> queries_;  // positions, ascending
  // By position: one after the last before it that is no query; 0 where all are.
  std::vector<std::uint32_t> after_other_;
  std::vector<std::vector<std::uint32_t>> proposed_;
  std::vector<std::vector<Candidate>> found_;
};

SearchTable Search::table(StoryMemory& memory) const {
  std::vector<DocumentNumber> standing;
  for (std::uint32_t p = 0; p < timeline_.size(); ++p) {
    if (!region_[node(p)].entering) standing.push_back(region_[node(p)].kept.number);
  }
  const std::vector<KeptSignature> kept = memory.signatures(standing);
  SearchTable out;
  if (options_.candidates != Candidates::kSimHash) out.begins.push_back(0);
  auto next = kept.begin();
  for (std::uint32_t p = 0; p < timeline_.size(); ++p) {
    const bool entering = region_[node(p)].entering;
    const auto& signature = entering ? region_.fingerprint(node(p)).story2048 : next->story2048;
    const auto& strongest = entering ? region_.fingerprint(node(p)).strongest : next->strongest;
    if (options_.candidates != Candidates::kIndex) out.signatures.push_back(signature);
    if (options_.candidates != Candidates::kSimHash) {
      out.strongest.insert(out.strongest.end(), strongest.begin(), strongest.end());
      out.begins.push_back(static_cast<std::uint32_t>(out.strongest.size()));
    }
    if (!entering) ++next;
  }
  return out;
}

// A pair is found by its later document where that is a query.
bool Search::wanted(std::uint32_t query, std::uint32_t other) const {
  if (other == query || !timeline_.in_window(query, other)) return false;
  return other < query || (region_[node(query)].entering && !is_query_[node(other)]);
}

// Ends where no wanted one follows: what comes after the documents that stand is queries.
std::vector<Slice> Search::looked_at(std::uint32_t query) const {
  std::vector<Slice> out = timeline_.around(query);
  for (Slice& slice : out) {
    const std::uint32_t last = region_[node(query)].entering ? after_other_[slice.end] : 0;
    slice.end = std::max(std::min(slice.end, query), last);
  }
  return out;
}

void Search::propose(StoryMemory& memory) {
  const SearchTable search = table(memory);
  std::vector<Proposer> proposers(std::max(options_.threads, 1U), Proposer(search));
  parallel_blocks(queries_.size(), kMostQueries, options_.threads,
                  [&](std::size_t begin, std::size_t end, unsigned worker) {
                    std::vector<Query> block;
                    for (std::size_t i = begin; i < end; ++i) {
                      block.push_back({queries_[i], looked_at(queries_[i])});
                    }
                    proposers[worker].propose(
                        block, [&](std::uint32_t other, std::span<const std::uint32_t> numbers) {
                          for (const std::uint32_t number : numbers) {
                            if (!wanted(block[number].position, other)) continue;
                            proposed_[begin + number].push_back(other);
                          }
                        });
                  });
}

void Search::measure() {
  std::vector<bool> proposed(timeline_.size());
  for (const std::uint32_t query : queries_) proposed[query] = true;
  for (const auto& others : proposed_) {
    for (const std::uint32_t other : others) proposed[other] = true;
  }
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t p = 0; p < timeline_.size(); ++p) {
    if (proposed[p]) nodes.push_back(node(p));
  }
  region_.fetch(std::move(nodes));
  // Side by side, so that what is compared next is fetched without waiting for where it lies.
  std::vector<std::span<const StoryFeature>> features(timeline_.size());
  for (std::uint32_t p = 0; p < timeline_.size(); ++p) {
    if (proposed[p]) features[p] = region_.fingerprint(node(p)).features;
  }
  parallel_chunks(queries_.size(), options_.threads,
                  [&](std::size_t begin, std::size_t end, unsigned) {
                    for (std::size_t i = begin; i < end; ++i) {
                      const VectorProbe probe(region_.fingerprint(node(queries_[i])).features);
                      const std::vector<std::uint32_t>& others = proposed_[i];
                      for (std::size_t k = 0; k < others.size(); ++k) {
                        if (k + 1 < others.size()) fetch_ahead(features[others[k + 1]]);
                        const std::uint32_t other = others[k];
                        const std::int32_t value = probe.cosine(features[other]);
                        if (value >= kMinCosine) found_[i].push_back({other, value});
                      }
                    }
                  });
}

void Search::sort(std::vector<Candidate>& list) const {
  std::sort(list.begin(), list.end(), [](const Candidate& a, const Candidate& b) {
    return a.cosine != b.cosine ? a.cosine > b.cosine : a.position < b.position;
  });
  if (list.size() > kMaxCandidates) list.resize(kMaxCandidates);
}

std::vector<KeptCandidate> Search::kept(const std::vector<Candidate>& list) const {
  std::vector<KeptCandidate> out;
  out.reserve(list.size());
  for (const Candidate& candidate : list) {
    out.push_back({region_[node(candidate.position)].kept.number, candidate.cosine, 0});
  }
  return out;
}

void Search::enter() {
  std::map<std::uint32_t, std::vector<Candidate>> added;  // to standing documents, by position
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    std::vector<Candidate> own;
    for (const Candidate& candidate : found_[i]) {
      if (candidate.position < queries_[i]) {
        own.push_back(candidate);
      } else {
        added[candidate.position].push_back({queries_[i], candidate.cosine});
      }
    }
    sort(own);
    region_.relist(node(queries_[i]), kept(own));
  }
  for (auto& [position, candidates] : added) extend(position, std::move(candidates));
}

// A candidate that is loaded no more came before all others of its cosine.
void Search::extend(std::uint32_t position, std::vector<Candidate> added) {
  sort(added);
  const std::vector<KeptCandidate>& standing = region_[node(position)].kept.candidates;
  const std::vector<KeptCandidate> entering = kept(added);
  std::vector<KeptCandidate> list;
  std::merge(standing.begin(), standing.end(), entering.begin(), entering.end(),
             std::back_inserter(list), [&](const KeptCandidate& a, const KeptCandidate& b) {
               if (a.cosine != b.cosine) return a.cosine > b.cosine;
               const std::uint32_t left = region_.find(a.document);
               const std::uint32_t right = region_.find(b.document);
               if (left == Region::kUnknown || right == Region::kUnknown) {
                 return right != Region::kUnknown;
               }
               return region_.earlier(left, right);
             });
  if (list.size() > kMaxCandidates) list.resize(kMaxCandidates);
  if (list != standing) region_.relist(node(position), std::move(list));
}

}  // namespace

void search_candidates(Region& region, const std::vector<std::uint32_t>& queries,
                       StoryMemory& memory, const Options& options) {
  if (queries.empty()) return;
  Search search(region, queries, options);
  search.propose(memory);
  search.measure();
  search.enter();
}

}  // namespace newsfold::cluster

#include "cluster/candidates.h"

#include <algorithm>

#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

using Lists = std::vector<std::vector<Candidate>>;

// What a worker needs, kept from block to block: lists that grow in place would leave holes between
// one another in memory.
struct Worker {
  Proposer proposer;
  Lists found{kMostQueries};  // by query
};

// Those of positions [begin, end), at most kMostQueries.
void find_block(const std::vector<Document>& documents, const Timeline& timeline,
                std::uint32_t begin, std::uint32_t end, Worker& worker, Lists& out) {
  std::vector<Query> block;
  for (std::uint32_t p = begin; p < end; ++p) block.push_back({p, timeline.earlier(p)});
  const auto features = [&](std::uint32_t position) -> const std::vector<StoryFeature>& {
    return documents[timeline.document(position)].fingerprint->features;
  };
  std::vector<VectorProbe> probes;
  for (std::uint32_t p = begin; p < end; ++p) probes.emplace_back(features(p));
  worker.proposer.propose(block, [&](std::uint32_t other, std::span<const std::uint32_t> queries) {
    for (const std::uint32_t query : queries) {
      const std::uint32_t position = begin + query;
      if (!timeline.in_window(position, other)) continue;
      const std::int32_t found = probes[query].cosine(features(other));
      if (found >= kMinCosine) worker.found[query].push_back({other, found});
    }
  });
  for (std::uint32_t p = begin; p < end; ++p) {
    std::vector<Candidate>& found = worker.found[p - begin];
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
      return a.cosine != b.cosine ? a.cosine > b.cosine : a.position < b.position;
    });
    if (found.size() > kMaxCandidates) found.resize(kMaxCandidates);
    out[p].assign(found.begin(), found.end());
    found.clear();
  }
}

// Of the positions of `slice`, what Options::candidates lets propose.
SearchTable search_table(const std::vector<Document>& documents, const Timeline& timeline,
                         const Slice& slice, Candidates candidates) {
  SearchTable out;
  out.first = slice.begin;
  if (candidates != Candidates::kSimHash) out.begins.push_back(0);
  for (std::uint32_t p = slice.begin; p < slice.end; ++p) {
    const Fingerprint& print = *documents[timeline.document(p)].fingerprint;
    if (candidates != Candidates::kIndex) out.signatures.push_back(print.story2048);
    if (candidates == Candidates::kSimHash) continue;
    out.strongest.insert(out.strongest.end(), print.strongest.begin(), print.strongest.end());
    out.begins.push_back(static_cast<std::uint32_t>(out.strongest.size()));
  }
  return out;
}

// From the first position that any of [begin, end) looks at to the last of these.
Slice looked_at(const Timeline& timeline, std::uint32_t begin, std::uint32_t end) {
  Slice out{begin, end};
  for (std::uint32_t p = begin; p < end; ++p) {
    for (const Slice& slice : timeline.earlier(p)) {
      if (slice.begin < slice.end) out.begin = std::min(out.begin, slice.begin);
    }
  }
  return out;
}

}  // namespace

Lists find_candidates(const std::vector<Document>& documents, const Timeline& timeline,
                      const Options& options) {
  // The table goes along with the window.
  constexpr std::uint32_t kStretch = 64 * kMostQueries;
  Lists out(timeline.size());
  for (std::uint32_t from = 0; from < timeline.size(); from += kStretch) {
    const std::uint32_t to = std::min(from + kStretch, timeline.size());
    const SearchTable table =
        search_table(documents, timeline, looked_at(timeline, from, to), options.candidates);
    std::vector<Worker> workers(std::max(options.threads, 1U), Worker{Proposer(table)});
    parallel_blocks(to - from, kMostQueries, options.threads,
                    [&](std::size_t begin, std::size_t end, unsigned worker) {
                      find_block(documents, timeline, from + static_cast<std::uint32_t>(begin),
                                 from + static_cast<std::uint32_t>(end), workers[worker], out);
                    });
  }
  return out;
}

}  // namespace newsfold::cluster

#include "cluster/candidates.h"

#include <algorithm>

#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

using Lists = std::vector<std::vector<Candidate>>;

// Those of positions [begin, end), at most kMostQueries.
void find_block(const std::vector<Document>& documents, const Timeline& timeline,
                std::uint32_t begin, std::uint32_t end, Proposer& proposer, Lists& out) {
  std::vector<Query> block;
  for (std::uint32_t p = begin; p < end; ++p) block.push_back({p, timeline.earlier(p)});
  const auto features = [&](std::uint32_t position) -> const std::vector<StoryFeature>& {
    return documents[timeline.document(position)].fingerprint->features;
  };
  std::vector<CosineProbe> probes;
  for (std::uint32_t p = begin; p < end; ++p) probes.emplace_back(features(p));
  proposer.propose(block, [&](std::uint32_t other, std::span<const std::uint32_t> queries) {
    for (const std::uint32_t query : queries) {
      const std::uint32_t position = begin + query;
      if (!timeline.in_window(position, other)) continue;
      const std::int32_t found = probes[query].cosine(features(other));
      if (found >= kMinCosine) out[position].push_back({other, found});
    }
  });
  for (std::uint32_t p = begin; p < end; ++p) {
    std::sort(out[p].begin(), out[p].end(), [](const Candidate& a, const Candidate& b) {
      return a.cosine != b.cosine ? a.cosine > b.cosine : a.position < b.position;
    });
    if (out[p].size() > kMaxCandidates) out[p].resize(kMaxCandidates);
    out[p].shrink_to_fit();
  }
}

}  // namespace

SearchTable search_table(const std::vector<Document>& documents, const Timeline& timeline,
                         Candidates candidates) {
  SearchTable out;
  if (candidates != Candidates::kSimHash) out.begins.push_back(0);
  for (std::uint32_t p = 0; p < timeline.size(); ++p) {
    const Fingerprint& print = *documents[timeline.document(p)].fingerprint;
    if (candidates != Candidates::kIndex) out.signatures.push_back(print.story2048);
    if (candidates == Candidates::kSimHash) continue;
    out.strongest.insert(out.strongest.end(), print.strongest.begin(), print.strongest.end());
    out.begins.push_back(static_cast<std::uint32_t>(out.strongest.size()));
  }
  return out;
}

Lists find_candidates(const std::vector<Document>& documents, const Timeline& timeline,
                      const Options& options) {
  const SearchTable table = search_table(documents, timeline, options.candidates);
  std::vector<Proposer> proposers(std::max(options.threads, 1U), Proposer(table));
  Lists out(timeline.size());
  parallel_blocks(out.size(), kMostQueries, options.threads,
                  [&](std::size_t begin, std::size_t end, unsigned worker) {
                    find_block(documents, timeline, static_cast<std::uint32_t>(begin),
                               static_cast<std::uint32_t>(end), proposers[worker], out);
                  });
  return out;
}

}  // namespace newsfold::cluster

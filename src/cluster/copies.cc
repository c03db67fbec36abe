#include "cluster/copies.h"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

#include "cluster/copies_groups.h"
#include "cluster/copies_sketch.h"
#include "cluster/hamming.h"
#include "cluster/parallel.h"
#include "newsfold/base/hash.h"
#include "newsfold/cluster/canonical.h"
#include "newsfold/cluster/overlap.h"

namespace newsfold::cluster {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

std::uint32_t hamming(const Document& a, const Document& b) {
  return static_cast<std::uint32_t>(std::popcount(*a.fingerprint->copy64 ^ *b.fingerprint->copy64));
}

// The documents of [begin, end) that can have copies, by id: neighbours in this order do not depend
// on the input's.
std::vector<std::uint32_t> candidates_among(const std::vector<Document>& documents,
                                            std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Document& d = documents[i];
    if (d.clusters && d.fingerprint != nullptr && d.fingerprint->copy64) out.push_back(i);
  }
  std::sort(out.begin(), out.end(),
            [&](std::uint32_t a, std::uint32_t b) { return documents[a].id < documents[b].id; });
  return out;
}

Sketches make_sketches(const std::vector<std::uint32_t>& members, const ShingleSource& shingles,
                       unsigned threads) {
  std::vector<std::vector<std::uint32_t>> sketches(members.size());
  std::vector<std::uint8_t> complete(members.size());
  parallel_chunks(members.size(), threads, [&](std::size_t begin, std::size_t end, unsigned) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::vector<std::uint32_t> all = shingles(members[i]);
      const std::size_t size = sketch_size(all);
      sketches[i].assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(size));
      complete[i] = size == all.size() ? 1 : 0;
    }
  });
  Sketches out;
  out.begins.push_back(0);
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    out.entries.insert(out.entries.end(), sketches[i].begin(), sketches[i].end());
    out.begins.push_back(out.entries.size());
    out.complete.push_back(complete[i] != 0);
    std::vector<std::uint32_t>().swap(sketches[i]);
  }
  return out;
}

// Pairs of documents to verify, ascending, distinct.
std::vector<Pair> find_candidates(const std::vector<Document>& documents,
                                  const std::vector<std::uint32_t>& members, const Options& options,
                                  const ShingleSource& shingles, std::size_t& capped_members) {
  std::vector<std::uint64_t> fingerprints;
  fingerprints.reserve(members.size());
  for (const std::uint32_t i : members) fingerprints.push_back(*documents[i].fingerprint->copy64);
  const NearPairs near = near_pairs(fingerprints, options.hamming, options.threads);
  capped_members += near.capped_members;
  std::vector<Pair> out =
      sketch_candidates(make_sketches(members, shingles, options.threads), options.threads);
  for (const NearPair& pair : near.pairs) out.emplace_back(pair.a, pair.b);
  for (Pair& pair : out) {
    pair = std::minmax({members[pair.first], members[pair.second]});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<VerifiedPair> measure(const std::vector<Pair>& pairs, const ShingleSource& shingles,
                                  unsigned threads) {
  std::vector<VerifiedPair> out(pairs.size());
  parallel_chunks(pairs.size(), threads, [&](std::size_t begin, std::size_t end, unsigned) {
    std::vector<std::uint32_t> first;
    for (std::size_t i = begin; i < end; ++i) {
      const auto [a, b] = pairs[i];
      if (i == begin || pairs[i - 1].first != a) first = shingles(a);
      out[i] = {a, b, overlap(first, shingles(b))};
    }
  });
  return out;
}

class Assigner {
 public:
  Assigner(const std::vector<Document>& documents, const Options& options,
           const ShingleSource& shingles, const std::vector<VerifiedPair>& copies, CopyResult& out)
      : documents_(documents), options_(options), shingles_(shingles), out_(out) {
    strongest_.resize(documents.size());
    for (const VerifiedPair& edge : copies) {
      keep_strongest(edge.a, edge);
      keep_strongest(edge.b, edge);
    }
  }

  // Fills the group's assignments and moves its canonical to the front.
  void assign(std::vector<std::uint32_t>& group) {
    const std::uint32_t canonical = canonical_member(documents_, group, options_);
    const std::string_view first = documents_[founder(documents_, group)].id;
    const std::string id = hash128_hex("copy " + std::string(first));
    std::rotate(group.begin(), std::find(group.begin(), group.end(), canonical),
                std::find(group.begin(), group.end(), canonical) + 1);
    const std::vector<std::uint32_t> text = shingles_(canonical);
    for (const std::uint32_t member : group) {
      VerifiedPair edge = *strongest_[member];
      if (member != canonical) {
        const Overlap direct = overlap(text, shingles_(member));
        if (direct.jaccard() >= options_.jaccard) edge = {canonical, member, direct};
      }
      const std::string of(member == canonical ? std::string_view() : documents_[canonical].id);
      out_.copy[member] = {id, of, static_cast<std::uint32_t>(group.size()),
                           hamming(documents_[edge.a], documents_[edge.b]), edge.overlap.jaccard()};
    }
  }

 private:
  // By Jaccard, then Hamming distance, then the other's id: not by position.
  bool stronger(std::uint32_t member, const VerifiedPair& x, const VerifiedPair& y) const {
    const auto key = [&](const VerifiedPair& e) {
      const std::uint32_t other = e.a == member ? e.b : e.a;
      return std::make_tuple(-static_cast<int>(e.overlap.jaccard()),
                             hamming(documents_[e.a], documents_[e.b]), documents_[other].id);
    };
    return key(x) < key(y);
  }
  void keep_strongest(std::uint32_t member, const VerifiedPair& edge) {
    std::optional<VerifiedPair>& kept = strongest_[member];
    if (!kept || stronger(member, edge, *kept)) kept = edge;
  }

  const std::vector<Document>& documents_;
  const Options& options_;
  const ShingleSource& shingles_;
  CopyResult& out_;
  std::vector<std::optional<VerifiedPair>> strongest_;
};

// The longer text by shingles, then by length, then by id.
bool is_longer(const std::vector<Document>& documents, const VerifiedPair& edge) {
  const Document& a = documents[edge.a];
  const Document& b = documents[edge.b];
  return std::tie(edge.overlap.a, a.text_length, b.id) >
         std::tie(edge.overlap.b, b.text_length, a.id);
}

void add_containment(const std::vector<Document>& documents, const VerifiedPair& edge,
                     CopyResult& out) {
  const std::uint32_t longer = is_longer(documents, edge) ? edge.a : edge.b;
  const std::uint32_t shorter = longer == edge.a ? edge.b : edge.a;
  out.contains[longer].push_back({std::string(documents[shorter].id), edge.overlap.containment()});
}

}  // namespace

CopyResult find_copies(const std::vector<Document>& documents, const Options& options,
                       const ShingleSource& shingles) {
  return find_copies(documents, 0, {}, options, shingles);
}

CopyResult find_copies(const std::vector<Document>& documents, std::uint32_t standing,
                       const std::vector<VerifiedPair>& known, const Options& options,
                       const ShingleSource& shingles) {
  CopyResult out;
  out.copy.resize(documents.size());
  out.contains.resize(documents.size());
  const auto all = static_cast<std::uint32_t>(documents.size());
  std::vector<VerifiedPair> copies;
  const auto take = [&](const std::vector<VerifiedPair>& pairs) {
    for (const VerifiedPair& edge : pairs) {
      if (edge.overlap.is_copy(options.jaccard)) {
        copies.push_back(edge);
      } else if (edge.overlap.is_containment()) {
        add_containment(documents, edge, out);
      }
    }
  };
  for (const auto& [begin, end] : {std::pair(0U, standing), std::pair(standing, all)}) {
    const std::vector<Pair> pairs = find_candidates(
        documents, candidates_among(documents, begin, end), options, shingles, out.capped_members);
    take(measure(pairs, shingles, options.threads));
  }
  take(known);
  CopyGroups grouped = group_copies(documents, copies, options.jaccard, shingles);
  for (const VerifiedPair& pair : grouped.parted) {
    add_containment(documents, pair, out);
    out.parted.emplace_back(pair.a, pair.b);
  }
  for (auto& contained : out.contains) {
    std::sort(contained.begin(), contained.end(), [](const Containment& x, const Containment& y) {
      return std::tie(y.containment, x.id) < std::tie(x.containment, y.id);
    });
    if (contained.size() <= kMostContained) continue;
    out.capped_contains += contained.size() - kMostContained;
    contained.resize(kMostContained);
  }
  out.groups = std::move(grouped.groups);
  Assigner assigner(documents, options, shingles, grouped.within, out);
  for (auto& group : out.groups) assigner.assign(group);
  return out;
}

}  // namespace newsfold::cluster

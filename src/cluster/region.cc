#include "cluster/region.h"

#include <algorithm>
#include <tuple>

namespace newsfold::cluster {
namespace {

constexpr std::int64_t kFirstDay = -1'000'000'000;
constexpr std::int64_t kLastDay = 1'000'000'000;

// What of `wanted` is in none of `loaded`.
std::vector<DayRange> missing_of(const DayRange& wanted, const std::vector<DayRange>& loaded) {
  std::vector<DayRange> out;
  Day next = wanted.first;
  for (const DayRange& range : loaded) {
    if (range.last < next) continue;
    if (range.first > wanted.last) break;
    if (range.first > next) out.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= wanted.last) out.push_back({next, wanted.last});
  return out;
}

void join(const DayRange& range, std::vector<DayRange>& loaded) {
  loaded.push_back(range);
  std::sort(loaded.begin(), loaded.end());
  std::vector<DayRange> out;
  for (const DayRange& next : loaded) {
    if (!out.empty() && next.first <= out.back().last + 1) {
      out.back().last = std::max(out.back().last, next.last);
    } else {
      out.push_back(next);
    }
  }
  loaded = std::move(out);
}

template <typename Dated>
TimeSpan span_of(const Dated& dated) {
  Document document;
  document.date = dated.date;
  document.range = dated.range;
  return time_span(document);
}

KeptDocument kept_of(const EnteringDocument& entering) {
  KeptDocument out;
  out.number = entering.number;
  out.id = entering.document.id;
  out.date = entering.document.date;
  out.range = entering.document.range;
  out.sample = entering.document.fingerprint->density;
  return out;
}

}  // namespace

const KeptCandidate* find_in(const std::vector<KeptCandidate>& list, DocumentNumber number) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const KeptCandidate& x) { return x.document == number; });
  return found == list.end() ? nullptr : &*found;
}

Region::Region(const GraphChange& change, StoryMemory& memory, std::uint32_t window_days)
    : memory_(memory), window_(window_days) {
  for (const EnteringDocument& entering : change.entering) {
    const std::uint32_t node = add(kept_of(entering));
    nodes_[node].entering = true;
    set_features(node, entering.document.fingerprint);
  }
  for (std::uint32_t node = 0; node < change.entering.size(); ++node) reach(node);
}

void Region::reach(const LeavingDocument& document) { reach(span_of(document)); }

void Region::reach(const TimeSpan& span) {
  const DayRange wanted{
      static_cast<Day>(std::clamp(span.first - window_, kFirstDay, kLastDay)),
      static_cast<Day>(std::clamp(span.last + window_, kFirstDay, kLastDay)),
  };
  for (const DayRange& days : missing_of(wanted, loaded_)) {
    for (KeptDocument& kept : memory_.within(days)) {
      if (find(kept.number) == kUnknown) add(std::move(kept));
    }
    join(days, loaded_);
  }
}

std::uint32_t Region::add(KeptDocument&& kept) {
  const std::uint32_t node = size();
  index_.add(kept.number, node);
  for (const KeptCandidate& candidate : kept.candidates) {
    const std::uint32_t other = find(candidate.document);
    (other == kUnknown ? awaited_[candidate.document] : nodes_[other].later).push_back(node);
  }
  Node& added = nodes_.emplace_back();
  added.span = span_of(kept);
  added.nearest_before = kept.nearest;
  if (const auto awaited = awaited_.find(kept.number); awaited != awaited_.end()) {
    added.later = std::move(awaited->second);
    awaited_.erase(awaited);
  }
  added.kept = std::move(kept);
  features_.emplace_back();
  return node;
}

bool Region::earlier(std::uint32_t a, std::uint32_t b) const {
  const KeptDocument& left = nodes_[a].kept;
  const KeptDocument& right = nodes_[b].kept;
  const auto key = [](const KeptDocument& kept) {
    return std::make_tuple(!kept.date, kept.date.value_or(0), std::string_view(kept.id));
  };
  return key(left) < key(right);
}

void Region::relist(std::uint32_t node, std::vector<KeptCandidate> list) {
  Node& changed = nodes_[node];
  const std::vector<KeptCandidate> last = changed.kept.candidates;
  if (!changed.listed) changed.before = last;
  changed.listed = true;
  for (KeptCandidate& candidate : list) {
    const KeptCandidate* known = find_in(last, candidate.document);
    if (known == nullptr) known = find_in(changed.before, candidate.document);
    if (known != nullptr) {
      candidate.score = known->score;
    } else {
      nodes_[find(candidate.document)].later.push_back(node);
    }
  }
  changed.kept.candidates = std::move(list);
}

void Region::fetch(std::vector<std::uint32_t> nodes) {
  std::erase_if(nodes, [&](std::uint32_t node) { return features_[node].fingerprint != nullptr; });
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  if (nodes.empty()) return;
  std::vector<DocumentNumber> numbers;
  numbers.reserve(nodes.size());
  for (const std::uint32_t node : nodes) numbers.push_back(nodes_[node].kept.number);
  std::vector<Fingerprint> found = memory_.fingerprints(numbers);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    fingerprints_.push_back(std::move(found[i]));
    set_features(nodes[i], &fingerprints_.back());
  }
}

void Region::set_features(std::uint32_t node, const Fingerprint* fingerprint) {
  Features& features = features_[node];
  features.fingerprint = fingerprint;
  features.profile = profile(*fingerprint);
  features.document.date = nodes_[node].kept.date;
  features.document.fingerprint = fingerprint;
}

Side Region::side(std::uint32_t node) const {
  return {&features_[node].document, &features_[node].profile, &nodes_[node].kept.nearest};
}

}  // namespace newsfold::cluster

#include "newsfold/resolve/resolve.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "resolve/common_names.h"
#include "resolve/context.h"
#include "resolve/merge.h"
#include "resolve/short_names.h"
#include "resolve/store.h"
#include "resolve/vetoes.h"

namespace newsfold::resolve {
namespace {

std::uint64_t occurrence(std::uint32_t node, std::uint32_t document) {
  return std::uint64_t{node} << 32 | document;
}

struct Cluster {
  std::string id;
  std::string name;
  EntityType type = EntityType::kOther;
  std::vector<std::string> decisions;
};

// The most frequent name and type of an unregistered thing; of equals the least.
void name_cluster(const Store& store, const std::vector<std::uint32_t>& members, Cluster& cluster) {
  std::map<std::string, std::uint64_t> names;
  std::map<EntityType, std::uint64_t> types;
  for (const std::uint32_t member : members) {
    const Node& node = store.nodes()[member];
    for (const NodeName& name : node.names) names[name.name] += name.documents;
    types[node.type] += node.documents.size();
  }
  const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
  cluster.name = std::max_element(names.begin(), names.end(), more)->first;
  cluster.type = std::max_element(types.begin(), types.end(), more)->first;
  cluster.id = text::provisional_id(entity_type_name(cluster.type), cluster.name);
}

}  // namespace

struct Resolver::Impl {
  explicit Impl(std::vector<Forbidden> forbidden) : vetoes(std::move(forbidden)) {}

  Vetoes vetoes;
  Store store;
  std::vector<std::uint32_t> cluster_of;                        // per node
  std::unordered_map<std::uint64_t, std::uint32_t> exceptions;  // by occurrence(): cluster
  std::vector<Cluster> clusters;

  void finish();
  void make_clusters(const Merges& merges);
  void part(const std::vector<ShortName>& names);
};

void Resolver::Impl::finish() {
  const Context context(store);
  const CommonNames common(store);
  const Merges merges = merge_nodes(store, context, vetoes, common);
  const std::vector<ShortName> short_names =
      link_short_names(store, context, merges, vetoes, common);
  make_clusters(merges);
  part(short_names);
}

void Resolver::Impl::make_clusters(const Merges& merges) {
  const std::vector<Node>& nodes = store.nodes();
  std::vector<std::vector<std::uint32_t>> members(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) members[merges.root(i)].push_back(i);
  cluster_of.resize(nodes.size());
  for (std::uint32_t root = 0; root < nodes.size(); ++root) {
    if (members[root].empty()) continue;
    Cluster cluster;
    if (nodes[root].known) {
      cluster.id = nodes[root].id;
      cluster.name = nodes[root].name();
      cluster.type = nodes[root].type;
    } else {
      name_cluster(store, members[root], cluster);
      if (members[root].size() == 1) cluster.id = nodes[root].id;  // "the Council" of one document
    }
    for (const std::uint32_t member : members[root]) {
      if (!merges.reason[member].empty()) {
        cluster.decisions.push_back(nodes[member].name() + ": " + merges.reason[member]);
      }
      cluster_of[member] = static_cast<std::uint32_t>(clusters.size());
    }
    std::sort(cluster.decisions.begin(), cluster.decisions.end());
    clusters.push_back(std::move(cluster));
  }
}

void Resolver::Impl::part(const std::vector<ShortName>& names) {
  std::map<std::pair<std::uint32_t, std::uint64_t>, std::uint32_t> groups;
  for (const ShortName& name : names) {
    std::uint32_t cluster = cluster_of[name.target];
    if (name.group != 0) {
      const auto [at, added] =
          groups.try_emplace({name.node, name.group}, static_cast<std::uint32_t>(clusters.size()));
      if (added) {
        Cluster apart = clusters[cluster];
        apart.id = "n:" + hex64(mix64(hash64(apart.id) + name.group));
        clusters.push_back(std::move(apart));
      }
      cluster = at->second;
    } else {
      std::vector<std::string>& decisions = clusters[cluster].decisions;
      std::string line = store.nodes()[name.node].name() + ": a single word in shared context";
      if (std::find(decisions.begin(), decisions.end(), line) == decisions.end()) {
        decisions.push_back(std::move(line));
      }
    }
    exceptions[occurrence(name.node, name.document)] = cluster;
  }
}

Resolver::Resolver(std::vector<Forbidden> forbidden)
    : impl_(std::make_unique<Impl>(std::move(forbidden))) {}
Resolver::~Resolver() = default;
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;

void Resolver::add(const std::vector<Entity>& entities, std::string_view) {
  impl_->store.add(entities);
}

void Resolver::finish() { impl_->finish(); }

std::vector<std::uint32_t> Resolver::entity_numbers(std::uint32_t document) const {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(impl_->store.size(document));
  const std::uint32_t* const begin = impl_->store.begin(document);
  for (const std::uint32_t* node = begin; node != begin + impl_->store.size(document); ++node) {
    const auto exception = impl_->exceptions.find(occurrence(*node, document));
    numbers.push_back(exception == impl_->exceptions.end() ? impl_->cluster_of[*node]
                                                           : exception->second);
  }
  return numbers;
}

std::string_view Resolver::id(std::uint32_t number) const { return impl_->clusters[number].id; }
std::string_view Resolver::name(std::uint32_t number) const { return impl_->clusters[number].name; }
EntityType Resolver::type(std::uint32_t number) const { return impl_->clusters[number].type; }
std::vector<std::pair<std::string_view, std::string_view>> Resolver::merges() const {
  std::vector<std::pair<std::string_view, std::string_view>> out;
  const std::vector<Node>& nodes = impl_->store.nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::string_view into = impl_->clusters[impl_->cluster_of[i]].id;
    if (into != nodes[i].id) out.emplace_back(nodes[i].id, into);
  }
  std::sort(out.begin(), out.end());
  return out;
}
std::vector<std::string> Resolver::decisions(std::uint32_t number) const {
  return impl_->clusters[number].decisions;
}

}  // namespace newsfold::resolve

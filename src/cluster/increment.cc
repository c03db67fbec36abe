#include "newsfold/cluster/increment.h"

#include <numeric>
#include <unordered_map>

#include "cluster/copies.h"
#include "cluster/stories.h"

namespace newsfold::cluster {
namespace {

// Documents that hang together (Tarjan 1975).
class Components {
 public:
  explicit Components(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t root(std::uint32_t node) {
    for (; parent_[node] != node; node = parent_[node]) parent_[node] = parent_[parent_[node]];
    return node;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::uint32_t> parent_;
};

// What contains a document, and what a document contains, changes with either of them.
void touch_contained(const std::vector<Document>& documents, std::uint32_t standing,
                     const std::vector<std::vector<Containment>>& contains,
                     std::vector<bool>& touched) {
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  for (std::uint32_t i = standing; i < documents.size(); ++i) by_id.emplace(documents[i].id, i);
  for (std::uint32_t i = 0; i < standing; ++i) {
    for (const Containment& contained : contains[i]) {
      if (by_id.contains(contained.id)) touched[i] = true;
    }
  }
}

}  // namespace

Increment add_documents(const std::vector<Document>& documents, std::uint32_t standing,
                        const Options& options, const ShingleSource& shingles,
                        const EntityIds& entity_ids) {
  CopyResult copies = find_copies(documents, options, shingles);
  Components components(documents.size());
  for (const std::vector<std::uint32_t>& group : copies.groups) {
    for (const std::uint32_t member : group) components.join(member, group.front());
  }
  for (const auto& [a, b] : copies.parted) components.join(a, b);
  std::vector<std::optional<StoryAssignment>> stories(documents.size());
  if (options.stories) {
    const std::vector<std::uint32_t> original = originals_of(copies, documents.size());
    StoryPartition partition = partition_stories(documents, original, options);
    for (const StoryLink& link : partition.links) components.join(link.a, link.b);
    stories = describe_stories(documents, original, partition, options, entity_ids);
  }
  std::vector<bool> root_touched(documents.size()), touched(documents.size());
  for (std::uint32_t i = standing; i < documents.size(); ++i) {
    root_touched[components.root(i)] = true;
  }
  for (std::uint32_t i = 0; i < documents.size(); ++i)
    touched[i] = root_touched[components.root(i)];
  touch_contained(documents, standing, copies.contains, touched);

  Increment out;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (!touched[i]) continue;
    out.touched.push_back(i);
    out.assignments.push_back(
        {std::move(copies.copy[i]), std::move(copies.contains[i]), std::move(stories[i])});
  }
  return out;
}

}  // namespace newsfold::cluster

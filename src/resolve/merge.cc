#include "resolve/merge.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "newsfold/text/edit_distance.h"
#include "newsfold/text/names.h"
#include "resolve/short_names.h"
#include "resolve/slip_index.h"

namespace newsfold::resolve {
namespace {

constexpr std::size_t kMaximumBucket = 50;    // nodes under one key; more are left apart
constexpr std::uint32_t kFrequentTimes = 20;  // as often must the right spelling stand
constexpr std::size_t kMinimumSlipLetters = 5;

std::size_t word_count(std::string_view key) {
  return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

std::string variant_of(std::string_view key) {
  std::string out;
  while (!key.empty()) {
    const std::size_t at = std::min(key.find(' '), key.size());
    const std::string_view word = key.substr(0, at);
    // "Oster J" is not "Oster Y", nor "Oster II" "Oster III".
    const bool exact = at == 1 || word.find_first_not_of("ivx") == std::string_view::npos;
    out.append(exact ? std::string(word) : text::variant_key(word));
    out.push_back(' ');
    key.remove_prefix(std::min(at + 1, key.size()));
  }
  return out;
}

class Merger {
 public:
  Merger(const Store& store, const Context& context, const Vetoes& vetoes,
         const CommonNames& common)
      : store_(store), context_(context), vetoes_(vetoes), common_(common) {
    members_.resize(store.nodes().size());
    for (std::uint32_t i = 0; i < members_.size(); ++i) members_[i] = {i};
    merges_.parent.resize(store.nodes().size());
    for (std::uint32_t i = 0; i < merges_.parent.size(); ++i) merges_.parent[i] = i;
    merges_.reason.resize(store.nodes().size());
    for (std::uint32_t i = 0; i < store.nodes().size(); ++i) order_.push_back(i);
    std::sort(order_.begin(), order_.end(), [&store](std::uint32_t a, std::uint32_t b) {
      return store.nodes()[a].id < store.nodes()[b].id;
    });
  }

  Merges run() {
    merge_types();
    merge_variants();
    repair_slips();
    return std::move(merges_);
  }

 private:
  const Node& node(std::uint32_t i) const { return store_.nodes()[i]; }
  static std::uint32_t frequency(const Node& node) {
    return static_cast<std::uint32_t>(node.documents.size());
  }

  // A registry's entry wins, then the more frequent, then the lesser id.
  bool precedes(std::uint32_t a, std::uint32_t b) const {
    const Node& x = node(a);
    const Node& y = node(b);
    if (x.known != y.known) return x.known;
    if (x.documents.size() != y.documents.size()) return x.documents.size() > y.documents.size();
    return x.id < y.id;
  }

  bool merge(std::uint32_t a, std::uint32_t b, std::string_view reason) {
    std::uint32_t to = merges_.root(a);
    std::uint32_t from = merges_.root(b);
    if (to == from || (node(to).known && node(from).known)) return false;
    if (precedes(from, to)) std::swap(from, to);
    const bool vetoed = std::any_of(members_[from].begin(), members_[from].end(),
                                    [&](auto i) { return vetoes_.forbids(node(i), node(to).id); });
    if (vetoed) return false;
    members_[to].insert(members_[to].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
    merges_.parent[from] = to;
    merges_.reason[from] = reason;
    return true;
  }

  // Nodes (in order of ids) by a key.
  using Buckets = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  // Those of several nodes, in the order of their keys.
  static std::vector<const std::vector<std::uint32_t>*> shared(const Buckets& buckets) {
    std::vector<const Buckets::value_type*> found;
    for (const auto& bucket : buckets) {
      if (bucket.second.size() > 1) found.push_back(&bucket);
    }
    std::sort(found.begin(), found.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    std::vector<const std::vector<std::uint32_t>*> out;
    out.reserve(found.size());
    for (const auto* bucket : found) out.push_back(&bucket->second);
    return out;
  }

  // Normalize parts those of one name by their towns.
  static bool is_embassy(std::string_view key) {
    return key.ends_with(" embassy") || key.ends_with(" consulate");
  }

  // One full name that normalize typed differently in different documents.
  void merge_types() {
    Buckets buckets;
    for (const std::uint32_t i : order_) {
      if (node(i).known) continue;
      const std::string& key = node(i).key();
      if (word_count(key) >= 2 && !is_embassy(key) && !is_of_a_kind(key)) buckets[key].push_back(i);
    }
    for (const std::vector<std::uint32_t>* nodes : shared(buckets)) {
      for (std::size_t i = 1; i < nodes->size(); ++i)
        merge(nodes->front(), (*nodes)[i], "the same full name");
    }
  }

  // "Sergei" and "Sergey": full names of people whose variant keys are equal word by word, in
  // shared context. Two registered bearers of one key leave it alone.
  void merge_variants() {
    Buckets buckets;
    for (const std::uint32_t i : order_) {
      if (node(i).type != EntityType::kPerson) continue;
      for (const std::string& key : node(i).keys) {
        if (word_count(key) < 2) continue;
        std::vector<std::uint32_t>& bucket = buckets[variant_of(key)];
        if (bucket.empty() || bucket.back() != i) bucket.push_back(i);
      }
    }
    for (const std::vector<std::uint32_t>* bucket : shared(buckets)) {
      const std::vector<std::uint32_t>& nodes = *bucket;
      if (nodes.size() > kMaximumBucket) continue;
      const auto known =
          std::count_if(nodes.begin(), nodes.end(), [this](auto i) { return node(i).known; });
      if (known > 1) continue;
      const std::uint32_t best = *std::min_element(
          nodes.begin(), nodes.end(), [this](auto a, auto b) { return precedes(a, b); });
      for (const std::uint32_t i : nodes) {
        if (i != best && share_context(i, best)) merge(best, i, "a spelling variant");
      }
    }
  }

  // First name and surname, spelled just as a registered person's are elsewhere, and yet normalize
  // did not take it for that one: nothing in its document spoke for it. An initial or "Jr" says
  // more.
  bool was_refused(std::uint32_t i, std::uint32_t known) const {
    const std::vector<std::string>& spellings = node(known).keys;
    const std::string& key = node(i).key();
    return node(known).known && !node(i).known && word_count(key) == 2 &&
           std::find(spellings.begin(), spellings.end(), key) != spellings.end();
  }

  bool share_context(std::uint32_t rare, std::uint32_t other) const {
    const bool common = common_.is_common(node(rare).key()) || common_.is_common(node(other).key());
    const bool strict = common || was_refused(rare, other);
    return context_.overlap_of_nodes(rare, other) >= context_.enough() * (strict ? 2 : 1);
  }

  // A rare name one slip away from a registered or far more frequent one, in shared context.
  void repair_slips() {
    SlipIndex targets;
    for (const std::uint32_t i : order_) {
      if (!node(i).known && frequency(node(i)) < kFrequentTimes) continue;
      for (const std::string& key : node(i).keys) {
        if (is_long(key)) targets.add({i, &key});
      }
    }
    targets.build();
    for (const std::uint32_t i : order_) {
      if (node(i).known || merges_.root(i) != i) continue;
      const std::string& key = node(i).key();
      if (!is_long(key)) continue;
      std::optional<std::uint32_t> found;
      bool several = false;
      targets.find(key, kMaximumBucket, [&](const SlipIndex::Target& target) {
        if (!is_slip(i, key, target.node, *target.key)) return;
        if (found && merges_.root(*found) != merges_.root(target.node)) several = true;
        found = target.node;
      });
      if (found && !several && share_context(i, *found) &&
          (word_count(key) > 1 || has_document_like(i, *found))) {
        merge(*found, i, "a slip of the pen");
      }
    }
  }

  // Of what is named everywhere any company is kept: a single word, which may well be another name,
  // must stand in a document like one of the right spelling's.
  bool has_document_like(std::uint32_t rare, std::uint32_t right) const {
    const std::vector<std::uint32_t>& documents = node(rare).documents;
    return std::any_of(documents.begin(), documents.end(), [&](std::uint32_t document) {
      return context_.overlap_of_documents(document, right, rare) >= context_.enough();
    });
  }

  static bool is_long(std::string_view key) { return key.size() >= kMinimumSlipLetters; }

  // One word differs by one letter inside it; its last letter is right: "Ivanov" and "Ivanova" are
  // two people. A person's single word is no full name.
  bool is_slip(std::uint32_t rare, const std::string& key, std::uint32_t target,
               const std::string& right) const {
    const Node& wrong = node(rare);
    const Node& known = node(target);
    if (wrong.type != known.type || word_count(key) != word_count(right)) return false;
    if (wrong.type == EntityType::kPerson && word_count(key) == 1) return false;
    if (frequency(known) < kFrequentTimes * frequency(wrong) &&
        !(known.known && frequency(wrong) <= 2)) {
      return false;
    }
    if (!text::is_one_edit(key, right)) return false;
    std::size_t front = 0;
    while (key[front] == right[front]) ++front;
    const std::size_t before = front == 0 ? std::string::npos : key.rfind(' ', front - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    const std::size_t end = std::min(key.find(' ', front), key.size());
    const std::size_t right_end = std::min(right.find(' ', front), right.size());
    return front > begin && end >= begin + kMinimumSlipLetters &&
           key[end - 1] == right[right_end - 1] && front + 1 < std::max(end, right_end);
  }

  const Store& store_;
  const Context& context_;
  const Vetoes& vetoes_;
  const CommonNames& common_;
  std::vector<std::vector<std::uint32_t>> members_;  // of a root, itself among them
  std::vector<std::uint32_t> order_;  // nodes by id: decisions don't depend on the order of reading
  Merges merges_;
};

}  // namespace

std::uint32_t Merges::root(std::uint32_t node) const {
  while (parent[node] != node) node = parent[node];
  return node;
}

Merges merge_nodes(const Store& store, const Context& context, const Vetoes& vetoes,
                   const CommonNames& common) {
  return Merger(store, context, vetoes, common).run();
}

}  // namespace newsfold::resolve

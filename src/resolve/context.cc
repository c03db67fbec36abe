#include "resolve/context.h"

#include <algorithm>
#include <bit>

namespace newsfold::resolve {
namespace {

constexpr std::size_t kMaximumDocuments = 64;  // of a node that are looked at

// The node's documents, the ones with the least signatures if there are many: in no order of
// reading.
std::vector<std::uint32_t> sample(const Store& store, const Node& node) {
  std::vector<std::uint32_t> documents = node.documents;
  if (documents.size() > kMaximumDocuments) {
    std::sort(documents.begin(), documents.end(), [&store](std::uint32_t a, std::uint32_t b) {
      return store.signature(a) < store.signature(b);
    });
    documents.resize(kMaximumDocuments);
  }
  return documents;
}

}  // namespace

Context::Context(const Store& store) : store_(store) {
  weights_.reserve(store.nodes().size());
  for (const Node& node : store.nodes())
    weights_.push_back(static_cast<std::uint8_t>(std::min(weigh(node), most_of_one())));
}

std::vector<std::uint32_t> Context::company(std::uint32_t node) const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t document : sample(store_, store_.nodes()[node])) {
    out.insert(out.end(), store_.begin(document), store_.begin(document) + store_.size(document));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::uint32_t Context::overlap(std::uint32_t document, std::uint32_t self, std::uint32_t other,
                               const std::vector<std::uint32_t>& company) const {
  std::uint32_t sum = 0;
  const std::uint32_t* const begin = store_.begin(document);
  for (const std::uint32_t* at = begin; at != begin + store_.size(document); ++at) {
    const bool shared =
        *at != self && *at != other && std::binary_search(company.begin(), company.end(), *at);
    sum += shared ? weight(*at) : 0;
  }
  return sum;
}

std::uint32_t Context::overlap_of_documents(std::uint32_t document, std::uint32_t other,
                                            std::uint32_t self) const {
  std::uint32_t best = 0;
  for (const std::uint32_t beside : sample(store_, store_.nodes()[other])) {
    std::vector<std::uint32_t> names(store_.begin(beside),
                                     store_.begin(beside) + store_.size(beside));
    std::sort(names.begin(), names.end());
    best = std::max(best, overlap(document, self, other, names));
  }
  return best;
}

std::uint32_t Context::overlap_of_nodes(std::uint32_t a, std::uint32_t b) const {
  const std::vector<std::uint32_t> beside = company(b);
  std::uint32_t best = 0;
  for (const std::uint32_t document : sample(store_, store_.nodes()[a])) {
    best = std::max(best, overlap(document, a, b, beside));
  }
  return best;
}

std::uint32_t Context::weigh(const Node& node) const {
  const auto documents = static_cast<std::uint32_t>(node.documents.size());
  const auto weight =
      static_cast<std::uint32_t>(std::bit_width(store_.document_count() / documents));
  const auto width = static_cast<std::uint32_t>(std::bit_width(store_.document_count()));
  return 2 * weight + 1 < width ? 0 : weight;
}

// One shared name may be chance, however rare.
std::uint32_t Context::most_of_one() const { return std::max<std::uint32_t>(2, enough() * 2 / 3); }

std::uint32_t Context::enough() const {
  return std::max<std::uint32_t>(
      2, static_cast<std::uint32_t>(std::bit_width(store_.document_count())) * 4 / 5);
}

std::uint32_t Context::plenty() const {
  const auto width = static_cast<std::uint32_t>(std::bit_width(store_.document_count()));
  return std::max<std::uint32_t>(2, width * 8 / 5 - std::min<std::uint32_t>(3, width));
}

}  // namespace newsfold::resolve

// Names merged across documents: one id for one thing. Never sees clusters.
//
// Folding, transliteration and a variant key propose, evidence decides; an ambiguous name stays
// apart: a wrong merge is worse than a missed one. The result depends on the set of documents, not
// on their order.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsfold/records/entity.h"

namespace newsfold::resolve {

// A name, as text::name_key, that is never merged into the thing of this id.
struct Forbidden {
  std::string name;
  std::string id;
};

// Collects the entities of all documents in compact form (tens of bytes an entity), then merges.
class Resolver {
 public:
  explicit Resolver(std::vector<Forbidden> forbidden = {});
  ~Resolver();
  Resolver(Resolver&&) noexcept;
  Resolver& operator=(Resolver&&) noexcept;

  // `document` numbers are 0, 1, 2, … in the order of calls. `language` is Article::language.
  void add(const std::vector<Entity>& entities, std::string_view language);
  // Decides. After it no more add().
  void finish();

  // Corpus-wide entity numbers of a document's entities, parallel to what add() got. Two entities
  // of one document may get one number.
  std::vector<std::uint32_t> entity_numbers(std::uint32_t document) const;
  // Number → id and canonical name.
  std::string_view id(std::uint32_t number) const;
  std::string_view name(std::uint32_t number) const;
  EntityType type(std::uint32_t number) const;
  // What is one thing wherever it stands: an id that normalize gave, and the corpus-wide id where
  // that is another. By the former.
  std::vector<std::pair<std::string_view, std::string_view>> merges() const;
  // Why this number's names were merged, one line each: `explain` and the merge audit print them.
  std::vector<std::string> decisions(std::uint32_t number) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The document's entities under their corpus-wide ids; those that fell together are joined, spans
// sorted.
std::vector<Entity> apply(const Resolver& resolver, std::uint32_t document,
                          std::vector<Entity> entities);

}  // namespace newsfold::resolve

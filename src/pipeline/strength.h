// What counts about a document's entities and status when it is compared with others.
#pragma once

#include <cstdint>
#include <vector>

#include "newsfold/records/entity.h"
#include "newsfold/resolve/resolve.h"

namespace newsfold::pipeline {

// How often each is named, the title counted threefold.
std::vector<std::uint16_t> strengths(const std::vector<Entity>& entities);

struct Strongest {
  std::uint32_t number = 0;    // corpus-wide
  std::uint32_t strength = 0;  // of all the document's entities that are this one
};
// Distinct, strongest first, ties by id.
std::vector<Strongest> strongest(const resolve::Resolver& resolver, std::uint32_t document,
                                 const std::vector<std::uint16_t>& strengths);

// False for what is empty or no article.
bool clusters(ArticleStatus status);

}  // namespace newsfold::pipeline

#include "extract/metadata/author_filters.h"

#include <algorithm>

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostInitials = 3;  // bytes

std::string initials_of(std::string_view name) {
  std::string initials;
  for (const Token& word : tokenize(name)) {
    if (word.capital) initials += name[word.begin];
  }
  return initials.size() > 1 ? initials : std::string();
}

bool is_short(const AuthorCandidate& candidate) { return candidate.name.size() <= kMostInitials; }

}  // namespace

void drop_helpers(std::span<const std::uint64_t> helpers,
                  std::vector<AuthorCandidate>& candidates) {
  if (helpers.empty()) return;
  std::erase_if(candidates, [&](const AuthorCandidate& candidate) {
    return !candidate.by_marker &&
           std::ranges::find(helpers, phrase_hash(candidate.name)) != helpers.end();
  });
}

void drop_initials(std::vector<AuthorCandidate>& candidates) {
  if (std::ranges::none_of(candidates, is_short)) return;
  const std::vector<AuthorCandidate> all = candidates;
  std::erase_if(candidates, [&](const AuthorCandidate& candidate) {
    return is_short(candidate) && std::ranges::any_of(all, [&](const AuthorCandidate& other) {
             return other.position + 1 >= candidate.position &&
                    other.position <= candidate.position + 1 &&
                    initials_of(other.name) == candidate.name;
           });
  });
}

}  // namespace newsfold::extract::metadata

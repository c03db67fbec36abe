#include "pipeline/story_rows.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace newsfold::pipeline {
namespace {

constexpr std::size_t kEntitiesOfDocument = 8;
constexpr std::size_t kEntitiesOfRow = 4;

struct Gathered {
  const StoryAssignment* story = nullptr;
  std::optional<Day> first, last;
  std::size_t copies = 0;
  std::map<std::uint32_t, std::uint32_t> entities;  // number → summed ranks
};

void gather(const cluster::Document& document, const Assignment& assignment, Gathered& into) {
  if (into.story == nullptr || assignment.story->canonical) into.story = &*assignment.story;
  if (document.date) {
    into.first = std::min(into.first.value_or(*document.date), *document.date);
    into.last = std::max(into.last.value_or(*document.date), *document.date);
  }
  if (assignment.copy && !assignment.copy->of.empty()) ++into.copies;
  const std::size_t count = std::min(document.entities.size(), kEntitiesOfDocument);
  for (std::size_t rank = 0; rank < count; ++rank) {
    into.entities[document.entities[rank]] +=
        static_cast<std::uint32_t>(kEntitiesOfDocument - rank);
  }
}

std::vector<std::string> strongest_names(const Corpus& corpus, const Gathered& gathered) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(gathered.entities.begin(),
                                                             gathered.entities.end());
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    if (a.second != b.second) return a.second > b.second;
    return corpus.resolver().id(a.first) < corpus.resolver().id(b.first);
  });
  std::vector<std::string> names;
  for (std::size_t i = 0; i < order.size() && i < kEntitiesOfRow; ++i) {
    names.emplace_back(corpus.resolver().name(order[i].first));
  }
  return names;
}

}  // namespace

std::vector<emit::StoryRow> story_rows(const Corpus& corpus,
                                       const std::vector<cluster::Document>& documents,
                                       const std::vector<Assignment>& assignments) {
  std::map<std::string_view, Gathered> stories;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (!assignments[i].story) continue;
    gather(documents[i], assignments[i], stories[assignments[i].story->id]);
  }
  std::vector<emit::StoryRow> rows;
  rows.reserve(stories.size());
  for (const auto& [id, story] : stories) {
    rows.push_back({.id = std::string(id),
                    .title = story.story->title,
                    .first_date = story.first ? format_day(*story.first) : std::string(),
                    .last_date = story.last ? format_day(*story.last) : std::string(),
                    .size = story.story->size,
                    .sources = story.story->sources,
                    .copies = story.copies,
                    .entities = strongest_names(corpus, story)});
  }
  return rows;
}

}  // namespace newsfold::pipeline

// Stories out of a state.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "newsfold/emit/json_line.h"
#include "newsfold/pipeline/queries.h"
#include "pipeline/commit_entities.h"
#include "pipeline/story_refresh.h"

namespace newsfold::pipeline {
namespace {

using state::Number;

constexpr std::size_t kEntitiesOfStory = 8;

struct Extent {
  std::optional<Day> first, last;
  std::uint32_t size = 0;
  bool in_range = false;  // a document within the filter's days
  bool has_source = false;
};

struct EntitySum {
  std::string id, name;
  std::uint64_t strength = 0;
};

struct Member {
  state::Document row;
  std::vector<std::string> paths;
};

// One story in full.
struct Whole {
  state::Story story;
  Extent extent;
  std::string title;
  std::vector<Member> members;      // by number
  std::vector<EntitySum> entities;  // strongest first

  std::size_t copies() const {
    return static_cast<std::size_t>(
        std::count_if(members.begin(), members.end(),
                      [](const Member& m) { return m.row.copy && m.row.copy->of != 0; }));
  }
  std::size_t sources() const {
    std::set<std::string_view> known;
    std::size_t unknown = 0;
    for (const Member& member : members) {
      if (member.row.copy && member.row.copy->of != 0) continue;
      if (member.row.source.empty()) {
        ++unknown;
      } else {
        known.insert(member.row.source);
      }
    }
    return known.size() + unknown;
  }
};

class StoryReader {
 public:
  StoryReader(state::State& state, const StoryFilter& filter) : state_(state), filter_(filter) {}

  // Stories that pass the filter, until `see` gives false.
  void each(const std::function<bool(const Whole&)>& see) {
    std::size_t shown = 0;
    for (const auto& [number, extent] : chosen()) {
      if (filter_.limit != 0 && shown == filter_.limit) return;
      const auto story = state_.story(number);
      if (!story) continue;
      const Whole whole = read(*story, extent);
      if (!names_entity(whole)) continue;
      ++shown;
      if (!see(whole)) return;
    }
  }

 private:
  std::vector<std::pair<Number, Extent>> chosen() {
    std::unordered_map<Number, Extent> extents;
    state_.each_document([&](const state::Document& row) {
      if (row.story != 0) widen(extents[row.story], row);
      return true;
    });
    std::vector<std::pair<Number, Extent>> out;
    for (const auto& [number, extent] : extents) {
      const bool wanted = extent.size >= filter_.least_size && extent.in_range && extent.has_source;
      if (wanted) out.emplace_back(number, extent);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
      const auto key = [](const auto& entry) {
        const Extent& extent = entry.second;
        return std::make_tuple(!extent.last, -std::int64_t{extent.last.value_or(0)},
                               -std::int64_t{extent.size}, entry.first);
      };
      return key(a) < key(b);
    });
    return out;
  }

  void widen(Extent& extent, const state::Document& row) const {
    ++extent.size;
    if (row.date) {
      extent.first = std::min(extent.first.value_or(*row.date), *row.date);
      extent.last = std::max(extent.last.value_or(*row.date), *row.date);
    }
    const bool any_day = !filter_.after && !filter_.before;
    extent.in_range |= any_day || (row.date && (!filter_.after || *row.date >= *filter_.after) &&
                                   (!filter_.before || *row.date <= *filter_.before));
    extent.has_source |= filter_.source.empty() || row.source == filter_.source;
  }

  Whole read(const state::Story& story, const Extent& extent) {
    Whole out{.story = story,
              .extent = extent,
              .title = title_of(state_, story),
              .members = {},
              .entities = {}};
    std::map<Number, std::uint64_t> sums;
    for (const Number number : state_.members_of_story(story.number)) {
      auto row = state_.document(number);
      if (!row) continue;
      for (const state::Mention& mention : state_.mentions(number)) {
        sums[root_of(mention.entity)] += mention.strength;
      }
      out.members.push_back({std::move(*row), state_.places(number)});
    }
    for (const auto& [number, strength] : sums) {
      const auto entity = state_.entity(number);
      if (entity) out.entities.push_back({entity->id, entity->name, strength});
    }
    std::sort(out.entities.begin(), out.entities.end(), [](const auto& a, const auto& b) {
      return a.strength != b.strength ? a.strength > b.strength : a.id < b.id;
    });
    return out;
  }

  Number root_of(Number entity) {
    const auto row = state_.entity(entity);
    return row ? root_entity(state_, *row).number : entity;
  }

  bool names_entity(const Whole& whole) const {
    return filter_.entity.empty() ||
           std::any_of(whole.entities.begin(), whole.entities.end(), [&](const EntitySum& entity) {
             return entity.id == filter_.entity || entity.name == filter_.entity;
           });
  }

  state::State& state_;
  const StoryFilter& filter_;
};

std::string day_or_empty(std::optional<Day> day) { return day ? format_day(*day) : std::string(); }

std::string id_of(state::State& state, Number document) {
  const auto row = state.document(document);
  return row ? row->id : std::string();
}

std::vector<std::string> evidence_lines(state::State& state, Number document) {
  std::vector<std::string> out;
  for (const state::Evidence& link : state.evidence(document)) {
    emit::JsonLine line;
    line.text("with", id_of(state, link.with)).share("cosine", link.cosine);
    if (link.days) {
      line.number("days", *link.days);
    } else {
      line.null("days");
    }
    out.push_back(line.number("quote_words", link.quote_words).take());
  }
  return out;
}

std::vector<std::string> contains_lines(state::State& state, Number document) {
  std::vector<std::string> out;
  for (const state::Contained& contained : state.contained_in(document)) {
    emit::JsonLine line;
    line.text("id", id_of(state, contained.shorter)).share("containment", contained.share);
    out.push_back(line.take());
  }
  return out;
}

std::string document_line(state::State& state, const Member& member, const Whole& whole) {
  emit::JsonLine out;
  const state::Document& row = member.row;
  out.text("id", row.id).text_or_null("title", row.title).text_or_null("source", row.source);
  out.text_or_null("date", day_or_empty(row.date));
  out.text_or_null("path", member.paths.empty() ? std::string() : member.paths.front());
  std::string original;
  for (const Member& other : whole.members) {
    if (row.copy && other.row.number == row.copy->of) original = other.row.id;
  }
  if (row.copy) {
    emit::JsonLine copy;
    copy.text("id", row.copy->cluster).text_or_null("of", original);
    copy.number("hamming", row.copy->hamming).share("jaccard", row.copy->jaccard);
    out.json("copy", copy.take());
  } else {
    out.null("copy");
  }
  out.json_array("contains", contains_lines(state, row.number));
  out.json_array("evidence", evidence_lines(state, row.number));
  return out.take();
}

std::string story_line(state::State& state, const Whole& whole) {
  std::vector<std::string> entities, documents;
  for (std::size_t i = 0; i < whole.entities.size() && i < kEntitiesOfStory; ++i) {
    emit::JsonLine entity;
    entities.push_back(
        entity.text("id", whole.entities[i].id).text("name", whole.entities[i].name).take());
  }
  std::string canonical;
  for (const Member& member : whole.members) {
    documents.push_back(document_line(state, member, whole));
    if (member.row.number == whole.story.canonical) canonical = member.row.id;
  }
  emit::JsonLine out;
  out.text("id", whole.story.id).text_or_null("title", whole.title);
  out.text_or_null("first", day_or_empty(whole.extent.first));
  out.text_or_null("last", day_or_empty(whole.extent.last));
  out.number("size", whole.members.size()).number("sources", whole.sources());
  out.number("copies", whole.copies()).text_or_null("canonical", canonical);
  return out.json_array("entities", entities).json_array("documents", documents).take();
}

Status read_each(state::State& state, const StoryFilter& filter,
                 const std::function<bool(const Whole&)>& see) {
  state.begin_reading();
  StoryReader(state, filter).each(see);
  Status status = state.status();
  state.end_reading();
  return status;
}

}  // namespace

Status stories(state::State& state, const StoryFilter& filter, const LineSink& sink) {
  return read_each(state, filter,
                   [&](const Whole& whole) { return sink(story_line(state, whole)); });
}

Result<std::vector<emit::StoryRow>> story_rows(state::State& state, const StoryFilter& filter) {
  constexpr std::size_t kNamesOfRow = 4;
  std::vector<emit::StoryRow> rows;
  const Status status = read_each(state, filter, [&](const Whole& whole) {
    emit::StoryRow row{.id = whole.story.id,
                       .title = whole.title,
                       .first_date = day_or_empty(whole.extent.first),
                       .last_date = day_or_empty(whole.extent.last),
                       .size = whole.members.size(),
                       .sources = whole.sources(),
                       .copies = whole.copies(),
                       .entities = {}};
    for (std::size_t i = 0; i < whole.entities.size() && i < kNamesOfRow; ++i) {
      row.entities.push_back(whole.entities[i].name);
    }
    rows.push_back(std::move(row));
    return true;
  });
  if (!status.ok()) return status.error();
  return rows;
}

}  // namespace newsfold::pipeline

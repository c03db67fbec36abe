// A gazetteer of a few invented rows, held in memory.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "newsfold/base/hash.h"
#include "newsfold/normalize/gazetteer.h"
#include "newsfold/normalize/normalize.h"
#include "newsfold/text/names.h"

namespace newsfold::normalize {

struct FakeRow {
  std::string id;
  EntityType type;
  std::string alias;
  std::uint8_t flags = 0;
  std::uint32_t prominence = 500;
  std::string within = {};  // id of another row
};

// The first row of an id holds its canonical name. Readings keep the order of the rows.
class FakeGazetteer : public Gazetteer {
 public:
  explicit FakeGazetteer(std::vector<FakeRow> rows) : rows_(std::move(rows)) {
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      std::vector<std::uint64_t> hashes;
      for (const std::string& token : text::name_tokens(rows_[i].alias))
        hashes.push_back(hash64(token));
      if ((rows_[i].flags & kForbidMerge) != 0) {
        forbidden_.emplace_back(hashes, entry_of_.at(rows_[i].id));
        continue;
      }
      auto found = std::find(aliases_.begin(), aliases_.end(), hashes);
      if (found == aliases_.end()) {
        aliases_.push_back(hashes);
        readings_.emplace_back();
        found = aliases_.end() - 1;
      }
      const std::uint32_t entry = entry_of_.try_emplace(rows_[i].id, i).first->second;
      readings_[static_cast<std::size_t>(found - aliases_.begin())].push_back(
          {entry, rows_[i].flags});
    }
  }

  GazetteerMatch longest_match(std::span<const std::uint64_t> tokens,
                               std::size_t first) const override {
    GazetteerMatch best;
    for (std::uint32_t i = 0; i < aliases_.size(); ++i) {
      const std::vector<std::uint64_t>& alias = aliases_[i];
      if (alias.size() <= best.token_count || alias.size() > tokens.size() - first) continue;
      if (!std::equal(alias.begin(), alias.end(),
                      tokens.begin() + static_cast<std::ptrdiff_t>(first))) {
        continue;
      }
      best = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(alias.size()), i};
    }
    return best;
  }
  GazetteerReadings readings(std::uint32_t alias) const override { return readings_[alias]; }
  GazetteerEntry entry(std::uint32_t index) const override {
    const FakeRow& row = rows_[index];
    const auto holder = entry_of_.find(row.within);
    return {row.id, row.alias, row.type, row.prominence,
            holder == entry_of_.end() ? kNoEntry : holder->second};
  }
  std::uint32_t alias_count() const override { return static_cast<std::uint32_t>(aliases_.size()); }
  bool forbids(std::span<const std::uint64_t> tokens, std::uint32_t entry) const override {
    const auto forbidden =
        std::find_if(forbidden_.begin(), forbidden_.end(), [&](const auto& pair) {
          return pair.second == entry &&
                 std::equal(tokens.begin(), tokens.end(), pair.first.begin(), pair.first.end());
        });
    return forbidden != forbidden_.end();
  }

 private:
  std::vector<FakeRow> rows_;
  std::vector<std::vector<std::uint64_t>> aliases_;
  std::vector<GazetteerReadings> readings_;
  std::map<std::string, std::uint32_t> entry_of_;
  std::vector<std::pair<std::vector<std::uint64_t>, std::uint32_t>> forbidden_;
};

// The entities of an article of this text alone.
inline std::vector<Entity> entities_by(std::shared_ptr<const Gazetteer> gazetteer,
                                       const std::string& text, const std::string& language) {
  Article article;
  article.text = text;
  article.language = language;
  return Normalizer(std::move(gazetteer), {}).normalize(article);
}

// The type of the entity that an English text calls so; "-" where it has none.
inline std::string type_by(std::shared_ptr<const Gazetteer> gazetteer, const std::string& text,
                           const std::string& surface) {
  for (const Entity& entity : entities_by(std::move(gazetteer), text, "en")) {
    const auto& all = entity.surfaces;
    if (std::find(all.begin(), all.end(), surface) != all.end()) {
      return std::string(entity_type_name(entity.type));
    }
  }
  return "-";
}

}  // namespace newsfold::normalize

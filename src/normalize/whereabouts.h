// Which places a document speaks of: they tell Alexandria from Alexandria and one country's Supreme
// Court from another's.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "newsfold/normalize/gazetteer.h"
#include "normalize/candidate.h"
#include "normalize/known_names.h"

namespace newsfold::normalize {

class Whereabouts {
 public:
  // Linear in the known names, which are parallel to the tokens. Names and gazetteer must outlive
  // it; without a gazetteer no name is known.
  Whereabouts(const TokenStream& stream, const std::vector<KnownName>& known,
              const Gazetteer* gazetteer);

  const std::vector<KnownName>& known() const { return known_; }
  // How often the document names the place, its people, or a well-known place in it.
  std::uint32_t count(std::uint32_t entry) const;
  // How often the place's name stands in the document, as part of a longer name, too.
  std::uint32_t mentions(std::uint32_t alias) const;
  // How often its people are named in the plural: "Georgians" are of the state as well.
  std::uint32_t peoples(std::uint32_t entry) const;
  // Whether the text gives it a governor, somewhere.
  bool is_governed(std::uint32_t alias) const;
  // Whether the document is, among other things, about this country: it is named, and no other
  // country much more often; or no country is named, but a well-known politician of it.
  bool is_about(std::uint32_t country) const;
  // Whether no country is named at all.
  bool is_nowhere() const { return most_ == 0; }
  // Whether an institution or well-known politician of the country is named, other than `without`.
  bool is_served(std::uint32_t country, std::uint32_t without = kNoEntry) const;
  // Whether it speaks of the country: of a place, of its people, or of an institution or well-known
  // politician of it other than `entry`.
  bool speaks_of(std::uint32_t country, std::uint32_t entry) const;
  // Whether `place` lies in `holder`.
  bool lies_in(std::uint32_t place, std::uint32_t holder) const;
  // How often the document names what holds the place, the nearest first that is named at all.
  std::uint32_t surroundings(std::uint32_t place) const;
  // Whether anything speaks for the place: what holds it, what lies in it, who serves its country.
  bool is_near(std::uint32_t place) const;

 private:
  const Gazetteer* gazetteer_;
  const std::vector<KnownName>& known_;
  std::unordered_map<std::uint32_t, std::uint32_t> counts_;
  std::unordered_map<std::uint32_t, std::uint32_t> mentions_;  // by alias
  std::unordered_map<std::uint32_t, std::uint32_t> peoples_;
  std::unordered_set<std::uint32_t> inner_;  // places in which another one lies that is named
  std::vector<std::pair<std::uint32_t, std::uint32_t>> servants_;  // country, who serves it
  std::unordered_set<std::uint32_t> citizens_;  // countries of the politicians who are named
  std::unordered_set<std::uint32_t> governed_;  // by alias
  std::uint32_t most_ = 0;                      // mentions of the country that is named most
};

// "Washington" in "Seattle, Washington": what holds the place before it is meant.
void mark_holders(const Gazetteer& gazetteer, const Whereabouts& whereabouts,
                  std::vector<Candidate>& candidates);

// Of a place's readings those that fit the document. `holders`: what the text says holds the place
// ("Alexandria, Virginia"), as entries; empty if it says nothing. An unclear one is no reading.
// `alias`: the name's.
void keep_likely_places(const Gazetteer& gazetteer, const Whereabouts& whereabouts,
                        std::span<const std::uint32_t> holders, std::uint32_t alias,
                        GazetteerReadings& readings);

}  // namespace newsfold::normalize

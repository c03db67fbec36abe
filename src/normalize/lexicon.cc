#include "normalize/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#include <utility>
#include <vector>

#include "base/embedded.h"
#include "base/fields.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"

NEWSFOLD_EMBEDDED(newsfold_lexicon);
NEWSFOLD_EMBEDDED(newsfold_common_words);
NEWSFOLD_EMBEDDED(newsfold_first_names);
NEWSFOLD_EMBEDDED(newsfold_nicknames);

namespace newsfold::normalize {
namespace {

constexpr std::uint8_t kAlwaysLower = 10;

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 56> kClassNames{{
    {"title", kTitleWord},
    {"modifier", kTitleModifier},
    {"role", kRoleWord},
    {"orghead", kOrgHead},
    {"orgsuffix", kOrgSuffix},
    {"placehead", kPlaceHead},
    {"placeprefix", kPlacePrefix},
    {"direction", kDirection},
    {"otherhead", kOtherHead},
    {"calendar", kCalendar},
    {"particle", kParticle},
    {"connector", kConnector},
    {"namesuffix", kNameSuffix},
    {"abbreviation", kAbbreviation},
    {"masculine", kMasculine},
    {"feminine", kFeminine},
    {"personverb", kPersonVerb},
    {"placecue", kPlaceCue},
    {"ism", kIsm},
    {"personsown", kPersonsOwn},
    {"prefix", kJoinedPrefix},
    {"orgcue", kOrgCue},
    {"placeafter", kPlaceAfter},
    {"sport", kSport},
    {"sportrole", kSportRole},
    {"sportverb", kSportVerb},
    {"versus", kVersus},
    {"surname", kSurnameLike},
    {"vessel", kVessel},
    {"storm", kStorm},
    {"function", kFunctionWord},
    {"jobletters", kJobLetters},
    {"mansname", kMansName},
    {"womansname", kWomansName},
    {"governor", kGovernor},
    {"people", kPeople},
    {"chiefof", kChiefOf},
    {"conceding", kConceding},
    {"bred", kBred},
    {"bench", kBench},
    {"stormdeed", kStormDeed},
    {"section", kSection},
    {"barehead", kBareHead},
    {"placebefore", kPlaceBefore},
    {"facility", kFacility},
    {"orgverb", kOrgVerb},
    {"orgobject", kOrgObject},
    {"serves", kServes},
    {"headof", kHeadOf},
    {"madeby", kMadeBy},
    {"stake", kStake},
    {"kindoforg", kKindOfOrganization},
    {"thingbefore", kThingBefore},
    {"thingafter", kThingAfter},
    {"species", kSpecies},
    {"did", kDid},
}};

// Open addressing with linear probing; never changed after it is built.
class Table {
 public:
  Table() : slots_(std::size_t{1} << 16) {
    for_each_line(embedded(newsfold_lexicon_begin, newsfold_lexicon_end), [this](auto line) {
      const std::string_view name = cut(line, '\t');
      const std::uint64_t classes = parse_class(name);
      while (!line.empty()) {
        LexiconWord& word = slot(cut(line, ' '));
        word.classes |= classes;
        if (name == "ordinary") word.common = kAlwaysLower;
      }
    });
    for_each_line(embedded(newsfold_first_names_begin, newsfold_first_names_end),
                  [this](auto line) { slot(line).classes |= kFirstName; });
    for_each_line(embedded(newsfold_nicknames_begin, newsfold_nicknames_end), [this](auto line) {
      while (!line.empty()) slot(cut(line, ' ')).classes |= kFirstName;
    });
    for_each_line(embedded(newsfold_common_words_begin, newsfold_common_words_end),
                  [this](auto line) {
                    const std::string_view word = cut(line, '\t');
                    std::uint8_t tenths = 0;
                    for (const char digit : line) {
                      tenths = static_cast<std::uint8_t>(10 * tenths + (digit - '0'));
                    }
                    slot(word).common = tenths & 0xF;
                  });
  }

  LexiconWord find(std::uint64_t hash) const {
    for (std::size_t i = hash & mask(); slots_[i].first != 0; i = (i + 1) & mask()) {
      if (slots_[i].first == hash) return slots_[i].second;
    }
    return {};
  }

  void fetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask()]); }

 private:
  template <typename Action>
  static void for_each_line(std::string_view file, Action action) {
    while (!file.empty()) {
      const std::string_view line = cut(file, '\n');
      if (!line.empty() && line.front() != '#') action(line);
    }
  }
  static std::uint64_t parse_class(std::string_view name) {
    for (const auto& [known, value] : kClassNames) {
      if (known == name) return value;
    }
    return 0;
  }
  std::size_t mask() const { return slots_.size() - 1; }
  LexiconWord& slot(std::string_view word) {
    const std::uint64_t hash = hash64(text::fold_name_token(word));
    std::size_t i = hash & mask();
    while (slots_[i].first != 0 && slots_[i].first != hash) i = (i + 1) & mask();
    slots_[i].first = hash;
    return slots_[i].second;
  }

  std::vector<std::pair<std::uint64_t, LexiconWord>> slots_;
};

const Table& table() {
  static const Table kTable;
  return kTable;
}

}  // namespace

LexiconWord look_up(std::uint64_t hash) { return table().find(hash); }

void fetch_word(std::uint64_t hash) { table().fetch(hash); }

}  // namespace newsfold::normalize

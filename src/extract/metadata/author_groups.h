// Groups of the author models' features: names as the weights' tables have them.
#pragma once

#include <array>

#include "extract/metadata/labels.h"
#include "extract/metadata/markup_features.h"
#include "newsfold/records/line.h"

namespace newsfold::extract::metadata::author_groups {

enum Group : std::size_t {
  kForm,
  kLabelled,
  kBefore,
  kInside,
  kAfter,
  kBelowTitle,
  kAboveTitle,
  kKind,
  kNameWords,
  kNames,
  kOrderInLine,
  kRest,
  kDateNear,
  kDateInLine,
  kReadingNear,
  kRoleBehind,
  kRoleBelow,
  kPhotoInLine,
  kLineRepeats,
  kNameLines,
  kInCore,
  kLabelAbove,
  kStopLabel,
  kAllCapitals,
  kStartsLine,
  kSecondMarker,
  kTeamName,
  kMarkedElsewhere,
  kHasThe,
  kCommonWords,
  kAuthorProperty,
  kAuthorLink,
  kAuthorReason,
  kNameLetters,
  kSmallStart,
  kRoleWithin,
  kFirstName,
  kInTitle,
  kNamedByScript,
  kLongMarker,
  kGroupCount
};

inline constexpr auto kGroups = with_markup(std::array<FeatureGroup, kGroupCount>{{
    {"form", 11},
    {"labelled", kLabelCount},
    {"before", 8},
    {"inside", 3},
    {"after", 7},
    {"below-title", 8},
    {"above-title", 4},
    {"kind", kLineKindCount},
    {"name-words", 6},
    {"names", 4},
    {"order-in-line", 4},
    {"rest", 5},
    {"date-near", 4},
    {"date-in-line", 1},
    {"reading-near", 1},
    {"role-behind", 1},
    {"role-below", 1},
    {"photo-in-line", 1},
    {"line-repeats", 4},
    {"name-lines", 4},
    {"in-core", 4},
    {"label-above", kLabelCount},
    {"stop-label", 1},
    {"all-capitals", 1},
    {"starts-line", 1},
    {"second-marker", 1},
    {"team-name", 1},
    {"marked-elsewhere", 1},
    {"has-the", 1},
    {"common-words", 3},
    {"author-property", 1},
    {"author-link", 1},
    {"author-reason", kAuthorReasonCount},
    {"name-letters", 4},
    {"small-start", 1},
    {"role-within", 1},
    {"first-name", 4},
    {"in-title", 1},
    {"named-by-script", 1},
    {"long-marker", 1},
}});

}  // namespace newsfold::extract::metadata::author_groups

// What is said of a name that may be an author's.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extract/metadata/head.h"
#include "extract/metadata/linear_model.h"
#include "extract/metadata/name_list.h"
#include "extract/metadata/page.h"

namespace newsfold::extract::metadata {

// How a name was found.
enum AuthorForm : std::size_t {
  kMarkerFirst,
  kMarkerInside,
  kLabelFirst,
  kBelowMarker,
  kNameLine,
  kNameAndRole,
  kMarkedUp,
  kMarkedText,    // all that an element for authors holds
  kBehindMarker,  // all that stands behind a marker
  kTeamLine,      // a line that a word for many begins
  kBesideDate,    // all that stands on a line with a date
  kScripted,      // a script names it
};

struct FoundName {
  std::size_t position = 0;  // of the line
  NamedSpan span;
  AuthorForm form = kMarkerFirst;
  std::size_t order = 0;  // among the names found together
  std::size_t names = 1;  // how many they are
  bool second_marker = false;
  bool long_marker = false;   // "written by": none of the words of sentences
  std::uint32_t reasons = 0;  // AuthorText::reasons
};

// Describes names of one page. Keeps references.
class AuthorDescriber {
 public:
  AuthorDescriber(const Page& page, std::optional<std::uint32_t> title, const PageHead* head);

  std::vector<Feature> describe(const FoundName& name);
  // Of `names` that scripts give in all; `shown`: 0 nowhere among the names that stand where
  // authors do, 1 there, 2 behind a byline's word or the like.
  std::vector<Feature> describe(const ScriptedAuthor& author, std::size_t names, std::size_t shown);
  std::span<const PageDate> dates_of(std::size_t position) const;
  // Of the name described last: a date stands in its line or a few lines away.
  bool near_date() const { return near_date_; }
  // The word is a first name in common use.
  static bool is_first_name(const Token& word);

 private:
  const PageLine& line() const { return page_.lines()[position_]; }
  void add(std::size_t group, std::size_t grade = 0) {
    features_.push_back(model_.feature(group, grade));
  }
  void add_if(bool holds, std::size_t group) {
    if (holds) add(group);
  }
  void name_shape(const NamedSpan& name);
  static std::size_t first_name_grade(std::string_view line, std::span<const Token> name);
  void who(std::string_view line, std::span<const Token> name);
  void place();
  void surroundings();
  void markup(std::uint32_t reasons);

  const Page& page_;
  std::optional<std::uint32_t> title_;
  std::vector<std::uint64_t> named_;  // phrases that scripts call authors
  const LinearModel& model_;
  std::size_t position_ = 0;
  bool near_date_ = false;
  std::vector<Feature> features_;
};

}  // namespace newsfold::extract::metadata

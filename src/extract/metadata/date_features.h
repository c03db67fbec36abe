// What is said of a date that may be the day of publication.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/metadata/declared.h"
#include "extract/metadata/linear_model.h"
#include "extract/metadata/page.h"
#include "extract/metadata/slug.h"

namespace newsfold::extract::metadata {

// The shipped weights: data/model/date.tsv for dumps, date_page.tsv where there is markup.
// Thread-safe.
const LinearModel& date_model(bool markup);

// A complete date of the page.
struct DatedMention {
  const PageDate* date = nullptr;
  Day day = 0;
  bool unsure = false;  // of either order, and nothing tells which
  std::vector<Feature> features;
};

// Describes the complete dates of one page. Keeps references.
class DateDescriber {
 public:
  // `title`: the position of the title, where it is known.
  // `declared` is null for dumps.
  DateDescriber(const Page& page, const Slug& slug, const Declared* declared,
                std::optional<std::uint32_t> title);

  std::vector<DatedMention> describe_all();

 private:
  std::vector<Feature> describe(const PageDate& date);
  void add(std::size_t group, std::size_t grade = 0) {
    features_.push_back(model_.feature(group, grade));
  }
  void add_if(bool holds, std::size_t group) {
    if (holds) add(group);
  }
  const PageLine& line() const { return page_.lines()[date_->position]; }
  std::vector<Token> words_before() const;
  LabelSet label_in_glued(std::span<const Token> before) const;
  void place();
  void form();
  DatedMention read(const PageDate& date) const;
  LabelSet label_of(const PageDate& date) const;
  void labels();
  void other_labels();
  void times();
  void neighbours();
  void other_dates();
  bool is_comment(const DatedMention& other) const;
  void address();
  void head();
  std::size_t gap_to(const DayRange& filed) const;

  const Page& page_;
  const Slug& slug_;
  const Declared* declared_;
  const LinearModel& model_;
  std::optional<std::uint32_t> title_;
  std::vector<DatedMention> mentions_;
  std::vector<LabelSet> labels_;  // directly before each of them, and of its element
  const PageDate* date_ = nullptr;
  Day day_ = 0;
  std::size_t order_ = 0;  // of the mention among the complete ones
  std::vector<Feature> features_;
};

}  // namespace newsfold::extract::metadata

// What is said of a line that may be the title.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/metadata/head.h"
#include "extract/metadata/line_ends.h"
#include "extract/metadata/linear_model.h"
#include "extract/metadata/page.h"
#include "extract/metadata/slug.h"

namespace newsfold::extract::metadata {

// The shipped weights: data/model/title.tsv for dumps, title_page.tsv where there is markup.
// Thread-safe.
const LinearModel& title_model(bool markup);

struct MainHeading {
  std::uint32_t position = 0;
  std::size_t match = 0;  // as DocumentTitle::match gives it
};

// The top heading that says most of the document's title, of those the one most about the text.
// REQUIRES: the page has markup.
std::optional<MainHeading> find_main_heading(const Page& page, const DocumentTitle& title);

// Describes the lines of one page. Keeps references.
class TitleDescriber {
 public:
  // `head` is null for dumps.
  TitleDescriber(const Page& page, const Slug& slug, const PageHead* head);

  // Compares the candidates with one another. Call once, before any of them is described.
  void compare(std::span<const std::uint32_t> positions);
  // What is given back holds until the next call.
  std::span<const Feature> describe(std::size_t position);
  // The document's title itself. REQUIRES: there is one.
  std::span<const Feature> describe_document_title();
  // The line is a date with its time or label and little else.
  bool is_stamp(std::size_t position) const { return traits_[position].stamp; }

 private:
  // What neighbours want to know of a line.
  struct Traits {
    bool headline = false;
    bool date = false;
    bool byline = false;
    bool reading = false;
    bool stamp = false;
  };

  const PageLine& line() const { return page_.lines()[position_]; }
  void add(std::size_t group, std::size_t grade = 0) {
    features_.push_back(model_.feature(group, grade));
  }
  void add_if(bool holds, std::size_t group) {
    if (holds) add(group);
  }
  bool contains(std::string_view part) const {
    return line().text.find(part) != std::string_view::npos;
  }
  void place();
  void shape();
  void marks();
  void wording();
  void subject();
  void neighbours();
  bool is_only_date(const PageDate& date) const;
  std::size_t blanks_above(std::size_t position) const;
  void nearest(bool Traits::*trait, std::size_t below, std::size_t above);
  void repetition();
  void address();
  void markup();
  void add_witness(std::size_t group, std::uint64_t phrase);

  const Page& page_;
  const Slug& slug_;
  const PageHead* head_;
  const LinearModel& model_;
  std::vector<Traits> traits_;
  LineEnds ends_;
  std::vector<std::uint16_t> slug_words_;        // of each position's line, in the page's address
  std::size_t most_slug_words_ = 0;              // of the candidates
  std::vector<std::uint32_t> headlines_before_;  // of each position, and of the end
  bool has_blanks_ = false;                      // blank lines part the page's blocks
  std::size_t position_ = 0;
  std::vector<Feature> features_;
};

}  // namespace newsfold::extract::metadata

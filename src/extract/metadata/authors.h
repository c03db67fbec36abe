// Who wrote the article: every name that stands where authors stand, and which are believed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/metadata/head.h"
#include "extract/metadata/linear_model.h"
#include "extract/metadata/name_list.h"
#include "extract/metadata/page.h"

namespace newsfold::extract::metadata {

// The shipped weights: data/model/author.tsv for dumps, author_page.tsv where there is markup.
// Thread-safe.
const LinearModel& author_model(bool markup);

// Position of a name that only scripts have.
inline constexpr std::uint32_t kNoLine = UINT32_MAX;

struct AuthorCandidate {
  std::string name;
  std::uint32_t position = 0;  // of the page's filled lines, or kNoLine
  bool marked = false;         // a byline's word stands before it
  bool near_date = false;      // a date stands in the line or a few lines away
  bool by_marker = false;      // not only the markup says so
  std::uint32_t list = 0;      // names read together share it
  bool in_series = false;      // among full names of the same rank: "Ann Lee, Bo Moe and Cy Fox"
  std::vector<Feature> features;
};

// Names behind a byline's word or label, lines that are a name, around the article's text; and of a
// page those that its markup points out (`head` is null for dumps).
std::vector<AuthorCandidate> author_candidates(const Page& page, std::optional<std::uint32_t> title,
                                               const PageHead* head);

struct AuthorFindings {
  std::vector<std::string> names;        // in the order of the page, each once
  std::vector<std::uint32_t> positions;  // of the lines they stand in
};
AuthorFindings find_authors(const Page& page, std::optional<std::uint32_t> title,
                            const PageHead* head);

}  // namespace newsfold::extract::metadata

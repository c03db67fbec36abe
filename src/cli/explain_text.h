// A processed document told to people: what became of each line, and how the rest was found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "newsfold/pipeline/processor.h"
#include "newsfold/records/raw_document.h"

namespace newsfold::cli {

struct Look {
  bool colour = false;
  std::size_t width = 0;  // columns; 0: lines are not cut
};

// A score of 980 per mille as "0.98".
std::string per_mille(std::uint32_t value);
// One dump line by line.
std::string line_table(const RawDocument& raw, const Article& article, const Look& look);
// Title, authors, dates, status, language, source.
std::string metadata_text(const Article& article, const Look& look);
std::string entities_text(const std::vector<Entity>& entities, const Look& look);
std::string fingerprint_text(const Fingerprint& fingerprint, const Look& look);

}  // namespace newsfold::cli

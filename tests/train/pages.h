// Labelled pages as the model sees them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "extract/features.h"
#include "extract/html/page.h"
#include "extract/phrases.h"

namespace newsfold::train {

struct LabelledPage {
  std::string set;
  std::string id;
  std::string site;
  bool lite = false;
  char part = 'a';
  std::string language;
  std::string dump;
  std::string dump_labels;          // one character a line of the dump: 1 article, 0 not, - blank
  std::vector<float> dump_targets;  // the same as numbers, until teach() moves them
  std::shared_ptr<const extract::html::Page> html;  // of pages read from HTML, which have no dump
  std::array<std::vector<std::uint32_t>, 2> dump_blocks;  // of those: of the lines of both dumps
  extract::FeatureTable features;
  std::vector<std::int8_t> forced;    // what rules decide: extract/classify.h
  std::vector<std::uint32_t> tokens;  // per line that is not blank
  std::vector<std::uint8_t> labels;
  std::vector<float> targets;  // what is learned of a line: its label, or what teach() makes of it
};

// Reads the sets SET.jsonl.gz of `directory`, both views of each page, and leaves out pages of
// which gold covers less than 80 %. `splits` is splits.tsv. Exits with a message when a file is
// missing or has other fields.
std::vector<LabelledPage> read_pages(const std::string& directory, const std::string& splits,
                                     const std::vector<std::string>& sets);

// For each page one more, whose outer furniture comes from two other pages of the same language: so
// the model learns furniture and articles apart, not sites. What stands next to the article stays.
std::vector<LabelledPage> mix_pages(const std::vector<const LabelledPage*>& pages,
                                    std::uint64_t seed);

}  // namespace newsfold::train

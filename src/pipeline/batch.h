// The documents of one transaction of an update.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "newsfold/extract/templates.h"
#include "newsfold/pipeline/processor.h"
#include "newsfold/state/state.h"

namespace newsfold::pipeline {

struct NewDocument {
  Processed document;                       // without its text
  std::string record;                       // its article record; empty where none is kept
  std::optional<extract::PageSample> page;  // where its site is to be learned from it
  std::size_t file = 0;
  std::uint32_t text_length = 0;  // code points
  std::uint32_t version = 1;
  state::Number replaces = 0;
  state::Number number = 0;  // once it is stored
};

// Its row in a state; no copy, no story yet.
state::Document row_of(const NewDocument& added);

// A document that stands in a file, known before or new in this batch.
struct Place {
  std::size_t file = 0;
  state::Number known = 0;  // 0: it is the batch's document `added`
  std::size_t added = 0;
};

// A file that was read to its end.
struct ReadFile {
  std::size_t file = 0;
  std::size_t documents = 0;
  bool given_ids = false;
  bool unreadable = false;  // by the system: to be tried again, changed or not
  std::string issue;
};

struct Batch {
  std::vector<NewDocument> documents;
  std::unordered_map<std::string, std::size_t> by_id;
  std::vector<Place> places;
  std::vector<ReadFile> files;

  bool empty() const { return documents.empty() && files.empty() && places.empty(); }
};

// How many new documents a transaction takes where `standing` came before: so that what each batch
// costs for each of these stays in proportion. Between `least` and twice that.
std::size_t batch_size(std::size_t least, state::Number standing);

}  // namespace newsfold::pipeline

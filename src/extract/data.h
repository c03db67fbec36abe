// What the extract room knows before it sees a document. Immutable once loaded.
#pragma once

#include "extract/phrases.h"
#include "newsfold/extract/extract.h"

namespace newsfold::extract {

class Data {
 public:
  const Phrases& phrases() const { return phrases_; }

 private:
  friend Result<std::shared_ptr<const Data>> load_data(const std::vector<std::string>& rule_files);

  Phrases phrases_;
};

}  // namespace newsfold::extract

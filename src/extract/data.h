// What the extract room knows before it sees a document. Immutable once loaded.
#pragma once

#include "extract/line_model.h"
#include "extract/phrases.h"
#include "extract/second_look.h"
#include "extract/word_set.h"
#include "newsfold/extract/extract.h"

namespace newsfold::extract {

class Data {
 public:
  const Phrases& phrases() const { return phrases_; }
  const WordSet& function_words() const { return function_words_; }
  const LineModel& model() const { return model_; }               // of dumps
  const SecondLook& second_look() const { return second_look_; }  // at dumps
  const LineModel& page_model() const { return page_model_; }     // of pages: knows their markup

 private:
  friend Result<std::shared_ptr<const Data>> load_data(const std::vector<std::string>& rule_files);

  Phrases phrases_;
  WordSet function_words_;
  LineModel model_, page_model_;
  SecondLook second_look_;
};

}  // namespace newsfold::extract

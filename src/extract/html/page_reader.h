// Reads a page token by token: keeps the open elements as browsers do and writes their text.
#pragma once

#include <string>

#include "extract/html/block_writer.h"
#include "extract/html/open_elements.h"
#include "extract/html/page.h"
#include "extract/html/tokenizer.h"

namespace newsfold::extract::html {

class PageReader {
 public:
  explicit PageReader(std::string_view html);
  Page run();

 private:
  void read_text();
  void read_start_tag();
  void read_end_tag();

  // Start tags. True when the element is dealt with.
  bool start_outside_body(Tag tag);
  bool start_raw_text(Tag tag);
  bool start_void(Tag tag);
  bool start_foreign(Tag tag);
  void start_unseen(Tag tag);
  void close_implied(Tag tag);  // what the start tag ends
  void close_list_item(Tag tag);
  bool close_for_table_part(Tag tag);  // false: no table is open, the tag counts for nothing
  void close_link();

  // End tags.
  void end_formatting(Tag tag);
  void end_paragraph();
  void end_foreign(Tag tag, std::uint32_t name);

  void push(Tag tag, std::uint32_t name, bool unseen, bool foreign);
  void pop_to(std::ptrdiff_t position);  // closes that element and all in it
  void remove(std::size_t position);     // closes it alone
  void count(const OpenElement& element, int step);
  void skip_raw_text(std::string_view name, TextState state, Unseen why);
  TextContext context() const;

  Page page_;
  Tokenizer tokenizer_;
  Token token_;
  BlockWriter writer_;
  OpenElements open_;
  Unseen why_ = Unseen::kControl;  // of the outermost unseen element
  int unseen_ = 0, foreign_ = 0, links_ = 0, emphasis_ = 0, preformatted_ = 0;
  bool quirks_ = true;  // without a document type
  std::string name_;
};

}  // namespace newsfold::extract::html

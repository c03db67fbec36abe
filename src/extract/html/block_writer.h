// Writes a page's visible text block by block: collapses white space, drops what is blank.
#pragma once

#include <string_view>

#include "extract/html/page.h"
#include "extract/html/tokenizer.h"

namespace newsfold::extract::html {

// What the open elements say of the text that comes.
struct TextContext {
  std::uint32_t element = 0;  // as in Block
  std::uint32_t inner = 0;
  std::uint8_t heading = 0;
  bool link = false;
  bool emphasis = false;
  bool preformatted = false;  // \n ends a block
};

class BlockWriter {
 public:
  explicit BlockWriter(Page& page) : page_(page) {}

  // Visible text, as written. White space is one blank, no-break spaces too; soft hyphens,
  // zero-width spaces and byte order marks go. C1 control characters, which only mis-decoded pages
  // hold, become what windows-1252 has in their place.
  void write(std::string_view raw, TextState state, const TextContext& context);
  void space() { pending_space_ = true; }
  // Ends the block, if one is open. `parts`: what follows stands apart.
  void end_block(bool parts);
  void break_line();  // <br>

 private:
  void write_plain(std::string_view text, const TextContext& context);
  std::size_t write_special(std::string_view text, std::size_t at, const TextContext& context);
  void put(std::string_view bytes, const TextContext& context);
  void begin_block(const TextContext& context);

  Page& page_;
  Block block_;
  std::string resolved_;
  std::size_t before_ = 0;  // size of the text before the block and its blank line
  bool open_ = false;
  bool pending_space_ = false;
  bool parts_ = false;
  bool broken_ = false;  // the last break was a <br>
  bool in_link_ = false;
};

}  // namespace newsfold::extract::html

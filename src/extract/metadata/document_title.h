// The title element of a page: the article's title with the outlet's name and section around it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/metadata/tokens.h"

namespace newsfold::extract::metadata {

class DocumentTitle {
 public:
  // `outlet` is the site's own name, `host` its host; either may be empty.
  DocumentTitle(std::string_view title, std::string_view outlet, std::string_view host);

  // Without the outlet's name, and without a short last piece behind a bar or dash where the rest
  // is longer. Empty without a title.
  const std::string& text() const { return text_; }
  std::span<const Token> words() const { return text_words_; }  // of text()

  // How much of the title these words are: 0 less than half of them stand in it, 1 more, 2 all in
  // a row, 3 its beginning, 4 its beginning up to a bar or dash, 5 all that text() holds, 6 that
  // and more.
  std::size_t match(std::span<const Token> words) const;

 private:
  std::string text_;
  std::string title_;
  std::vector<Token> words_;  // of title_
  std::vector<Token> text_words_;
  std::uint64_t phrase_ = 0;  // of text_
};

}  // namespace newsfold::extract::metadata

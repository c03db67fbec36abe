#include "normalize/tokens.h"

#include <string>

#include <gtest/gtest.h>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"

namespace newsfold::normalize {
namespace {

Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  article.language = "en";
  return article;
}

TEST(Tokens, ShapeSaysHowTheLettersAreWritten) {
  const Article article = article_of("tide Tide TIDE iTide T 1998 4x4 7b B52 Élan");
  const TokenStream stream = tokenize(article);
  const Shape expected[] = {Shape::kLower,   Shape::kCapital, Shape::kAllCaps, Shape::kMixed,
                            Shape::kInitial, Shape::kNumber,  Shape::kLower,   Shape::kLower,
                            Shape::kInitial, Shape::kCapital};
  ASSERT_EQ(stream.tokens.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(stream.tokens[i].shape, expected[i]) << stream.text(stream.tokens[i]);
  }
}

// Wherever a word lies in the text, and whatever follows it, it is the same word.
TEST(Tokens, WordsDoNotDependOnWhereTheyLie) {
  for (const std::string word :
       {"Xy", "harbour", "Unquestionably", "MACHINERY", "iPad2", "é", "O'Dell"}) {
    for (const std::string behind : {"", " ", ".", ". A", ",", "\n", "\"", "—"}) {
      for (std::size_t before = 0; before < 140; ++before) {
        const Article article = article_of(std::string(before, '-') + word + behind);
        const TokenStream stream = tokenize(article);
        ASSERT_FALSE(stream.tokens.empty());
        const Token& token = stream.tokens.front();
        ASSERT_EQ(stream.text(token), word);
        ASSERT_EQ(token.begin, before);
        ASSERT_EQ(token.hash, hash64(text::fold_name_token(word)));
        const Article alone = article_of(word);
        ASSERT_EQ(token.shape, tokenize(alone).tokens.front().shape) << word << behind << before;
      }
    }
  }
}

TEST(Tokens, PossessiveBelongsToNoWord) {
  for (const std::string text : {"Norland's tide", "Norland’s tide", "“Norland” 's tide"}) {
    const Article article = article_of(text);
    const TokenStream stream = tokenize(article);
    ASSERT_EQ(stream.tokens.size(), 2U) << text;
    EXPECT_EQ(stream.text(stream.tokens[0]), "Norland");
    EXPECT_TRUE((stream.tokens[0].flags & kPossessive) != 0) << text;
    EXPECT_EQ(stream.text(stream.tokens[1]), "tide");
  }
}

}  // namespace
}  // namespace newsfold::normalize

#include <gtest/gtest.h>

#include "extract/metadata_pages.h"

namespace newsfold::extract {
namespace {

constexpr std::string_view kHead =
    "Cracks in two piers close the Larn bridge to lorries\n\nBy Tom Fenn\n16 March 2025\n\n";

ArticleStatus status_of(std::string_view tail) {
  return extract_page(std::string(kHead) + std::string(kBridgeText) + std::string(tail)).status;
}

TEST(Status, IsArticleInDoubt) { EXPECT_EQ(status_of(""), ArticleStatus::kArticle); }

TEST(Status, IsEmptyWithoutALetter) {
  EXPECT_EQ(extract_page("").status, ArticleStatus::kEmpty);
  EXPECT_EQ(extract_page("\n***\n 12:30 --\n").status, ArticleStatus::kEmpty);
}

TEST(Status, TellsErrorPages) {
  EXPECT_EQ(extract_page(
                "Home\nNews\n\nPage not found\n\nThe page you requested does not exist any more.\n")
                .status,
            ArticleStatus::kNotArticle);
}

TEST(Status, TellsPaywalls) {
  EXPECT_EQ(status_of("\nSubscribe to continue reading\n"), ArticleStatus::kPaywalled);
}

TEST(Status, TellsWhereInterfacesCut) {
  EXPECT_EQ(extract_page("The old bridge over the Larn was closed to lorries after engineers found "
                         "cracks in two of… [+1234 chars]")
                .status,
            ArticleStatus::kTruncated);
}

TEST(Outlet, IsNamedByCopyrightAndMasthead) {
  const Article named =
      extract_page("Larn Post\n\n" + std::string(kHead) + std::string(kBridgeText) +
                   "\n© 2025 Larn Post. All rights reserved.\n");
  EXPECT_EQ(named.provenance.source, "Larn Post");
  EXPECT_EQ(named.provenance.source_from, SourceFrom::kOutletName);
  const Article once = extract_page(std::string(kHead) + std::string(kBridgeText) +
                                    "\n© 2025 Larn Post. All rights reserved.\n");
  EXPECT_EQ(once.provenance.source, "");
}

}  // namespace
}  // namespace newsfold::extract

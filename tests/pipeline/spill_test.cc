#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "pipeline/record_codec.h"
#include "pipeline/store.h"
#include "support/temporary_folder.h"

namespace newsfold::pipeline {
namespace {

// Sets $TMPDIR for the life of the object.
class TemporaryDirectory {
 public:
  explicit TemporaryDirectory(const std::string& path) {
    if (const char* old = std::getenv("TMPDIR")) old_ = old;
    ::setenv("TMPDIR", path.c_str(), 1);
  }
  ~TemporaryDirectory() {
    if (old_.empty()) {
      ::unsetenv("TMPDIR");
    } else {
      ::setenv("TMPDIR", old_.c_str(), 1);
    }
  }

 private:
  std::string old_;
};

TEST(SpillFile, LeavesNoNameBehind) {
  const TemporaryFolder folder;
  const TemporaryDirectory here(folder.path());
  auto file = SpillFile::create();
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(file.value().append("some bytes").ok());
  ASSERT_TRUE(file.value().flush().ok());
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(SpillFile, SaysWhereItCouldNotBeMade) {
  const TemporaryDirectory nowhere("/no/such/folder");
  const auto file = SpillFile::create();
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().code, ErrorCode::kWriteFailed);
  EXPECT_NE(file.error().message.find("/no/such/folder"), std::string::npos);
}

TEST(SpillFile, ReadingPastTheEndIsAnError) {
  auto file = SpillFile::create();
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(file.value().append("abc").ok());
  ASSERT_TRUE(file.value().flush().ok());
  char bytes[4];
  EXPECT_TRUE(file.value().read(0, bytes, 3).ok());
  EXPECT_FALSE(file.value().read(0, bytes, 4).ok());
}

TEST(Store, GivesBackEachDocumentsRecordAndShingles) {
  auto file = SpillFile::create();
  ASSERT_TRUE(file.ok());
  Store store(std::move(file.value()));
  std::mt19937 random(1);
  std::vector<std::vector<std::uint32_t>> shingles;
  for (std::uint32_t i = 0; i < 300; ++i) {
    AnnotatedArticle article;
    article.article.id = std::to_string(i);
    article.article.text.assign(random() % 20000, static_cast<char>('a' + i % 26));
    shingles.emplace_back(random() % 50);
    for (std::uint32_t& hash : shingles.back()) hash = static_cast<std::uint32_t>(random());
    ASSERT_TRUE(store.add(encode(article), shingles.back()).ok());
  }
  ASSERT_TRUE(store.finish().ok());
  for (const std::uint32_t i : {0U, 299U, 7U, 150U}) {
    const auto record = store.record(i);
    const auto hashes = store.shingles(i);
    ASSERT_TRUE(record.ok() && hashes.ok());
    EXPECT_EQ(record.value().article.id, std::to_string(i));
    EXPECT_EQ(hashes.value(), shingles[i]);
  }
}

}  // namespace
}  // namespace newsfold::pipeline

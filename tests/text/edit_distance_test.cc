#include "newsfold/text/edit_distance.h"

#include <gtest/gtest.h>

namespace newsfold::text {
namespace {

TEST(IsOneEdit, ChangeInsertionDeletionAndSwap) {
  EXPECT_TRUE(is_one_edit("marten", "martin"));
  EXPECT_TRUE(is_one_edit("martin", "matin"));
  EXPECT_TRUE(is_one_edit("matin", "martin"));
  EXPECT_TRUE(is_one_edit("martin", "matrin"));
  EXPECT_TRUE(is_one_edit("", "a"));
}

TEST(IsOneEdit, EqualAndFartherApartAreNot) {
  EXPECT_FALSE(is_one_edit("martin", "martin"));
  EXPECT_FALSE(is_one_edit("martin", "marvel"));
  EXPECT_FALSE(is_one_edit("martin", "mart"));
  EXPECT_FALSE(is_one_edit("abcd", "badc"));
  EXPECT_FALSE(is_one_edit("", ""));
}

}  // namespace
}  // namespace newsfold::text

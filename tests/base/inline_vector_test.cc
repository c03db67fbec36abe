#include "newsfold/base/inline_vector.h"

#include <numeric>
#include <utility>

#include <gtest/gtest.h>

namespace newsfold {
namespace {

using Numbers = InlineVector<int, 3>;

Numbers counted(int count) {
  Numbers numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(i);
  return numbers;
}

TEST(InlineVector, KeepsItsElementsWhenItOutgrowsTheObject) {
  for (const int count : {0, 1, 3, 4, 7, 100}) {
    const Numbers numbers = counted(count);
    ASSERT_EQ(numbers.size(), static_cast<std::size_t>(count));
    EXPECT_EQ(std::accumulate(numbers.begin(), numbers.end(), 0), count * (count - 1) / 2);
  }
}

TEST(InlineVector, CopiesAndMovesShortAndLong) {
  for (const int count : {2, 9}) {
    Numbers from = counted(count);
    const Numbers copy = from;
    EXPECT_EQ(copy, from);
    Numbers to = counted(5);
    to = std::move(from);
    EXPECT_EQ(to, copy);
    EXPECT_TRUE(from.empty());  // NOLINT(bugprone-use-after-move): what is moved from is empty
    from.push_back(4);
    EXPECT_EQ(from, (Numbers{4}));
    from = copy;
    EXPECT_EQ(from, copy);
  }
}

TEST(InlineVector, TakesAnElementOfItsOwn) {
  Numbers numbers = counted(3);
  numbers.push_back(numbers.front());
  EXPECT_EQ(numbers, (Numbers{0, 1, 2, 0}));
}

TEST(InlineVector, ErasesInOrder) {
  Numbers numbers = counted(7);
  numbers.erase_if([](int n) { return n % 2 == 0; });
  EXPECT_EQ(numbers, (Numbers{1, 3, 5}));
}

}  // namespace
}  // namespace newsfold

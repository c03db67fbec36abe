// The wording of data/metadata/labels.tsv, looked up by whole words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/metadata/tokens.h"

namespace newsfold::extract::metadata {

enum class Label : std::uint8_t {
  kPublished,  // before a publication date
  kUpdated,    // before a date of change
  kBy,         // before an author's name
  kAuthor,     // "Author:"
  kRole,       // what a journalist is called
  kReading,    // reading time
  kWeather,
  kCopyright,
  kComment,
  kRelated,  // heads of lists of other stories
  kPhoto,    // credits of pictures
  kTeam,     // a collective author
  kAnd,      // between two authors
  kFuture,   // a sentence about what is to come
  kPaywall,
  kMore,    // "Read more" at a cut
  kError,   // pages that are no article
  kShare,   // buttons and sections
  kHelper,  // before one who reviewed, translated or photographed
};
inline constexpr std::size_t kLabelCount = static_cast<std::size_t>(Label::kHelper) + 1;

using LabelSet = std::uint32_t;
constexpr LabelSet bit(Label label) { return LabelSet{1} << static_cast<unsigned>(label); }
constexpr bool has(LabelSet set, Label label) { return (set & bit(label)) != 0; }

class Labels {
 public:
  // The shipped table, parsed at first use. Thread-safe.
  static const Labels& shipped();

  explicit Labels(std::string_view table);

  // Labels of the phrase with this hash; those of short everyday words ("di", "av", "y") only where
  // the language is theirs.
  LabelSet find(std::uint64_t phrase, std::uint64_t language) const;
  // Some phrase starts with the words of this hash, or is them: no use in reading on where none
  // does.
  bool starts(std::uint64_t phrase) const { return slots_[slot_of(phrase)].starts; }
  // False: no phrase starts with the word. Most words of a page are told here, by one bit.
  bool may_start(std::uint64_t word) const {
    return (first_words_[word >> 6U & (first_words_.size() - 1)] >> (word & 63U) & 1U) != 0;
  }
  std::size_t longest() const { return longest_; }  // words

 private:
  struct Slot {
    std::uint64_t phrase = 0;
    LabelSet labels = 0;
    bool starts = false;
  };

  // The slot of the phrase, or the free one where it would stand. Open addressing.
  std::size_t slot_of(std::uint64_t phrase) const {
    std::size_t at = phrase & (slots_.size() - 1);
    while (slots_[at].phrase != 0 && slots_[at].phrase != phrase)
      at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  LabelSet labels_of(std::uint64_t phrase) const { return slots_[slot_of(phrase)].labels; }
  Slot& insert(std::uint64_t phrase);
  void add(std::string_view phrase, LabelSet label, std::uint64_t language);

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::array<std::uint64_t, 1024> first_words_{};
  std::size_t longest_ = 0;
};

// The labels as a page in one language reads them; English holds everywhere. Cheap to copy.
class Wording {
 public:
  Wording(const Labels& labels, std::string_view language);

  // What the phrase of all these words is; 0 when it is none.
  LabelSet of(std::span<const Token> words) const;
  // The labels of the longest phrase that starts at words[0]; `length` is set to its number of
  // words.
  LabelSet at_start(std::span<const Token> words, std::size_t& length) const;
  // The labels of the longest phrase that ends with the last word.
  LabelSet at_end(std::span<const Token> words) const;
  // The labels of every phrase found anywhere.
  LabelSet anywhere(std::span<const Token> words) const;

 private:
  const Labels* labels_;
  std::uint64_t language_;
};

}  // namespace newsfold::extract::metadata

// A dump as the metadata finders see it: its filled lines with their words, where the article's
// core lies, and every date.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lines.h"
#include "extract/metadata/labels.h"
#include "extract/metadata/markup.h"
#include "extract/metadata/tokens.h"
#include "extract/word_set.h"
#include "newsfold/records/line.h"
#include "newsfold/records/raw_document.h"
#include "newsfold/text/dates.h"

namespace newsfold::extract::metadata {

// A line that is not blank. Positions count these lines only.
struct PageLine {
  std::uint32_t index = 0;  // into the lines and verdicts of the dump
  std::string_view text;
  std::span<const Token> words;
  std::uint64_t phrase = 0;   // hash of the words: equal lines meet
  std::uint32_t letters = 0;  // code points in words
  std::uint32_t counted = 0;  // words as a reader counts them: two ideographs make about one
  LineKind kind = LineKind::kBody;
  LabelSet whole = 0;   // labels of the line as one phrase
  LabelSet inside = 0;  // labels of any phrase in a line of few words
};

// The given language, else that of the article's own words: menus may be in another. `content` is
// what the lines are of.
std::string page_language(const RawDocument& document, std::string_view content,
                          std::span<const Line> lines, std::span<const LineVerdict> verdicts);

// What an element says of the date it holds.
enum class TimeMark : std::uint8_t { kNone, kTime, kPublished, kModified };
inline constexpr std::size_t kTimeMarkCount = static_cast<std::size_t>(TimeMark::kModified) + 1;

struct PageDate {
  text::DateMention mention;  // offsets into the line's text
  std::uint32_t position = 0;
  TimeMark mark = TimeMark::kNone;
  bool unseen = false;  // an attribute has it, the text has not: offsets are 0
  bool unsure = false;  // 05/08/2019 in a language that writes dates otherwise: of either order
};

// Not thread-safe: what finders ask for is kept.
class Page {
 public:
  // `markup` is null for dumps. Keeps references.
  Page(const RawDocument& document, const Markup* markup, std::span<const Line> lines,
       std::span<const LineVerdict> verdicts, std::string_view language);
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  const RawDocument& document() const { return document_; }
  const Markup* markup() const { return markup_; }
  std::string_view language() const { return language_; }
  const Wording& wording() const { return wording_; }
  const std::vector<PageLine>& lines() const { return lines_; }
  const std::vector<PageDate>& dates() const { return dates_; }

  // Positions of the article's text: the run of lines with the most body. Empty when there is none.
  std::size_t core_begin() const { return core_begin_; }
  std::size_t core_end() const { return core_end_; }
  bool has_core() const { return core_begin_ < core_end_; }

  // How many filled lines consist of these words.
  std::size_t repeats(std::uint64_t phrase) const { return phrases_.count(phrase); }
  // How often words of this stem stand in the core, and whether one does in its first words.
  std::size_t core_count(std::uint64_t stem) const { return core_words().all.count(stem); }
  bool in_lead(std::uint64_t stem) const { return core_words().lead.contains(stem); }
  // The word stands with a small first letter somewhere on the page: a common word, hardly a name.
  bool stands_small(std::uint64_t word) const;

 private:
  void settle_order();
  void count_near_days(std::size_t& day_first, std::size_t& month_first) const;
  void split(std::span<const Line> lines, std::span<const LineVerdict> verdicts);
  void find_dates(std::uint32_t position);
  void find_core();
  struct CoreWords {
    WordSet all;
    WordSet lead;
  };
  const CoreWords& core_words() const;
  void read_times();
  void add_time(std::uint32_t position, std::string_view value, TimeMark mark);

  const RawDocument& document_;
  const Markup* markup_;
  std::string language_;
  Wording wording_;
  std::vector<Token> words_;
  std::vector<PageLine> lines_;
  std::vector<PageDate> dates_;
  std::size_t core_begin_ = 0;
  std::size_t core_end_ = 0;
  WordSet phrases_;
  // Gathered when first asked for: of many articles nobody does.
  mutable std::optional<CoreWords> core_words_;
  mutable std::optional<WordSet> small_;
};

// A short line that starts with a byline's word and a name, or was classified as a byline.
bool is_byline(const Page& page, const PageLine& line);

}  // namespace newsfold::extract::metadata

#include "extract/context.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/word_set.h"
#include "newsfold/base/hash.h"

namespace newsfold::extract {
namespace {

void add_prose_sums(const Page& page, PageContext& context) {
  std::uint32_t sum = 0;
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const LineShape& shape = page.lines[i].shape;
    LineContext& line = context.lines[i];
    line.is_prose = is_prose(shape);
    line.prose_before = sum;
    context.all_words += shape.length();
    if (!line.is_prose) continue;
    sum += shape.length();
    if (i >= page.run_begin && i < page.run_end) context.run_words += shape.length();
  }
  context.prose_words = sum;
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    LineContext& line = context.lines[i];
    line.prose_after = sum - line.prose_before - (line.is_prose ? page.lines[i].shape.length() : 0);
  }
}

void add_sections(const Page& page, PageContext& context) {
  std::uint32_t lines = 0;
  std::uint32_t prose = 0;
  std::uint32_t comment_lines = 0;
  std::uint32_t kinds = 0;
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const std::uint32_t heads = page.lines[i].hits[static_cast<std::size_t>(PhraseMatch::kSection)];
    if (comment_lines > 0) ++comment_lines;
    if (heads != 0) {
      lines = 1;
      prose = 0;
      kinds = heads;
      const bool comments = (heads >> static_cast<unsigned>(LineKind::kComments) & 1U) != 0;
      if (comments && context.lines[i].prose_before > 0) comment_lines = 1;
    } else if (lines > 0) {
      ++lines;
    }
    context.lines[i].section_lines = lines;
    context.lines[i].section_prose = prose;
    context.lines[i].section_kinds = kinds;
    context.lines[i].comment_lines = comment_lines;
    if (context.lines[i].is_prose) prose += page.lines[i].shape.length();
  }
}

// How often the run of prose has each word.
std::vector<std::uint32_t> count_core(const Page& page, const Vocabulary& vocabulary) {
  std::vector<std::uint32_t> counts(vocabulary.size(), 0);
  for (std::uint32_t i = page.run_begin; i < page.run_end; ++i) {
    for (const ContentWord& word : vocabulary.words_of(i)) ++counts[word.number];
  }
  return counts;
}

void add_vocabulary(const Page& page, const Vocabulary& vocabulary, PageContext& context) {
  const std::vector<std::uint32_t> core = count_core(page, vocabulary);
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const std::uint32_t own = i >= page.run_begin && i < page.run_end ? 1 : 0;
    LineContext& line = context.lines[i];
    const std::span<const ContentWord> words = vocabulary.words_of(i);
    line.content_words = static_cast<std::uint32_t>(words.size());
    for (const ContentWord& word : words) {
      const bool shared = core[word.number] > own;
      line.core_words += shared ? 1 : 0;
      line.names += word.name ? 1 : 0;
      line.core_names += (shared & word.name) ? 1 : 0;
    }
  }
}

// The lines that lately had a word, by its hash; a later word takes the place of another.
struct Recent {
  std::uint32_t word = ~std::uint32_t{0};
  std::uint32_t step = 0;
};

// An image's text stands next to its caption, a teaser's headline to its summary.
void add_echoes(const Vocabulary& vocabulary, PageContext& context, bool below) {
  std::array<Recent, 1024> recent;
  recent.fill({});
  const auto n = static_cast<std::uint32_t>(context.lines.size());
  for (std::uint32_t step = 1; step <= n; ++step) {
    const std::uint32_t i = below ? n - step : step - 1;
    std::uint32_t shared = 0;
    for (const ContentWord& word : vocabulary.words_of(i)) {
      const Recent& other = recent[word.hash % recent.size()];
      shared += ((other.word == word.number) & (other.step + 2 >= step)) ? 1 : 0;
    }
    (below ? context.lines[i].echo_below : context.lines[i].echo_above) = shared;
    for (const ContentWord& word : vocabulary.words_of(i))
      recent[word.hash % recent.size()] = {word.number, step};
  }
}

std::uint64_t pair_hash(const Word& a, const Word& b) { return mix64(a.hash + mix64(b.hash)); }

bool is_capital(const Word& word) { return (word.flags & Word::kCapital) != 0; }

// Bios begin with the name that a byline, or a heading of their own, ends on.
void add_names(const Page& page, PageContext& context) {
  constexpr std::uint32_t kByline = 6, kBio = 8;  // words: at most, at least
  WordSet names(page.lines.size());
  for (const PageLine& line : page.lines) {
    const auto words = page.words_of(line);
    if (words.size() < 2 || words.size() > kByline) continue;
    const Word& first = words[words.size() - 2];
    if (is_capital(first) && is_capital(words.back())) names.add(pair_hash(first, words.back()));
  }
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const auto words = page.words_of(page.lines[i]);
    if (words.size() < kBio || !is_capital(words[0]) || !is_capital(words[1])) continue;
    context.lines[i].starts_with_name = names.contains(pair_hash(words[0], words[1]));
  }
}

// The headline is the line above or at the head of the run that shares most words with it.
std::optional<std::uint32_t> find_headline(const Page& page, const PageContext& context) {
  std::optional<std::uint32_t> best;
  std::uint64_t best_score = 0;
  const std::uint32_t end =
      std::min<std::uint32_t>(page.run_begin + 1, static_cast<std::uint32_t>(page.lines.size()));
  for (std::uint32_t i = 0; i < end; ++i) {
    const LineContext& line = context.lines[i];
    const LineShape& shape = page.lines[i].shape;
    if (shape.length() < 3 || shape.length() > 30 || line.is_prose || line.core_words < 2) continue;
    const std::uint64_t score =
        100ULL * line.core_words * line.core_words / (line.content_words + 1);
    if (score >= best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

void add_headline(const Page& page, const Vocabulary& vocabulary, PageContext& context) {
  const std::optional<std::uint32_t> headline = find_headline(page, context);
  if (!headline) return;
  context.lines[*headline].is_headline = true;
  std::vector<std::uint8_t> has(vocabulary.size(), 0);
  for (const ContentWord& word : vocabulary.words_of(*headline)) has[word.number] = 1;
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    LineContext& line = context.lines[i];
    if (i > *headline) line.headline_distance = i - *headline;
    for (const ContentWord& word : vocabulary.words_of(i)) line.headline_words += has[word.number];
  }
}

void add_runs(PageContext& context, const Page& page, std::uint32_t LineContext::*member,
              bool (*in_run)(const LineShape&)) {
  const auto n = static_cast<std::uint32_t>(page.lines.size());
  for (std::uint32_t begin = 0; begin < n;) {
    if (!in_run(page.lines[begin].shape)) {
      ++begin;
      continue;
    }
    std::uint32_t end = begin;
    while (end < n && in_run(page.lines[end].shape)) ++end;
    for (std::uint32_t i = begin; i < end; ++i) context.lines[i].*member = end - begin;
    begin = end;
  }
}

std::uint32_t look(const LineShape& shape) {
  const std::uint32_t length = shape.length() < 4    ? shape.length()
                               : shape.length() < 8  ? 4
                               : shape.length() < 16 ? 5
                               : shape.length() < 32 ? 6
                                                     : 7;
  return length | (shape.ends_sentence ? 8U : 0U) | (shape.digits > 0 ? 16U : 0U) |
         (shape.first_upper ? 32U : 0U);
}

void add_neighbours(const Page& page, PageContext& context) {
  const auto n = static_cast<std::int64_t>(page.lines.size());
  std::vector<std::uint8_t> looks;
  looks.reserve(page.lines.size());
  for (const PageLine& line : page.lines)
    looks.push_back(static_cast<std::uint8_t>(look(line.shape)));
  for (std::int64_t i = 0; i < n; ++i) {
    const PageLine& here = page.lines[static_cast<std::size_t>(i)];
    LineContext& line = context.lines[static_cast<std::size_t>(i)];
    const std::uint8_t own_look = looks[static_cast<std::size_t>(i)];
    const auto first = looks.begin() + std::max<std::int64_t>(0, i - 12);
    const auto last = looks.begin() + std::min(n, i + 13);
    line.same_shape = static_cast<std::uint32_t>(std::count(first, last, own_look)) - 1;
    std::uint32_t words = 0;
    for (std::int64_t j = std::max<std::int64_t>(0, i - 4); j < std::min(n, i + 5); ++j) {
      if (j == i) continue;
      const PageLine& there = page.lines[static_cast<std::size_t>(j)];
      const std::int64_t distance = i < j ? j - i : i - j;
      if (context.lines[static_cast<std::size_t>(j)].is_prose) ++line.prose_near;
      if (distance <= 3) words += there.shape.length();
      if (distance == 1 && here.shape.words > 0 && there.shape.words > 0 &&
          page.words[here.shape.first_word].hash == page.words[there.shape.first_word].hash) {
        ++line.same_start;
      }
    }
    line.words_near = words / 6;
  }
}

void add_gaps(PageContext& context) {
  const std::size_t n = context.lines.size();
  std::uint32_t gap = 0;
  for (std::size_t i = 0; i < n; ++i) {
    context.lines[i].gap_before = gap;
    gap = context.lines[i].is_prose ? 0 : gap + 1;
  }
  gap = 0;
  for (std::size_t i = n; i-- > 0;) {
    context.lines[i].gap_after = gap;
    gap = context.lines[i].is_prose ? 0 : gap + 1;
  }
}

void add_repeats(const Page& page, PageContext& context) {
  WordSet seen(page.lines.size());
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    if (page.lines[i].repeats == 0) continue;
    context.lines[i].earlier_equal = seen.contains(page.lines[i].shape.hash);
    seen.add(page.lines[i].shape.hash);
  }
}

}  // namespace

PageContext read_context(const Page& page) {
  PageContext context;
  context.lines.resize(page.lines.size());
  add_prose_sums(page, context);
  add_sections(page, context);
  context.vocabulary = Vocabulary(page);
  const Vocabulary& vocabulary = context.vocabulary;
  add_vocabulary(page, vocabulary, context);
  add_names(page, context);
  add_echoes(vocabulary, context, false);
  add_echoes(vocabulary, context, true);
  add_headline(page, vocabulary, context);
  add_runs(context, page, &LineContext::short_run,
           [](const LineShape& s) { return s.length() < 5; });
  add_runs(context, page, &LineContext::prose_run, [](const LineShape& s) { return is_prose(s); });
  add_neighbours(page, context);
  add_gaps(context);
  add_repeats(page, context);
  return context;
}

}  // namespace newsfold::extract

#include "extract/metadata/title.h"

#include <algorithm>

#include "extract/metadata/document_headline.h"
#include "extract/metadata/heading_part.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostBefore = 150;  // lines above the core that are looked at
constexpr std::size_t kMostInside = 16;   // lines of the core that may still be the title
constexpr std::size_t kMostWords = 45;
constexpr std::size_t kMostBytes = 400;
constexpr std::size_t kLeastHeading = 4;  // words of one that the document's title doesn't know
constexpr std::size_t kMostHeading = 30;
constexpr std::size_t kHasHeading = 2;  // of DocumentTitle::match: all the words are in it
constexpr std::size_t kIsHeading = 5;
constexpr std::size_t kTellingWord = 4;   // letters
constexpr std::size_t kLeastAddress = 3;  // words
constexpr std::uint16_t kHeadingConfidence = 900;
constexpr std::uint16_t kCalledConfidence = 800;

// How scores are read: the models know which candidate is best, not how good it is.
struct Scale {
  std::int32_t least = 0;  // below: the title is unknown
  std::int32_t even = 0;   // of titles with this score every second is right
};
// Of dumps' titles below the least score, one in four is right.
constexpr Scale kDumpScale = {3300, 4300};
constexpr Scale kPageScale = {-3000, -2000};

bool may_be_title(const PageLine& line) {
  return !line.words.empty() && line.words.size() <= 2 * kMostWords && line.counted <= kMostWords &&
         line.text.size() <= kMostBytes && line.letters >= 4;
}

bool heads_page(const Page& page, std::size_t position) {
  if (page.markup() == nullptr) return false;
  const MarkupFacts& facts = page.markup()->of(position);
  return facts.heading == 1 || facts.headline;
}

// The page's top heading is its title, unless it names a section or the site.
bool speaks_of_article(const Page& page, const MainHeading& heading) {
  const PageLine& line = page.lines()[heading.position];
  if (!may_be_title(line)) return false;
  if (heading.match > 0) return true;
  const std::size_t words = line.counted;
  return words >= kLeastHeading && words <= kMostHeading &&
         std::ranges::any_of(line.words, [&](const Token& word) {
           return word.letters >= kTellingWord && page.in_lead(word.stem);
         });
}

// A kicker that the document's title has, too, is part of the headline.
std::string_view headline_of(const Page& page, const PageHead& head, std::uint32_t position) {
  const PageLine& line = page.lines()[position];
  const std::size_t match = head.title.match(line.words);
  return match >= kHasHeading && match <= kIsHeading ? line.text : heading_part(page, position);
}

// Where heading and document's title disagree, publishers declare the heading two times of three.
std::optional<TitleChoice> choose_heading(const Page& page, const PageHead& head) {
  const std::optional<MainHeading> heading = find_main_heading(page, head.title);
  if (!heading || !speaks_of_article(page, *heading)) return std::nullopt;
  const std::string_view shown = headline_of(page, head, heading->position);
  if (is_document_title(page, head, {heading->position, shown}))
    return TitleChoice{std::nullopt, head.title.text(), kCalledConfidence};
  return TitleChoice{heading->position, shown, kHeadingConfidence};
}

std::size_t shared_words(const Slug& slug, std::string_view text) {
  return slug.shared(text, tokenize(text));
}

// The title that scripts give the page, where neither what it shows nor its document title is known
// to them and the page's address says more words of theirs: shown are a headline for readers and
// one for search engines, declared is a third. Where those two agree, a single name in scripts may
// be left from before a change.
const Witness* known_by_address(const PageHead& head, const Slug& slug, std::string_view shown) {
  if (slug.words() < kLeastAddress) return nullptr;
  const auto is_known = [&](std::string_view text) {
    const Witness* witness = head.witnesses.find(phrase_hash(text));
    return witness != nullptr && witness->is_from(TitleSource::kPage);
  };
  if (is_known(shown) || is_known(head.title.text())) return nullptr;
  const bool agreed = phrase_hash(shown) == phrase_hash(head.title.text());
  constexpr std::uint32_t kPageAlone = 1U << static_cast<unsigned>(TitleSource::kPage);
  std::size_t most = std::max(shared_words(slug, shown), shared_words(slug, head.title.text()));
  const Witness* best = nullptr;
  for (const Witness& witness : head.witnesses.all()) {
    if (!witness.is_from(TitleSource::kPage) || (agreed && witness.sources == kPageAlone)) continue;
    const std::size_t shared = shared_words(slug, witness.text);
    if (shared <= most) continue;
    most = shared;
    best = &witness;
  }
  return best;
}

// Calls visit(position, text, features) for each: features hold until the next.
template <typename Visit>
void for_each_candidate(const Page& page, const Slug& slug, const PageHead* head, Visit visit) {
  TitleDescriber describer(page, slug, head);
  const std::size_t core = page.core_begin();
  const std::size_t begin = core < kMostBefore ? 0 : core - kMostBefore;
  // What is given as an article begins with its headline, or has none.
  const bool given = page.document().kind == ContentKind::kArticle;
  const std::size_t end = std::min(page.lines().size(), given ? 1 : core + kMostInside);
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < page.lines().size(); ++i) {
    if ((i < begin || i >= end) && !heads_page(page, i)) continue;
    if (may_be_title(page.lines()[i]) && !describer.is_stamp(i)) positions.push_back(i);
  }
  describer.compare(positions);
  for (const std::uint32_t i : positions)
    visit(std::optional(i), page.lines()[i].text, describer.describe(i));
  if (head != nullptr && !head->title.text().empty())
    visit(std::optional<std::uint32_t>(), std::string_view(head->title.text()),
          describer.describe_document_title());
}

}  // namespace

std::vector<TitleCandidate> title_candidates(const Page& page, const Slug& slug,
                                             const PageHead* head) {
  std::vector<TitleCandidate> candidates;
  for_each_candidate(page, slug, head,
                     [&](std::optional<std::uint32_t> position, std::string_view text,
                         std::span<const Feature> features) {
                       candidates.push_back({position, text, {features.begin(), features.end()}});
                     });
  return candidates;
}

std::optional<TitleChoice> choose_title(const Page& page, const Slug& slug, const PageHead* head) {
  std::optional<TitleChoice> choice;
  if (head != nullptr) choice = choose_heading(page, *head);
  if (choice) {
    if (const Witness* called = known_by_address(*head, slug, choice->text))
      return TitleChoice{std::nullopt, called->text, kCalledConfidence};
    return choice;
  }
  const LinearModel& model = title_model(page.markup() != nullptr);
  const Scale& scale = page.markup() != nullptr ? kPageScale : kDumpScale;
  std::int32_t best = scale.least;
  for_each_candidate(page, slug, head,
                     [&](std::optional<std::uint32_t> position, std::string_view text,
                         std::span<const Feature> features) {
                       const std::int32_t score = model.score(features);
                       // Of equal lines the first stands for all.
                       if (score <= best) return;
                       best = score;
                       choice = TitleChoice{position, text, per_mille(score - scale.even)};
                     });
  if (choice && choice->position && head != nullptr)
    choice->text = headline_of(page, *head, *choice->position);
  return choice;
}

}  // namespace newsfold::extract::metadata

#include "extract/metadata/authors.h"

#include <algorithm>

namespace newsfold::extract::metadata {
namespace {

constexpr std::int32_t kLeastScore = -2000;  // below: nobody is known
// The same where neither word, markup nor date says that a name stands there: of those below one in
// ten is an author's, the others are buttons and headings of lists.
constexpr std::int32_t kLeastByShape = -1000;
constexpr std::int32_t kMostBehind = 300;  // the best name, in thousandths of a log-odds unit
constexpr std::int32_t kMostBehindInLine = 1500;    // the same, of names in one byline
constexpr std::int32_t kMostBehindInSeries = 3000;  // the same, of full names joined to the best
constexpr std::size_t kMostAuthors = 8;
constexpr std::size_t kNear = 6;  // lines in which others of about the same score stand

// Hashes of the folded words.
std::vector<std::uint64_t> words_of(std::string_view name) {
  std::vector<std::uint64_t> hashes;
  for (const Token& word : tokenize(name)) hashes.push_back(word.hash);
  return hashes;
}

// One name says no more than the other: "Lee" beside "Ann Lee".
bool within(const std::vector<std::uint64_t>& part, const std::vector<std::uint64_t>& whole) {
  return std::ranges::all_of(
      part, [&](std::uint64_t word) { return std::ranges::find(whole, word) != whole.end(); });
}

// In the line, or in no line: names that a script lists stand beside any of them.
bool is_at(const AuthorCandidate& candidate, const AuthorCandidate& best) {
  return candidate.position == best.position || candidate.position == kNoLine;
}

// The names of the lists that have the best name, in its line or in scripts.
std::vector<std::string_view> joined_to(const std::vector<AuthorCandidate>& candidates,
                                        const AuthorCandidate& best) {
  std::vector<std::string_view> names;
  for (const AuthorCandidate& one : candidates) {
    if (!is_at(one, best) || !one.in_series || phrase_hash(one.name) != phrase_hash(best.name))
      continue;
    for (const AuthorCandidate& other : candidates) {
      if (other.list == one.list && other.in_series) names.push_back(other.name);
    }
  }
  return names;
}

}  // namespace

AuthorFindings find_authors(const Page& page, std::optional<std::uint32_t> title,
                            const PageHead* head) {
  AuthorFindings findings;
  std::vector<std::vector<std::uint64_t>> known;
  const std::vector<AuthorCandidate> candidates = author_candidates(page, title, head);
  const LinearModel& model = author_model(page.markup() != nullptr);
  const AuthorCandidate* best = nullptr;
  std::int32_t best_score = 0;
  for (const AuthorCandidate& candidate : candidates) {
    const std::int32_t score = model.score(candidate.features);
    const bool expected = candidate.marked || candidate.near_date;
    if (score < (expected ? kLeastScore : kLeastByShape)) continue;
    if (best != nullptr && score <= best_score) continue;
    best = &candidate;
    best_score = score;
  }
  if (best == nullptr) return findings;
  const std::vector<std::uint64_t> best_words = words_of(best->name);
  const std::vector<std::string_view> series = joined_to(candidates, *best);
  for (const AuthorCandidate& candidate : candidates) {
    const bool joined =
        is_at(candidate, *best) && std::ranges::find(series, candidate.name) != series.end();
    const bool beside = candidate.position == best->position && candidate.marked == best->marked &&
                        (best->position != kNoLine || candidate.list == best->list);
    // Markup marks the authors of other stories, too.
    const bool near = page.markup() == nullptr || (candidate.position <= best->position + kNear &&
                                                   best->position <= candidate.position + kNear);
    const std::int32_t behind = best_score - model.score(candidate.features);
    const std::vector<std::uint64_t> words = words_of(candidate.name);
    const bool fuller =
        candidate.position == best->position && best_words.size() == 1 && within(best_words, words);
    const std::int32_t most = joined   ? kMostBehindInSeries
                              : beside ? kMostBehindInLine
                              : near   ? kMostBehind
                                       : 0;
    // Who stands beside the best name in a script's list is an author, too.
    const bool listed = joined && candidate.position == kNoLine;
    // The line that shows the name a script gave is the byline.
    const bool shown = best->position == kNoLine && candidate.marked && words == best_words;
    if (!fuller && !listed && !shown && behind > most) continue;
    if (candidate.position != kNoLine) findings.positions.push_back(candidate.position);
    const auto wider =
        std::ranges::find_if(known, [&](const auto& name) { return within(words, name); });
    if (wider != known.end() || known.size() == kMostAuthors) continue;
    const auto narrower =
        std::ranges::find_if(known, [&](const auto& name) { return within(name, words); });
    if (narrower != known.end()) {
      findings.names[static_cast<std::size_t>(narrower - known.begin())] = candidate.name;
      *narrower = words;
      continue;
    }
    known.push_back(words);
    findings.names.push_back(candidate.name);
  }
  return findings;
}

}  // namespace newsfold::extract::metadata

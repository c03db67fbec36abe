#include "newsfold/cluster/extend_stories.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "cluster/score.h"
#include "cluster/window.h"
#include "newsfold/base/hash.h"

namespace newsfold::cluster {
namespace {

struct Stored {
  std::string id;
  Fingerprint fingerprint;
  std::optional<Day> date;
  std::optional<DayRange> range;
};

// Reports of invented events that share a vocabulary, so that all are candidates of all and lists
// are full; each event is reported for `span` of the days, and where that is short some dates
// are unknown.
std::vector<Stored> make_documents(std::uint32_t count, std::uint32_t days, std::uint32_t span,
                                   std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Stored> out(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    Stored& made = out[i];
    made.id = "doc" + std::to_string(random());
    const std::uint32_t event = random() % (count / span);
    std::set<std::uint32_t> hashes;
    for (std::uint32_t k = 0; k < 60; ++k) {
      const std::uint64_t key = k < 20   ? 900'000 + random() % 60
                                : k < 50 ? event * 100 + random() % 50
                                         : random();
      hashes.insert(static_cast<std::uint32_t>(mix64(key)));
    }
    for (const std::uint32_t hash : hashes) {
      const auto weight = static_cast<std::uint16_t>(6000 + hash % 3000);
      const auto traits = static_cast<std::uint8_t>(hash % 7 + (hash % 5 == 0 ? 8 : 0));
      made.fingerprint.features.push_back({hash, weight, 100, traits});
      if (hash % 2 == 0) made.fingerprint.strongest.push_back(hash);
    }
    for (std::uint64_t& word : made.fingerprint.story2048) word = mix64(event);
    made.fingerprint.density.fill(static_cast<std::uint16_t>(3000 + random() % 3000));
    if (random() % 3 == 0) made.fingerprint.quotes = {event};
    const Day day = static_cast<Day>(20000 + (event + random() % span) % days);
    if (span > 10 || random() % 10 > 1)
      made.date = day;
    else if (random() % 2 == 0)
      made.range = DayRange{day - 2, day + 2};
  }
  return out;
}

class Memory : public StoryMemory {
 public:
  explicit Memory(const std::vector<Stored>& documents) : documents_(documents) {}

  std::vector<KeptDocument> within(const DayRange& days) override {
    std::vector<KeptDocument> out;
    for (const auto& [number, kept] : kept_) {
      Document document;
      document.date = kept.date;
      document.range = kept.range;
      const TimeSpan span = time_span(document);
      if (span.first <= days.last && span.last >= days.first) out.push_back(kept);
    }
    return out;
  }
  std::vector<KeptSignature> signatures(std::span<const DocumentNumber> numbers) override {
    std::vector<KeptSignature> out;
    for (const DocumentNumber n : numbers) {
      out.push_back({documents_[n].fingerprint.story2048, documents_[n].fingerprint.strongest});
    }
    return out;
  }
  std::vector<Fingerprint> fingerprints(std::span<const DocumentNumber> numbers) override {
    std::vector<Fingerprint> out;
    for (const DocumentNumber n : numbers) {
      EXPECT_TRUE(asked_.insert(n).second) << "asked for twice";
      out.push_back(documents_[n].fingerprint);
    }
    return out;
  }

  GraphUpdate change(const std::vector<DocumentNumber>& entering,
                     const std::vector<DocumentNumber>& leaving, const Options& options) {
    GraphChange change;
    for (const DocumentNumber n : entering) change.entering.push_back({n, document(n)});
    for (const DocumentNumber n : leaving) {
      change.leaving.push_back({n, documents_[n].date, documents_[n].range});
    }
    asked_.clear();
    GraphUpdate out = extend_stories(change, *this, options);
    for (const DocumentNumber n : leaving) {
      kept_.erase(n);
      links.erase(n);
    }
    for (const GraphUpdate::Stored& stored : out.stored)
      kept_[stored.document.number] = stored.document;
    for (const std::vector<DocumentNumber>& story : out.stories) {
      ++label_;
      for (const DocumentNumber n : story) kept_[n].story = label_;
    }
    for (const LinksOf& of : out.links) links[of.document] = of.links;
    return out;
  }

  Document document(DocumentNumber n) const {
    Document out;
    out.id = documents_[n].id;
    out.date = documents_[n].date;
    out.range = documents_[n].range;
    out.fingerprint = &documents_[n].fingerprint;
    return out;
  }
  const std::map<DocumentNumber, KeptDocument>& kept() const { return kept_; }
  std::set<std::set<DocumentNumber>> stories() const {
    std::map<std::uint32_t, std::set<DocumentNumber>> by_label;
    for (const auto& [n, kept] : kept_) by_label[kept.story].insert(n);
    std::set<std::set<DocumentNumber>> out;
    for (const auto& [label, members] : by_label) out.insert(members);
    return out;
  }

  std::map<DocumentNumber, std::vector<StoryLink>> links;

 private:
  const std::vector<Stored>& documents_;
  std::map<DocumentNumber, KeptDocument> kept_;
  std::set<DocumentNumber> asked_;
  std::uint32_t label_ = 0;
};

// The same as a run over the documents that stand.
void expect_run(const Memory& memory, const Options& options) {
  std::vector<Document> documents;
  std::map<std::string, DocumentNumber> number_of;
  std::vector<DocumentNumber> numbers;
  for (const auto& [number, kept] : memory.kept()) {
    documents.push_back(memory.document(number));
    number_of[std::string(documents.back().id)] = number;
    numbers.push_back(number);
  }
  const auto no_shingles = [](std::uint32_t) { return std::vector<std::uint32_t>{}; };
  const std::vector<Assignment> whole =
      assign(documents, decide_copies(documents, options, no_shingles), options,
             [](std::uint32_t) { return std::string_view(); });
  std::map<std::string, std::set<DocumentNumber>> by_id;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    by_id[whole[i].story->id].insert(numbers[i]);
    std::vector<StoryLink> links;
    if (const auto found = memory.links.find(numbers[i]); found != memory.links.end()) {
      links = found->second;
    }
    const std::vector<StoryEvidence>& evidence = whole[i].story->evidence;
    ASSERT_EQ(links.size(), evidence.size()) << numbers[i];
    for (std::size_t k = 0; k < links.size(); ++k) {
      EXPECT_EQ(links[k].with, number_of[evidence[k].with]) << numbers[i];
      EXPECT_EQ(links[k].cosine * 1000LL / 65536, evidence[k].cosine);
      EXPECT_EQ(links[k].quote_words, evidence[k].quote_words);
      EXPECT_EQ(links[k].days, evidence[k].days);
    }
  }
  std::set<std::set<DocumentNumber>> stories;
  for (const auto& [id, members] : by_id) stories.insert(members);
  EXPECT_EQ(memory.stories(), stories);
}

// Lists, densities and scores are those of all documents entering at once.
void expect_same_memory(const std::vector<Stored>& documents, const Memory& memory,
                        const Options& options) {
  Memory whole(documents);
  std::vector<DocumentNumber> all;
  for (const auto& [number, kept] : memory.kept()) all.push_back(number);
  whole.change(all, {}, options);
  for (const auto& [number, kept] : memory.kept()) {
    const KeptDocument& other = whole.kept().at(number);
    EXPECT_EQ(kept.nearest, other.nearest) << number;
    EXPECT_EQ(kept.candidates, other.candidates) << number;
  }
}

TEST(ExtendStoriesAlone, NothingNewTouchesNothing) {
  const std::vector<Stored> documents = make_documents(60, 6, 4, 1);
  Memory memory(documents);
  std::vector<DocumentNumber> all(documents.size());
  for (DocumentNumber n = 0; n < all.size(); ++n) all[n] = n;
  EXPECT_EQ(memory.change(all, {}, {}).stored.size(), all.size());
  const GraphUpdate out = memory.change({}, {}, {});
  EXPECT_TRUE(out.stored.empty());
  EXPECT_TRUE(out.stories.empty());
  EXPECT_TRUE(out.links.empty());
  EXPECT_EQ(out.reclustered, 0U);
}

TEST(ExtendStoriesAlone, ReclustersTheStoriesOfNewDocumentsOnly) {
  // Reports of events that share nothing with one another.
  std::vector<Stored> documents(8);
  const std::vector<std::uint32_t> events{1, 2, 3, 1, 2, 3, 1, 4};
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    documents[i].id = "doc" + std::to_string(i);
    documents[i].date = Day{20000};
    for (std::uint64_t k = 0; k < 40; ++k) {
      const std::uint64_t key = k < 30 ? events[i] * 1000 + k : (i + 1) * 100000 + k;
      documents[i].fingerprint.features.push_back(
          {static_cast<std::uint32_t>(mix64(key)), 10000, 120, 0});
      documents[i].fingerprint.strongest.push_back(documents[i].fingerprint.features.back().hash);
    }
    std::sort(documents[i].fingerprint.features.begin(), documents[i].fingerprint.features.end());
  }
  Memory memory(documents);
  memory.change({0, 1, 2, 3, 4, 5}, {}, {});
  const GraphUpdate out = memory.change({6, 7}, {}, {});
  EXPECT_EQ(out.stories, (std::vector<std::vector<DocumentNumber>>{{0, 3, 6}, {7}}));
  EXPECT_EQ(out.reclustered, 4U);
  EXPECT_EQ(out.largest_region, 3U);
}

class ExtendStories : public testing::TestWithParam<std::uint32_t> {};

TEST_P(ExtendStories, GivesWhatARunOverEverythingGives) {
  // Stories of the even ones go on for longer than two windows.
  const std::vector<Stored> documents =
      make_documents(260, 12 + GetParam() % 3 * 30, GetParam() % 2 == 0 ? 40 : 4, GetParam());
  std::mt19937 random(GetParam());
  Options options;
  options.window_days = 3;
  options.threads = 1 + GetParam() % 3;
  Memory memory(documents);
  std::vector<DocumentNumber> waiting(documents.size());
  for (DocumentNumber n = 0; n < waiting.size(); ++n) waiting[n] = n;
  std::shuffle(waiting.begin(), waiting.end(), random);
  while (!waiting.empty()) {
    const std::size_t size =
        std::min<std::size_t>(waiting.size(), 1 + random() % 60 * (random() % 3));
    const std::vector<DocumentNumber> entering(waiting.end() - static_cast<std::ptrdiff_t>(size),
                                               waiting.end());
    waiting.resize(waiting.size() - size);
    std::vector<DocumentNumber> leaving;
    for (const auto& [number, kept] : memory.kept()) {
      if (random() % 20 == 0) leaving.push_back(number);
    }
    memory.change(entering, leaving, options);
    expect_run(memory, options);
    expect_same_memory(documents, memory, options);
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Corpora, ExtendStories, testing::Range(0U, 6U));

}  // namespace
}  // namespace newsfold::cluster

// What is kept of every document while a corpus is gathered (no text, no shingles), and the
// decisions that need all of them: entity resolution, copies, stories.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsfold/cluster/cluster.h"
#include "newsfold/normalize/gazetteer.h"
#include "newsfold/pipeline/processor.h"
#include "newsfold/resolve/resolve.h"

namespace newsfold::pipeline {

// Not thread-safe: one thread gathers, in input order.
class Corpus {
 public:
  Corpus() = default;
  // `gazetteer`: the merges it forbids are honoured.
  explicit Corpus(const normalize::Gazetteer& gazetteer);

  enum class Added : std::uint8_t {
    kNew,          // the document got the next number: 0, 1, 2, …
    kSame,         // known contents: its path joined the known document's `also`
    kConflicting,  // a known id with other contents: not taken
  };
  // The fingerprint without its shingles is kept.
  Added add(const Processed& document);

  // Merges entities. After it no more add(), and the functions below may be called.
  void finish();

  std::size_t size() const { return known_.size(); }
  // What cluster reads; views into this corpus.
  std::vector<cluster::Document> documents() const;
  std::optional<std::uint64_t> copy64(std::uint32_t document) const {
    return known_[document].fingerprint.copy64;
  }
  Fingerprint& fingerprint(std::uint32_t document) { return known_[document].fingerprint; }
  const resolve::Resolver& resolver() const { return resolver_; }
  // Corpus-wide entity numbers of a document, strongest first, distinct.
  std::vector<std::uint32_t> strongest_entities(std::uint32_t document) const;
  // The document as it is written out: corpus-wide entities, all its paths. Thread-safe.
  void complete(std::uint32_t document, AnnotatedArticle& annotated) const;

 private:
  struct Known {
    std::string id, title, source, added;
    std::optional<Day> date;
    std::optional<DayRange> range;
    std::uint64_t contents = 0;
    std::uint32_t text_length = 0;
    bool clusters = true;
    Fingerprint fingerprint;
    std::vector<std::uint16_t> strengths;  // of the document's entities, in their order
  };

  void join_paths(std::uint32_t document, const Provenance& provenance);

  std::deque<Known> known_;  // a deque: ids are looked up by views into it
  std::unordered_map<std::string_view, std::uint32_t> by_id_;
  std::map<std::uint32_t, std::set<std::string>> also_;
  resolve::Resolver resolver_;
};

}  // namespace newsfold::pipeline

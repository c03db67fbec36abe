// A memory of stories that keeps everything at hand, and counts what it is asked for.
#pragma once

#include <map>
#include <vector>

#include "newsfold/cluster/extend_stories.h"

namespace newsfold {

// Documents are numbered by their place in `documents`, which all have an exact date.
class PlainMemory : public cluster::StoryMemory {
 public:
  explicit PlainMemory(const std::vector<cluster::Document>& documents) : documents_(documents) {}

  std::vector<cluster::KeptDocument> within(const DayRange& days) override {
    std::vector<cluster::KeptDocument> out;
    const auto end = by_day_.upper_bound(days.last);
    for (auto day = by_day_.lower_bound(days.first); day != end; ++day) {
      for (const cluster::DocumentNumber number : day->second) out.push_back(kept_.at(number));
    }
    given += out.size();
    return out;
  }
  std::vector<cluster::KeptSignature> signatures(
      std::span<const cluster::DocumentNumber> numbers) override {
    std::vector<cluster::KeptSignature> out;
    for (const cluster::DocumentNumber number : numbers) {
      const Fingerprint& print = *documents_[number].fingerprint;
      out.push_back({print.story2048, print.strongest});
    }
    compared += out.size();
    return out;
  }
  std::vector<Fingerprint> fingerprints(std::span<const cluster::DocumentNumber> numbers) override {
    std::vector<Fingerprint> out;
    for (const cluster::DocumentNumber number : numbers) {
      out.push_back(*documents_[number].fingerprint);
    }
    loaded += out.size();
    return out;
  }

  void store(const cluster::GraphUpdate& update) {
    for (const cluster::GraphUpdate::Stored& stored : update.stored) {
      const cluster::DocumentNumber number = stored.document.number;
      if (!kept_.contains(number)) by_day_[*stored.document.date].push_back(number);
      kept_[number] = stored.document;
    }
    for (const std::vector<cluster::DocumentNumber>& story : update.stories) {
      ++label_;
      for (const cluster::DocumentNumber number : story) kept_.at(number).story = label_;
    }
  }

  double share_of_edges() const {
    double edges = 0, all = 0;
    for (const auto& [number, kept] : kept_) {
      for (const cluster::KeptCandidate& candidate : kept.candidates) edges += candidate.score > 0;
      all += static_cast<double>(kept.candidates.size());
    }
    return edges / all;
  }
  double candidates_each() const {
    double all = 0;
    for (const auto& [number, kept] : kept_) all += static_cast<double>(kept.candidates.size());
    return all / static_cast<double>(kept_.size());
  }

  std::size_t given = 0, compared = 0, loaded = 0;

 private:
  const std::vector<cluster::Document>& documents_;
  std::map<Day, std::vector<cluster::DocumentNumber>> by_day_;
  std::map<cluster::DocumentNumber, cluster::KeptDocument> kept_;
  std::uint32_t label_ = 0;
};

}  // namespace newsfold

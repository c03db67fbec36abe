// Which documents are near enough in time to share a story.
#pragma once

#include <cstdint>
#include <vector>

#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

// When a document may have been published, both ends included; everything where nothing is known.
struct TimeSpan {
  std::int64_t first = 0;
  std::int64_t last = 0;
};
TimeSpan time_span(const Document& document);
// Days between the nearest days of both; 0 where they overlap.
std::int64_t gap_days(const TimeSpan& a, const TimeSpan& b);

// Positions [begin, end).
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The chosen documents in an order of their own: those with an exact date by (date, id), then the
// others by id. A position is an index into this order; all of cluster's story code counts in
// positions.
class Timeline {
 public:
  Timeline(const std::vector<Document>& documents, std::vector<std::uint32_t> chosen,
           std::uint32_t window_days);

  std::uint32_t size() const { return static_cast<std::uint32_t>(order_.size()); }
  std::uint32_t document(std::uint32_t position) const { return order_[position]; }
  // The documents before `position` that may lie in its window: at most two slices; in_window()
  // decides.
  std::vector<Slice> earlier(std::uint32_t position) const;
  // The same of documents on both sides, `position` itself among them.
  std::vector<Slice> around(std::uint32_t position) const;
  bool in_window(std::uint32_t a, std::uint32_t b) const {
    return gap_days(spans_[a], spans_[b]) <= window_;
  }

 private:
  // Of the first `before` positions, all dated.
  Slice dated_within(const TimeSpan& span, std::uint32_t before) const;

  std::vector<std::uint32_t> order_;
  std::vector<TimeSpan> spans_;  // by position
  std::uint32_t dated_ = 0;      // positions below it have an exact date
  std::int64_t window_ = 0;
};

}  // namespace newsfold::cluster

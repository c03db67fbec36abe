#include "cluster/window.h"

#include <algorithm>
#include <tuple>

namespace newsfold::cluster {
namespace {

constexpr std::int64_t kAlways = std::int64_t{1} << 40;

}  // namespace

TimeSpan time_span(const Document& document) {
  if (document.date) return {*document.date, *document.date};
  if (document.range) return {document.range->first, document.range->last};
  return {-kAlways, kAlways};
}

std::int64_t gap_days(const TimeSpan& a, const TimeSpan& b) {
  return std::max<std::int64_t>(0, std::max(a.first, b.first) - std::min(a.last, b.last));
}

Timeline::Timeline(const std::vector<Document>& documents, std::vector<std::uint32_t> chosen,
                   std::uint32_t window_days)
    : order_(std::move(chosen)), window_(window_days) {
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Document& left = documents[a];
    const Document& right = documents[b];
    return std::make_tuple(!left.date, left.date.value_or(0), left.id) <
           std::make_tuple(!right.date, right.date.value_or(0), right.id);
  });
  for (const std::uint32_t document : order_) {
    spans_.push_back(time_span(documents[document]));
    dated_ += documents[document].date.has_value();
  }
}

std::vector<Slice> Timeline::earlier(std::uint32_t position) const {
  std::vector<Slice> out{dated_within(spans_[position], std::min(dated_, position))};
  if (position > dated_) out.push_back({dated_, position});
  return out;
}

std::vector<Slice> Timeline::around(std::uint32_t position) const {
  return {dated_within(spans_[position], dated_), {dated_, size()}};
}

Slice Timeline::dated_within(const TimeSpan& span, std::uint32_t before) const {
  const auto begin = spans_.begin();
  const auto end = begin + before;
  const auto from =
      std::lower_bound(begin, end, span.first - window_,
                       [](const TimeSpan& s, std::int64_t day) { return s.first < day; });
  const auto to =
      std::upper_bound(from, end, span.last + window_,
                       [](std::int64_t day, const TimeSpan& s) { return day < s.first; });
  return {static_cast<std::uint32_t>(from - begin), static_cast<std::uint32_t>(to - begin)};
}

}  // namespace newsfold::cluster

#include "pipeline/store.h"

#include "pipeline/record_codec.h"

namespace newsfold::pipeline {

Status Store::add(std::string_view record, const std::vector<std::uint32_t>& shingles) {
  places_.push_back({.offset = file_.size(),
                     .record_bytes = static_cast<std::uint32_t>(record.size()),
                     .shingles = static_cast<std::uint32_t>(shingles.size())});
  if (Status status = file_.append(record); !status.ok()) return status;
  return file_.append(
      {reinterpret_cast<const char*>(shingles.data()), shingles.size() * sizeof(std::uint32_t)});
}

Result<AnnotatedArticle> Store::record(std::uint32_t document) const {
  const Place& place = places_[document];
  std::string bytes(place.record_bytes, '\0');
  const Status status = file_.read(place.offset, bytes.data(), bytes.size());
  if (!status.ok()) return status.error();
  return decode(bytes);
}

Result<std::vector<std::uint32_t>> Store::shingles(std::uint32_t document) const {
  const Place& place = places_[document];
  std::vector<std::uint32_t> out(place.shingles);
  const Status status =
      file_.read(place.offset + place.record_bytes, reinterpret_cast<char*>(out.data()),
                 out.size() * sizeof(std::uint32_t));
  if (!status.ok()) return status.error();
  return out;
}

}  // namespace newsfold::pipeline

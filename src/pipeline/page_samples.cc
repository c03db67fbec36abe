#include "pipeline/page_samples.h"

namespace newsfold::pipeline {
namespace {

constexpr std::uint64_t kOneIn = 16;

}  // namespace

PageChooser::PageChooser(state::State& state, const UpdateOptions& options)
    : any_(options.store_text && !options.pipeline.ingest.no_strip) {
  if (any_) pages_ = state.page_samples_by_site();
}

bool PageChooser::wants(const RawDocument& document) {
  if (!any_ || document.kind == ContentKind::kRecord) return false;
  const std::string_view site = extract::site_of(document);
  if (site.empty()) return false;
  std::size_t& pages = pages_[std::string(site)];
  if (pages >= kPagesOfSite && document.content_hash % kOneIn != 0) return false;
  ++pages;
  return true;
}

state::PageSample stored_sample(const extract::PageSample& page, state::Number document) {
  state::PageSample out{.document = document, .site = page.site, .order = page.order, .lines = {}};
  for (const extract::PageSample::Sighting& line : page.lines) {
    out.lines.push_back(
        {line.words, line.words_without_numbers, line.length, line.kind, line.text});
  }
  return out;
}

extract::PageSample read_sample(const state::PageSample& page) {
  extract::PageSample out{.site = page.site, .order = page.order, .lines = {}};
  for (const state::SampledLine& line : page.lines) {
    out.lines.push_back(
        {line.words, line.words_without_numbers, line.length, line.kind, line.text});
  }
  return out;
}

}  // namespace newsfold::pipeline

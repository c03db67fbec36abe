// What a state's documents were made with.
#include <cstdlib>

#include "newsfold/fingerprint/fingerprint.h"
#include "newsfold/pipeline/update.h"

namespace newsfold::pipeline {

std::map<std::string, std::string> versions(const Options& options) {
  const cluster::Options& c = options.cluster;
  std::map<std::string, std::string> out = {
      {"version.record", std::string(kRecordSchema)},
      {"version.copy", std::string(fingerprint::kCopyScheme)},
      {"version.story", std::string(fingerprint::kStoryScheme)},
      {"option.hamming", std::to_string(c.hamming)},
      {"option.jaccard", std::to_string(c.jaccard)},
      {"option.stories", c.stories ? "yes" : "no"},
      {"option.candidates", std::to_string(static_cast<int>(c.candidates))},
      {"option.granularity", std::to_string(static_cast<int>(c.granularity))},
      {"option.window", std::to_string(c.window_days)},
      {"option.canonical", std::to_string(static_cast<int>(c.canonical))},
  };
  out.insert(options.data_versions.begin(), options.data_versions.end());
  return out;
}

cluster::Options recorded_options(state::State& state) {
  cluster::Options out;
  const auto number = [&](const char* name, std::uint32_t otherwise) {
    const auto text = state.fact(name);
    return text ? static_cast<std::uint32_t>(std::strtoul(text->c_str(), nullptr, 10)) : otherwise;
  };
  out.hamming = number("option.hamming", out.hamming);
  out.jaccard = static_cast<std::uint16_t>(number("option.jaccard", out.jaccard));
  out.stories = state.fact("option.stories").value_or("yes") == "yes";
  out.candidates = static_cast<cluster::Candidates>(
      number("option.candidates", static_cast<std::uint32_t>(out.candidates)));
  out.granularity = static_cast<cluster::Granularity>(
      number("option.granularity", static_cast<std::uint32_t>(out.granularity)));
  out.window_days = number("option.window", out.window_days);
  out.canonical = static_cast<cluster::Canonical>(
      number("option.canonical", static_cast<std::uint32_t>(out.canonical)));
  return out;
}

Status check_versions(state::State& state, const Options& options) {
  std::map<std::string, std::string> fresh;
  for (const auto& [name, value] : versions(options)) {
    const std::optional<std::string> known = state.fact(name);
    // Raw dumps are not kept: what older rules made of them stands, beside what newer ones make.
    if (!known || (name == "version.rules" && *known != value)) {
      fresh.emplace(name, value);
    } else if (*known != value) {
      return Error{ErrorCode::kBadState, "the state was made with " + name + " " + *known +
                                             ", this is " + value +
                                             ": 'newsfold state rebuild' makes it anew"};
    }
  }
  if (fresh.empty() || !state.status().ok()) return state.status();
  state.begin();
  for (const auto& [name, value] : fresh) state.set_fact(name, value);
  return state.commit();
}

}  // namespace newsfold::pipeline

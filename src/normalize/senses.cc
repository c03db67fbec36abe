#include "normalize/senses.h"

#include <algorithm>
#include <unordered_map>

#include "base/embedded.h"
#include "base/fields.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"

NEWSFOLD_EMBEDDED(newsfold_senses);

namespace newsfold::normalize {
namespace {

constexpr std::size_t kBeside = 12;  // tokens to either side, of the same text

struct Sense {
  std::string_view id;
  std::vector<std::uint64_t> cues;  // sorted
};

using Senses = std::unordered_map<std::uint64_t, Sense>;

const Senses& senses() {
  static const Senses kSenses = [] {
    Senses senses;
    std::string_view file = embedded(newsfold_senses_begin, newsfold_senses_end);
    while (!file.empty()) {
      std::string_view line = cut(file, '\n');
      if (line.empty() || line.starts_with('#')) continue;
      Sense& sense = senses[hash64(text::fold_name_token(cut(line, '\t')))];
      sense.id = cut(line, '\t');
      while (!line.empty()) sense.cues.push_back(hash64(cut(line, ' ')));
      std::sort(sense.cues.begin(), sense.cues.end());
    }
    return senses;
  }();
  return kSenses;
}

bool tells(const TokenStream& stream, const Sense& sense, std::size_t at) {
  const std::size_t first = at < kBeside ? 0 : at - kBeside;
  const std::size_t end = std::min(at + kBeside + 1, stream.tokens.size());
  for (std::size_t i = first; i < end; ++i) {
    const Token& token = stream.tokens[i];
    if (token.segment != stream.tokens[at].segment) continue;
    if (std::binary_search(sense.cues.begin(), sense.cues.end(), token.hash)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string_view> other_sense(const TokenStream& stream,
                                            const std::vector<Candidate>& all,
                                            const std::uint32_t* candidates, std::size_t count) {
  if (count == 0) return std::nullopt;
  const Candidate& first = all[candidates[0]];
  if (first.end != first.first + 1) return std::nullopt;
  const auto sense = senses().find(stream.tokens[first.first].hash);
  if (sense == senses().end()) return std::nullopt;
  const bool told = std::any_of(candidates, candidates + count, [&](std::uint32_t i) {
    return tells(stream, sense->second, all[i].first);
  });
  return told ? std::optional(sense->second.id) : std::nullopt;
}

}  // namespace newsfold::normalize

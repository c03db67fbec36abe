#include "normalize/quotes.h"

#include <string_view>

#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kLongestTitle = 6;  // words

bool opens(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  if (before.ends_with("“")) return true;
  return before.ends_with('"') &&
         (at == 1 || text[at - 2] == ' ' || text[at - 2] == '\n' || text[at - 2] == '(');
}

bool closes(std::string_view text, std::size_t at) {
  std::string_view behind = text.substr(at);
  if (behind.starts_with(',') || behind.starts_with('.')) behind.remove_prefix(1);
  return behind.starts_with('"') || behind.starts_with("”");
}

}  // namespace

std::size_t quoted_title_end(const TokenStream& stream, const std::vector<KnownName>& known,
                             std::size_t first) {
  const std::vector<Token>& tokens = stream.tokens;
  const Token& begin = tokens[first];
  const Segment& segment = stream.segments[begin.segment];
  const bool may_begin = (begin.gap & kGapQuote) != 0 && begin.capitalized() &&
                         (begin.flags & (kLoudLine | kPossessive)) == 0 &&
                         !begin.has(kFunctionWord | kTitleModifier | kCalendar);
  if (!may_begin || !opens(segment.text, begin.begin)) return first;
  bool colon = false;
  for (std::size_t i = first; i < tokens.size() && i < first + kLongestTitle; ++i) {
    const Token& token = tokens[i];
    if (token.segment != begin.segment) return first;
    const auto gap = static_cast<std::uint16_t>(token.gap & ~(kGapSpace | kGapHyphen));
    if (i > first && gap != 0 && gap != kGapColon) return first;
    colon = colon || (i > first && gap == kGapColon);
    const bool small = i > first && token.has(kFunctionWord | kConnector);
    if (!token.capitalized() && !small && token.shape != Shape::kNumber) return first;
    if (token.has(kTitleWord)) return first;
    if (i == first || !closes(segment.text, token.end)) continue;
    const std::size_t count = known[first].count;
    const bool named = count > 0 && count < i + 1 - first && !known[first].demonym &&
                       !known[first].common && known[first].type != EntityType::kPerson;
    return token.capitalized() && (named || colon) && count != i + 1 - first ? i + 1 : first;
  }
  return first;
}

}  // namespace newsfold::normalize

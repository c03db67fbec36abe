#include "normalize/surnames.h"

#include <algorithm>
#include <string_view>

#include "newsfold/base/hash.h"
#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

const std::uint64_t kAccording = hash64("according");

constexpr std::size_t kArticleTokens = 80;

// "Veldt was", "Veldt insists", "Veldt's", "according to Veldt": people act and own.
bool acts(const NameTable& table, const Candidate& candidate) {
  const std::vector<Token>& tokens = table.stream().tokens;
  if ((tokens[candidate.end - 1].flags & kPossessive) != 0) return true;
  if (candidate.first >= 2 && tokens[candidate.first - 2].hash == kAccording) return true;
  if (candidate.end >= tokens.size()) return false;
  const Token& next = tokens[candidate.end];
  if (next.gap != kGapSpace || next.shape != Shape::kLower) return false;
  const std::string_view word = table.stream().text(next);
  return next.has(kFunctionWord | kPersonVerb | kDid) || word.ends_with("ed") ||
         word.ends_with('s');
}

bool is_quoted(const TokenStream& stream, std::size_t i) {
  return (stream.tokens[i].gap & kGapQuote) != 0 && i + 1 < stream.tokens.size() &&
         (stream.tokens[i + 1].gap & kGapQuote) != 0;
}

// "Ostheim Watch Edition", "the Norlandic Riviera", "Moto 360", a film's title in quotes, a word
// that is ordinary in lower case.
bool looks_like_thing(const TokenStream& stream, std::size_t i) {
  const Token& token = stream.tokens[i];
  if (token.common > 0 || is_quoted(stream, i)) return true;
  const bool behind_name = i > 0 && token.gap == kGapSpace && stream.tokens[i - 1].capitalized() &&
                           (stream.tokens[i - 1].flags & kSentenceStart) == 0;
  if (behind_name) return true;
  if (i + 1 >= stream.tokens.size()) return false;
  const Token& next = stream.tokens[i + 1];
  const bool noun = next.gap == kGapSpace && next.shape == Shape::kLower &&
                    !next.has(kFunctionWord | kConnector | kPlaceCue);
  return noun || (next.gap == kGapSpace && next.shape == Shape::kNumber);
}

bool is_no_person(const NameTable& table, std::size_t i) {
  const Name& name = table.names()[i];
  if (name.type != EntityType::kPerson || name.tokens.size() != 1 || !name.readings.empty()) {
    return false;
  }
  if (name.titled || name.regnal || name.gender != Gender::kUnknown || table.root(i) != i) {
    return false;
  }
  const Token& word = table.token(name, 0);
  if (word.shape != Shape::kCapital || word.has(kFirstName | kPeople | kSurnameLike) ||
      name.votes.person > 0) {
    return false;
  }
  bool thing = false;
  for (const std::uint32_t c : name.candidates) {
    const Candidate& candidate = table.candidates()[c];
    if (acts(table, candidate)) return false;
    thing = thing || looks_like_thing(table.stream(), candidate.first);
  }
  return thing;
}

}  // namespace

void reconsider_surnames(NameTable& table) {
  if (!table.stream().words_known || table.stream().tokens.size() < kArticleTokens) return;
  std::vector<Name>& names = table.names();
  std::vector<bool> borne(names.size());  // another name was linked to it
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (table.root(i) != i) borne[table.root(i)] = true;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!borne[i] && is_no_person(table, i)) names[i].type = EntityType::kOther;
  }
}

}  // namespace newsfold::normalize

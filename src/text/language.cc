#include "newsfold/text/language.h"

#include <algorithm>
#include <array>

#include <cld2/public/compact_lang_det.h>

#include "text/function_words.h"
#include "text/scripts.h"

namespace newsfold::text {
namespace {

constexpr std::size_t kSample = 4000;       // bytes that are looked at
constexpr std::size_t kShortSample = 1500;  // bytes that CLD2 sees
constexpr std::size_t kLeastWords = 8;      // fewer tell nothing by function words

// Languages that their function words set apart from every neighbour the table does not hold
// (Catalan, Galician, Slovak, Afrikaans, ...): only these are settled without CLD2.
constexpr std::array<std::string_view, 7> kDistinct = {"en", "de", "fr", "it", "pl", "fi", "tr"};

// Half of a language's words are function words; a third is enough where no other language has half
// as many.
std::string_view by_function_words(std::string_view sample) {
  const FunctionWordCounts counts = count_function_words(sample);
  if (counts.words < kLeastWords || counts.best_hits * 4 < counts.words ||
      counts.second_hits * 2 > counts.best_hits) {
    return {};
  }
  return std::ranges::find(kDistinct, counts.best) != kDistinct.end() ? counts.best
                                                                      : std::string_view{};
}

std::string by_cld2(std::string_view sample) {
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE || !reliable) return {};
  const std::string code = std::string(CLD2::LanguageCode(language)).substr(0, 2);
  // Codes that ISO 639-1 has withdrawn.
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  return code;
}

// At most `size` bytes, cut between characters.
std::string_view head(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

}  // namespace

std::string detect_language(std::string_view text) {
  const std::string_view sample = head(text, kSample);
  const ScriptGuess script = guess_by_script(sample);
  if (!script.language.empty()) return std::string(script.language);
  if (script.latin) {
    if (const std::string_view language = by_function_words(sample); !language.empty())
      return std::string(language);
  }
  const std::string language = by_cld2(head(sample, kShortSample));
  return language.empty() && sample.size() > kShortSample ? by_cld2(sample) : language;
}

}  // namespace newsfold::text

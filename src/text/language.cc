#include "newsfold/text/language.h"

#include <cld2/public/compact_lang_det.h>

namespace newsfold::text {

std::string detect_language(std::string_view text) {
  const std::string_view sample = text.substr(0, 4000);
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE || !reliable) return {};
  return std::string(CLD2::LanguageCode(language)).substr(0, 2);
}

}  // namespace newsfold::text

#include "extract/metadata/dateline.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kReach = 70;  // bytes of a first sentence

}  // namespace

bool is_dateline(const Page& page, const PageDate& date) {
  if (date.position < page.core_begin() || date.position > page.core_begin() + 1) return false;
  if (date.mention.begin > kReach || date.mention.begin == 0) return false;
  const std::string_view behind = page.lines()[date.position].text.substr(date.mention.end, 24);
  for (const std::string_view dash : {" — ", " – ", " - ", "— ", ") — ", ") – ", ") - ", " -- "}) {
    const std::size_t at = behind.find(dash);
    if (at != std::string_view::npos && (at == 0 || behind[1] == '(' || behind[0] == '/'))
      return true;
  }
  return false;
}

}  // namespace newsfold::extract::metadata

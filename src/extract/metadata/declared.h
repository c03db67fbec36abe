// What a page declares about itself: JSON-LD, Open Graph, Dublin Core and other meta elements,
// microdata, each with the vocabulary it came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/html/page.h"
#include "extract/metadata/labels.h"
#include "newsfold/base/calendar.h"

namespace newsfold::extract::metadata {

// In the order in which they are believed.
enum class Vocabulary : std::uint8_t { kJsonLd, kOpenGraph, kMicrodata, kMeta };
std::string_view vocabulary_name(Vocabulary vocabulary);

struct DeclaredText {
  Vocabulary vocabulary = Vocabulary::kMeta;
  std::string text;
};
struct DeclaredDay {
  Vocabulary vocabulary = Vocabulary::kMeta;
  Day day = 0;
};

// Lists begin with what is believed most.
struct Declared {
  std::vector<DeclaredText> titles;
  std::vector<std::string> authors;  // of the first vocabulary that names any
  // Whom the card for sharing names beside "Written by": of several, perhaps the first alone.
  std::vector<std::string> card_authors;
  std::vector<DeclaredDay> published;
  std::vector<DeclaredDay> modified;
  // What scripts call the day of publication; several speak of other stories, too.
  std::vector<Day> scripted;
  // When the card's picture was put on the site, as its address says.
  std::optional<DayRange> pictured;
  std::string outlet;   // the site's or publisher's own name
  std::string url;      // canonical; absolute or empty
  std::string host;     // of url, lower case, without "www."
  bool is_free = true;  // the page does not say that it is paid
};

// Cost: linear in the bytes of the declarations.
Declared read_declared(const html::Declarations& declarations, std::string_view url,
                       std::string_view language, const Wording& wording);

}  // namespace newsfold::extract::metadata

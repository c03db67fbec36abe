// What a page says its title, authors and day are where no reader looks: in its scripts and in its
// links for sharing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/html/page.h"
#include "newsfold/base/calendar.h"

namespace newsfold::extract::metadata {

// Who says so: bits of Witness::sources.
enum class TitleSource : std::uint8_t {
  kHeadline,  // a script's name with "headline" in it
  kPage,      // the title of a page, article, post or its content
  kPromoted,  // for search engines and social networks
  kPlain,     // any other title
  kShared,    // an address for sharing the page
};
inline constexpr std::size_t kTitleSourceCount = static_cast<std::size_t>(TitleSource::kShared) + 1;

struct Witness {
  std::string text;  // the outlet's name around it is gone
  std::uint64_t phrase = 0;
  std::uint32_t sources = 0;

  bool is_from(TitleSource source) const {
    return (sources >> static_cast<unsigned>(source) & 1U) != 0;
  }
};

class Witnesses {
 public:
  Witnesses() = default;
  // `outlet` and `host` as DocumentTitle takes them. Cost: linear in the scripts' named texts.
  Witnesses(const html::Declarations& declarations, std::string_view outlet, std::string_view host);

  // Distinct texts, in the order of the page.
  std::span<const Witness> all() const { return all_; }
  // Of the text with these words; null where nobody says it.
  const Witness* find(std::uint64_t phrase) const;
  // What scripts call authors: not all are names.
  std::span<const std::string> authors() const { return authors_; }
  // The days that scripts name as that of publication or, where none does, of a page or post; in
  // the order of the page, each once, a day more or less: several speak of other stories, too.
  std::span<const Day> published() const { return published_; }

 private:
  void add(std::string_view raw, TitleSource source, std::string_view outlet,
           std::string_view host);
  void add_phrase(std::string text, TitleSource source);
  static void add_day(const html::NamedText& named, std::vector<Day>& days);

  std::vector<Witness> all_;
  std::vector<std::string> authors_;
  std::vector<Day> published_;
};

}  // namespace newsfold::extract::metadata

#include "extract/html/tag.h"

#include <algorithm>
#include <array>

namespace newsfold::extract::html {
namespace {

enum Property : std::uint8_t {
  kVoidElement = 1,
  kBlockElement = 2,
  kParts = 4,
  kClosesP = 8,
  kFormatting = 16,
};
constexpr std::uint8_t kParagraph = kBlockElement | kParts | kClosesP;
constexpr std::uint8_t kLine = kBlockElement | kClosesP;

struct Entry {
  std::string_view name;
  std::uint8_t properties = 0;
};

constexpr std::array kEntries = std::to_array<Entry>({
    {"a", kFormatting},
    {"abbr"},
    {"address", kLine},
    {"amp-sidebar", kBlockElement | kParts},
    {"area", kVoidElement},
    {"article", kParagraph},
    {"aside", kParagraph},
    {"audio"},
    {"b", kFormatting},
    {"base", kVoidElement},
    {"blockquote", kParagraph},
    {"body", kBlockElement},
    {"br", kVoidElement},
    {"button", kBlockElement},
    {"canvas"},
    {"caption", kBlockElement},
    {"center", kLine},
    {"cite"},
    {"code", kFormatting},
    {"col", kVoidElement},
    {"colgroup"},
    {"datalist"},
    {"dd", kLine},
    {"details", kLine},
    {"dialog", kLine},
    {"dir", kParagraph},
    {"div", kLine},
    {"dl", kParagraph},
    {"dt", kLine},
    {"em", kFormatting},
    {"embed", kVoidElement},
    {"fieldset", kParagraph},
    {"figcaption", kLine},
    {"figure", kParagraph},
    {"font", kFormatting},
    {"footer", kParagraph},
    {"form", kParagraph},
    {"frame", kVoidElement},
    {"frameset"},
    {"h1", kParagraph},
    {"h2", kParagraph},
    {"h3", kParagraph},
    {"h4", kParagraph},
    {"h5", kParagraph},
    {"h6", kParagraph},
    {"head"},
    {"header", kParagraph},
    {"hgroup", kLine},
    {"hr", kVoidElement | kParagraph},
    {"html", kBlockElement},
    {"i", kFormatting},
    {"iframe"},
    {"img", kVoidElement},
    {"input", kVoidElement},
    {"label"},
    {"legend", kBlockElement},
    {"li", kLine},
    {"link", kVoidElement},
    {"listing", kParagraph},
    {"main", kParagraph},
    {"map"},
    {"mark"},
    {"math"},
    {"menu", kParagraph},
    {"meta", kVoidElement},
    {"nav", kParagraph},
    {"nobr", kFormatting},
    {"noembed"},
    {"noframes"},
    {"noscript"},
    {"object"},
    {"ol", kParagraph},
    {"optgroup", kBlockElement},
    {"option", kBlockElement},
    {"p", kParagraph},
    {"param", kVoidElement},
    {"plaintext", kParagraph},
    {"pre", kParagraph},
    {"q"},
    {"s", kFormatting},
    {"script"},
    {"search", kLine},
    {"section", kParagraph},
    {"select"},
    {"small", kFormatting},
    {"source", kVoidElement},
    {"span"},
    {"strong", kFormatting},
    {"style"},
    {"sub"},
    {"summary", kLine},
    {"sup"},
    {"svg"},
    {"table", kBlockElement | kParts},  // closes a <p> but for old document types
    {"tbody", kBlockElement},
    {"td"},
    {"template"},
    {"textarea"},
    {"tfoot", kBlockElement},
    {"th"},
    {"thead", kBlockElement},
    {"time"},
    {"title"},
    {"tr", kBlockElement},
    {"track", kVoidElement},
    {"u", kFormatting},
    {"ul", kParagraph},
    {"video"},
    {"wbr", kVoidElement},
    {"xmp", kParagraph},
    {""},
});
static_assert(kEntries.size() == static_cast<std::size_t>(Tag::kOther) + 1);

constexpr std::size_t kLongestName = 11;
constexpr std::size_t kSlots = 1024;

// Names as up to 11 lower-case bytes; different names differ in their sums.
constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t hash = static_cast<std::uint32_t>(name.size());
  for (const char c : name) hash = hash * 131 + (static_cast<unsigned char>(c) | 0x20U);
  return (hash ^ hash >> 10) % kSlots;
}

constexpr std::array<std::uint8_t, kSlots> make_slots() {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::uint8_t& slot : slots) slot = static_cast<std::uint8_t>(Tag::kOther);
  for (std::size_t i = 0; i + 1 < kEntries.size(); ++i) {
    std::size_t at = slot_of(kEntries[i].name);
    while (slots[at] != static_cast<std::uint8_t>(Tag::kOther)) at = (at + 1) % kSlots;
    slots[at] = static_cast<std::uint8_t>(i);
  }
  return slots;
}
constexpr std::array<std::uint8_t, kSlots> kSlotTable = make_slots();

bool equal_name(std::string_view name, std::string_view lower) {
  return std::equal(name.begin(), name.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a | 0x20) : a) == b;
  });
}

bool has(Tag tag, std::uint8_t property) {
  return (kEntries[static_cast<std::size_t>(tag)].properties & property) != 0;
}

}  // namespace

Tag find_tag(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return Tag::kOther;
  for (std::size_t at = slot_of(name);; at = (at + 1) % kSlots) {
    const std::uint8_t entry = kSlotTable[at];
    if (entry == static_cast<std::uint8_t>(Tag::kOther)) return Tag::kOther;
    if (equal_name(name, kEntries[entry].name)) return static_cast<Tag>(entry);
  }
}

std::string_view tag_name(Tag tag) { return kEntries[static_cast<std::size_t>(tag)].name; }
bool is_void(Tag tag) { return has(tag, kVoidElement); }
bool is_block(Tag tag) { return has(tag, kBlockElement); }
bool parts_paragraphs(Tag tag) { return has(tag, kParts); }
bool closes_paragraph(Tag tag) { return has(tag, kClosesP); }
bool is_formatting(Tag tag) { return has(tag, kFormatting); }

}  // namespace newsfold::extract::html

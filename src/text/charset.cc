#include "newsfold/text/charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "newsfold/text/utf8.h"

namespace newsfold::text {
namespace {

constexpr std::size_t kSample = 1 << 16;
constexpr std::int32_t kSure = 15;  // of 100: the detector's own scale

struct Close {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Without a sequence at the end that is cut off.
std::string_view without_cut_tail(std::string_view bytes) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte < 0x80) break;
    if (byte < 0xC0) continue;
    const std::string_view tail = bytes.substr(bytes.size() - back);
    return is_valid(tail) ? bytes : bytes.substr(0, bytes.size() - back);
  }
  return bytes;
}

bool is_damaged_utf8(std::string_view bytes) {
  bytes = without_cut_tail(bytes);
  std::size_t whole = 0, broken = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t start = i;
    const char32_t c = decode(bytes, i);
    if (i - start > 1) {
      ++whole;
    } else if (c == 0xFFFD) {
      ++broken;
    }
  }
  return whole >= broken;
}

// The detector's name for the encoding, or nothing.
std::string detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  bytes = bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    if (name.starts_with("UTF-") || name.starts_with("ISO-2022")) continue;
    if (ucsdet_getConfidence(matches[i], &status) < kSure) break;
    return name == "ISO-8859-1" ? "windows-1252" : name;
  }
  return {};
}

// Nothing when ICU has no such converter.
std::optional<Decoded> convert(std::string_view bytes, const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, Close> converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;

  Decoded out;
  std::array<UChar, 4096> units;
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  char32_t high = 0;
  do {
    status = U_ZERO_ERROR;
    UChar* to = units.data();
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr, 1,
                   &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
    for (const UChar* unit = units.data(); unit != to; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        high = *unit;
        continue;
      }
      const char32_t c = U16_IS_TRAIL(*unit) ? U16_GET_SUPPLEMENTARY(high, *unit) : *unit;
      out.replaced += c == 0xFFFD ? 1 : 0;
      append(out.text, c);
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

// Names that the Encoding Standard reads as another encoding, a superset.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kReadAs = {{
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"big5", "big5-hkscs"},
}};

}  // namespace

std::optional<Decoded> decode_legacy(std::string_view bytes) {
  if (is_damaged_utf8(bytes)) return std::nullopt;
  const std::string name = detect(bytes);
  if (name.empty()) return std::nullopt;
  return convert(bytes, name);
}

std::optional<Decoded> decode_as(std::string_view bytes, std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  if (lower.starts_with("utf") || lower.starts_with("unicode")) return std::nullopt;
  const auto* found = std::find_if(kReadAs.begin(), kReadAs.end(),
                                   [&](const auto& entry) { return entry.first == lower; });
  return convert(bytes, found == kReadAs.end() ? lower : std::string(found->second));
}

}  // namespace newsfold::text

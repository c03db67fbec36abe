#include "extract/html/block_writer.h"

#include <array>

#include "extract/html/character_references.h"
#include "extract/lines.h"
#include "newsfold/text/utf8.h"

namespace newsfold::extract::html {
namespace {

// Bytes that may begin white space, an invisible character or a line end.
constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c <= ' '; ++c) special[c] = true;
  special[0x7F] = special[0xC2] = special[0xE2] = special[0xEF] = true;
  return special;
}
constexpr std::array<bool, 256> kSpecial = make_special();

constexpr std::array<std::string_view, 4> kInvisible = {"\u00AD", "\u200B", "\u2060", "\uFEFF"};
constexpr std::array<std::string_view, 3> kWideSpace = {"\u00A0", "\u2028", "\u2029"};

}  // namespace

void BlockWriter::write(std::string_view raw, TextState state, const TextContext& context) {
  const bool references = state == TextState::kData || state == TextState::kRcdata;
  if (!references || raw.find('&') == std::string_view::npos) return write_plain(raw, context);
  resolved_.clear();
  append_text(resolved_, raw, state);
  write_plain(resolved_, context);
}

void BlockWriter::write_plain(std::string_view text, const TextContext& context) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !kSpecial[static_cast<unsigned char>(text[end])]) ++end;
    if (end > at) put(text.substr(at, end - at), context);
    at = end < text.size() ? write_special(text, end, context) : end;
  }
}

// The character at `at`; gives where the next one begins.
std::size_t BlockWriter::write_special(std::string_view text, std::size_t at,
                                       const TextContext& context) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) {
    const bool line_end = c == '\n' || c == '\r';
    if (line_end && context.preformatted) {
      end_block(false);
    } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
      pending_space_ = true;
    }
    return at + 1;  // other control characters are shown by nobody
  }
  const std::string_view rest = text.substr(at);
  for (const std::string_view invisible : kInvisible) {
    if (rest.starts_with(invisible)) return at + invisible.size();
  }
  for (const std::string_view space : kWideSpace) {
    if (!rest.starts_with(space)) continue;
    pending_space_ = true;
    return at + space.size();
  }
  if (c == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0) {
    std::string mapped;
    text::append(mapped, windows_1252(static_cast<unsigned char>(rest[1])));
    put(mapped, context);
    return at + 2;
  }
  std::size_t next = at;
  text::decode(text, next);
  put(text.substr(at, next - at), context);
  return next;
}

void BlockWriter::put(std::string_view bytes, const TextContext& context) {
  if (!open_) begin_block(context);
  std::string& out = page_.text;
  const std::size_t begin = out.size();
  if (pending_space_ && begin > block_.begin) out += ' ';
  pending_space_ = false;
  out += bytes;
  const auto added = static_cast<std::uint32_t>(out.size() - begin);
  if (context.link) {
    block_.link_bytes += added;
    if (!in_link_ && block_.links < 0xFFFF) ++block_.links;
  }
  in_link_ = context.link;
  if (context.emphasis) block_.emphasis_bytes += added;
}

void BlockWriter::begin_block(const TextContext& context) {
  before_ = page_.text.size();
  if (parts_ && !page_.text.empty()) page_.text += '\n';
  block_ = {};
  block_.begin = static_cast<std::uint32_t>(page_.text.size());
  block_.element = context.element;
  block_.inner = context.inner;
  block_.heading = context.heading;
  block_.after_break = broken_;
  open_ = true;
  in_link_ = false;
}

void BlockWriter::end_block(bool parts) {
  if (open_) {
    open_ = false;
    block_.end = static_cast<std::uint32_t>(page_.text.size());
    if (trim(page_.text_of(block_)).empty()) {
      page_.text.resize(before_);
    } else {
      page_.text += '\n';
      page_.blocks.push_back(block_);
      parts_ = false;
    }
  }
  broken_ = false;
  pending_space_ = false;
  parts_ = parts_ || parts;
}

void BlockWriter::break_line() {
  const bool after_text = open_ || broken_;
  end_block(false);
  broken_ = after_text;
}

}  // namespace newsfold::extract::html

// NFKC_Casefold: ASCII by arithmetic, most other letters by table, the rest by ICU.
#include <unicode/utf8.h>

#include "newsfold/text/words.h"
#include "text/fold_table.h"

namespace newsfold::text {
namespace {

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) { out_.reserve(text.size() + 8); }

  std::string run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t begin = at;
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80) {
        mark(begin);
        out_.push_back(lower_ascii(text_[at++]));
      } else if (const std::string_view* folded = look_up(at)) {
        mark(begin);
        out_.append(*folded);
      } else {
        at = leave_to_icu(at);
      }
    }
    return std::move(out_);
  }

 private:
  // What was written so far is final once something that folds alone follows it.
  void mark(std::size_t begin) {
    final_in_ = begin;
    final_out_ = out_.size();
  }

  const std::string_view* look_up(std::size_t& at) const {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    UChar32 c = 0;
    U8_NEXT(bytes, at, text_.size(), c);
    return c < 0 ? nullptr : table_.find(static_cast<char32_t>(c));
  }

  // From the code point before, which may change with what follows it, up to the next that folds
  // alone.
  std::size_t leave_to_icu(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80) {
      std::size_t after = end;
      if (look_up(after) != nullptr) break;
      end = after;
    }
    out_.resize(final_out_);
    icu_fold(text_.substr(final_in_, end - final_in_), out_);
    mark(end);
    return end;
  }

  std::string_view text_;
  std::string out_;
  std::size_t final_in_ = 0;
  std::size_t final_out_ = 0;
  const FoldTable& table_ = FoldTable::get();
};

}  // namespace

std::string fold(std::string_view text) { return Folder(text).run(); }

}  // namespace newsfold::text

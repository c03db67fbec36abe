// NFKC_Casefold: most letters by table, the rest by ICU.
#include <cstring>

#include "newsfold/text/words.h"
#include "text/decode.h"
#include "text/fold_table.h"

namespace newsfold::text {
namespace {

class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) { out_.resize(text.size() + 64); }

  std::string run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (size_ + sizeof(Folded) > out_.size()) out_.resize(out_.size() * 2);
      if (fold_eight(at)) continue;
      const std::size_t begin = at;
      const Folded& folded = table_.of(decode_here(text_, at));
      if (folded.size == 0) {
        at = leave_to_icu(at);
        continue;
      }
      mark(begin);
      std::memcpy(out_.data() + size_, folded.bytes, sizeof(folded.bytes));
      size_ += folded.size;
    }
    out_.resize(size_);
    return std::move(out_);
  }

 private:
  // Eight bytes of ASCII at once, where there are eight.
  bool fold_eight(std::size_t& at) {
    constexpr std::uint64_t kEach = 0x0101010101010101ULL;
    if (text_.size() - at < 8) return false;
    std::uint64_t word = 0;
    std::memcpy(&word, text_.data() + at, 8);
    if ((word & 0x80 * kEach) != 0) return false;
    // Bit 7 of each byte: at least 'A', above 'Z'.
    const std::uint64_t from_a = word + (0x80 - 'A') * kEach;
    const std::uint64_t after_z = word + (0x80 - 'Z' - 1) * kEach;
    word |= ((from_a & ~after_z) & 0x80 * kEach) >> 2;
    std::memcpy(out_.data() + size_, &word, 8);
    at += 8;
    size_ += 8;
    final_in_ = at - 1;
    final_out_ = size_ - 1;
    return true;
  }

  // What was written so far is final once something that folds alone follows it.
  void mark(std::size_t begin) {
    final_in_ = begin;
    final_out_ = size_;
  }

  // From the code point before, which may change with what follows it, up to the next that folds
  // alone.
  std::size_t leave_to_icu(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size()) {
      std::size_t after = end;
      if (table_.of(decode_here(text_, after)).size != 0) break;
      end = after;
    }
    out_.resize(final_out_);
    icu_fold(text_.substr(final_in_, end - final_in_), out_);
    size_ = out_.size();
    out_.resize(size_ + (text_.size() - end) + 64);
    mark(end);
    return end;
  }

  std::string_view text_;
  std::string out_;  // size_ bytes of it are written
  std::size_t size_ = 0;
  std::size_t final_in_ = 0;
  std::size_t final_out_ = 0;
  const FoldTable& table_ = FoldTable::get();
};

}  // namespace

std::string fold(std::string_view text) { return Folder(text).run(); }

}  // namespace newsfold::text

#include "ingest/utf16.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "newsfold/text/utf8.h"

namespace newsfold::ingest {
namespace {

constexpr std::size_t kChunk = 1 << 15;

class Utf16Source : public ByteSource {
 public:
  Utf16Source(std::unique_ptr<ByteSource> source, Utf16 order, std::uint64_t& replaced)
      : source_(std::move(source)), big_(order == Utf16::kBig), replaced_(replaced) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    while (at_ == out_.size() && !ended_) {
      out_.clear();
      at_ = 0;
      const auto count = source_->read(chunk_.data(), chunk_.size());
      if (!count.ok()) return count.error();
      if (count.value() == 0) {
        finish();
      } else {
        convert(std::string_view(chunk_.data(), count.value()));
      }
    }
    const std::size_t count = std::min(size, out_.size() - at_);
    std::memcpy(to, out_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  void convert(std::string_view bytes) {
    for (const char byte : bytes) {
      const auto value = static_cast<unsigned char>(byte);
      if (!has_half_) {
        half_ = value;
      } else {
        take(static_cast<char32_t>(big_ ? half_ << 8 | value : value << 8 | half_));
      }
      has_half_ = !has_half_;
    }
  }

  void take(char32_t unit) {
    const bool is_low = unit >= 0xDC00 && unit < 0xE000;
    if (high_ != 0 && is_low) {
      text::append(out_, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
      high_ = 0;
      return;
    }
    if (high_ != 0 || is_low) replace();
    high_ = 0;
    if (is_low) return;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
    } else if (unit != 0xFEFF || !first_) {
      text::append(out_, unit);
    }
    first_ = false;
  }

  void finish() {
    if (high_ != 0) replace();
    if (has_half_) replace();
    ended_ = true;
  }

  void replace() {
    text::append(out_, 0xFFFD);
    ++replaced_;
  }

  std::unique_ptr<ByteSource> source_;
  bool big_;
  std::uint64_t& replaced_;
  std::array<char, kChunk> chunk_;
  std::string out_;
  std::size_t at_ = 0;
  char32_t high_ = 0;  // a high surrogate that waits for its low one
  unsigned half_ = 0;
  bool has_half_ = false, first_ = true, ended_ = false;
};

}  // namespace

Utf16 utf16_mark(std::string_view head) {
  if (head.starts_with("\xff\xfe")) return Utf16::kLittle;
  if (head.starts_with("\xfe\xff")) return Utf16::kBig;
  return Utf16::kNone;
}

std::unique_ptr<ByteSource> utf16_to_utf8(std::unique_ptr<ByteSource> source, Utf16 order,
                                          std::uint64_t& replaced) {
  return std::make_unique<Utf16Source>(std::move(source), order, replaced);
}

}  // namespace newsfold::ingest

#include <algorithm>

#include "extract/metadata/name_list.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostWords = 6;  // of one author
constexpr std::size_t kMostParts = 8;
constexpr std::size_t kShortestStamp = 6;  // letters

class ListReader {
 public:
  ListReader(std::string_view line, std::span<const Token> words, const Wording& wording)
      : line_(line), words_(words), wording_(wording) {}

  std::vector<NamedSpan> read() {
    std::size_t first = behind_markers();
    for (std::size_t at = first; at < words_.size() && parts_.size() < kMostParts; ++at) {
      const std::size_t joint = at > first ? joint_at(at) : 0;
      if (joint == 0 && (at == first || !parted_before(at))) continue;
      add(first, at);
      first = at + joint;
      at = std::max(at, first);
    }
    if (parts_.size() < kMostParts) add(first, words_.size());
    return std::move(parts_);
  }

 private:
  LabelSet label_at(std::size_t i, std::size_t& length) const {
    return wording_.at_start(words_.subspan(i), length);
  }

  std::size_t behind_markers() const {
    std::size_t at = 0, length = 0;
    while (at < words_.size()) {
      const LabelSet label = label_at(at, length);
      if (at + length >= words_.size()) break;
      const bool named =
          has(label, Label::kAuthor) && gap_before(at + length).find(':') != std::string_view::npos;
      if (!named && !has(label, Label::kBy)) break;
      at += length;
    }
    return at;
  }

  std::string_view gap_before(std::size_t i) const {
    return line_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
  }

  bool parted_before(std::size_t i) const {
    const std::string_view gap = gap_before(i);
    if (gap.find_first_of(",;|/&(\t") != std::string_view::npos) return true;
    return std::ranges::any_of(
        kMarks, [&](std::string_view mark) { return gap.find(mark) != std::string_view::npos; });
  }

  // The words of a joint before a capital, 0 where there is none.
  std::size_t joint_at(std::size_t i) const {
    std::size_t length = 0;
    if (!has(label_at(i, length), Label::kAnd) || i + length >= words_.size()) return 0;
    return words_[i + length].capital ? length : 0;
  }

  void add(std::size_t first, std::size_t end) {
    for (std::size_t i = first + 1; i < end; ++i) {
      // "Ann Lee 3 hours ago", but "Channel 4 News"; "Ann Lee Updated 3 May"
      if (ends_name(words_[i]) || is_stamp(i) || is_address(i) ||
          (words_[i].number && i > first + 1))
        end = i;
    }
    while (end > first + 1 && is_particle(words_[end - 1])) --end;
    if (first >= end || end - first > kMostWords || is_handle(first) || is_address(first)) return;
    std::size_t length = 0;
    const LabelSet label = label_at(first, length);
    if (!parts_.empty() && has(label, Label::kRole)) return;
    if (length == end - first && (has(label, Label::kBy) || has(label, Label::kAuthor))) return;
    if (is_no_name(words_.subspan(first, end - first), wording_)) return;
    std::uint32_t seam = 0;
    for (std::size_t i = first; i < end && seam == 0; ++i) {
      seam = seam_of(line_, words_[i], wording_, false);
      if (seam != 0) end = i + 1;
    }
    parts_.push_back({words_[first].begin, seam != 0 ? seam : words_[end - 1].end,
                      static_cast<std::uint8_t>(end - first)});
  }

  // What stands before a date; a short name may be called like it.
  bool is_stamp(std::size_t i) const {
    std::size_t length = 0;
    const LabelSet label = label_at(i, length);
    if (words_[i].capital && words_[i].letters < kShortestStamp) return false;
    return has(label, Label::kUpdated) || has(label, Label::kPublished);
  }

  // "@annlee"
  bool is_handle(std::size_t i) const {
    return words_[i].begin > 0 && line_[words_[i].begin - 1] == '@';
  }

  // "tom.fenn@larn.example" begins here: a mark before "@" is not the end of the word.
  bool is_address(std::size_t i) const {
    const std::size_t end = line_.find_first_of(" ,;|<>()", words_[i].begin);
    const std::string_view word =
        line_.substr(words_[i].begin, std::min(end, line_.size()) - words_[i].begin);
    return word.find('@') != std::string_view::npos;
  }

  static constexpr std::string_view kMarks[] = {"·", "•", " - ", " – ", " — ", "、"};

  std::string_view line_;
  std::span<const Token> words_;
  const Wording& wording_;
  std::vector<NamedSpan> parts_;
};

}  // namespace

std::vector<NamedSpan> list_parts(std::string_view line, std::span<const Token> words,
                                  const Wording& wording) {
  return ListReader(line, words, wording).read();
}

}  // namespace newsfold::extract::metadata

#include "extract/phrases.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "extract/lines.h"
#include "newsfold/base/hash.h"

namespace newsfold::extract {
namespace {

constexpr std::array<std::string_view, kPhraseMatchCount> kMatchNames = {
    "exact", "prefix", "suffix", "contains", "section"};

std::optional<PhraseMatch> parse_match(std::string_view name) {
  for (std::size_t i = 0; i < kMatchNames.size(); ++i) {
    if (kMatchNames[i] == name) return static_cast<PhraseMatch>(i);
  }
  return std::nullopt;
}

std::vector<std::string_view> split_tabs(std::string_view row) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0; begin <= row.size();) {
    const std::size_t end = std::min(row.find('\t', begin), row.size());
    fields.push_back(row.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

std::uint64_t child_key(std::uint32_t node, std::uint64_t word) {
  return mix64(word ^ (static_cast<std::uint64_t>(node) << 32 | node));
}

Error bad_row(const std::string& where, const char* what) {
  return {ErrorCode::kBadData, where + ": " + what};
}

}  // namespace

Status Phrases::add(std::string_view rules, const std::string& name, bool decides_by_default) {
  for (const Line& line : split_lines(rules)) {
    if (line.blank() || line.text.front() == '#') continue;
    Status status =
        add_row(line.text, decides_by_default, name + ":" + std::to_string(line.number));
    if (!status.ok()) return status;
  }
  return ok_status();
}

Status Phrases::add_row(std::string_view row, bool decides_by_default, const std::string& where) {
  const std::vector<std::string_view> fields = split_tabs(row);
  if (fields.size() < 3) return bad_row(where, "needs kind, match and phrase, separated by tabs");
  const auto kind = parse_line_kind(fields[0]);
  if (!kind || *kind == LineKind::kBlank) return bad_row(where, "unknown kind");
  const auto match = parse_match(fields[1]);
  if (!match) return bad_row(where, "match must be exact, prefix, suffix, contains or section");
  bool decides = decides_by_default;
  if (fields.size() > 3) {
    if (fields[3] != "hint" && fields[3] != "decides")
      return bad_row(where, "strength must be hint or decides");
    decides = fields[3] == "decides";
  }
  std::vector<Word> words;
  measure_line(fields[2], words);
  if (words.empty()) return bad_row(where, "the phrase has no word");
  insert(static_cast<std::uint32_t>(rules_.size()), words);
  rules_.push_back(
      {*kind, *match, decides, static_cast<std::uint16_t>(words.size()), std::string(fields[2])});
  return ok_status();
}

void Phrases::insert(std::uint32_t rule, std::span<const Word> words) {
  starts_[words[0].hash % kStartBits / 64] |= std::uint64_t{1} << (words[0].hash % 64);
  std::uint32_t node = 0;
  for (const Word& word : words) {
    const auto [at, added] = children_.try_emplace(child_key(node, word.hash),
                                                   static_cast<std::uint32_t>(nodes_.size()));
    if (added) {
      nodes_.emplace_back();
      nodes_.back().parent = node;
      nodes_.back().word = word.hash;
    }
    node = at->second;
  }
  nodes_[node].rules.push_back(rule);
}

std::uint32_t Phrases::child(std::uint32_t node, std::uint64_t word) const {
  const std::uint64_t key = child_key(node, word);
  if ((edges_[key % kEdgeBits / 64] >> (key % 64) & 1U) == 0) return 0;
  std::size_t at = key & (slots_.size() - 1);
  while (slots_[at].node != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  return slots_[at].node;
}

std::uint32_t Phrases::step(std::uint32_t node, std::uint64_t word) const {
  for (;;) {
    const std::uint32_t next = child(node, word);
    if (next != 0 || node == 0) return next;
    node = nodes_[node].fail;
  }
}

void Phrases::build() {
  slots_.assign(std::bit_ceil(4 * children_.size() + 2), Slot{});
  for (const auto& [key, node] : children_) {
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].node != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {key, node};
    edges_[key % kEdgeBits / 64] |= std::uint64_t{1} << (key % 64);
  }
  children_.clear();
  // Shorter prefixes first: a node's failure state is always nearer the root.
  std::vector<std::uint32_t> order(nodes_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto depth = [this](std::uint32_t node) {
    std::size_t depth = 0;
    for (; node != 0; node = nodes_[node].parent) ++depth;
    return depth;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return depth(a) < depth(b); });
  for (const std::uint32_t i : order) {
    Node& node = nodes_[i];
    if (i == 0) continue;
    node.fail = node.parent == 0 ? 0 : step(nodes_[node.parent].fail, node.word);
    node.next_output = nodes_[node.fail].rules.empty() ? nodes_[node.fail].next_output : node.fail;
  }
}

}  // namespace newsfold::extract

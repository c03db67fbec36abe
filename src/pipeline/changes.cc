// The log of changes as JSON lines.
#include <array>

#include "newsfold/emit/json_line.h"
#include "newsfold/pipeline/queries.h"

namespace newsfold::pipeline {
namespace {

using state::Change;
using state::Operation;

constexpr std::array<std::string_view, 11> kNames = {
    "",      "add",    "replace",   "remove",  "copy",        "merge",
    "split", "assign", "canonical", "retitle", "entity-merge"};

class Printer {
 public:
  explicit Printer(state::State& state) : state_(state) {}

  std::string line(const Change& change) {
    emit::JsonLine out;
    out.number("n", static_cast<std::uint64_t>(change.number));
    out.text("op", kNames[static_cast<std::size_t>(change.operation)]);
    switch (change.operation) {
      case Operation::kAdd:
        add(change, out);
        break;
      case Operation::kReplace:
        out.text("id", document_id(change.document)).text("replaces", document_id(change.other));
        break;
      case Operation::kRemove:
        out.text("id", document_id(change.document));
        break;
      case Operation::kCopy:
        copy(change, out);
        break;
      case Operation::kMerge:
      case Operation::kSplit:
        out.text("story", story_id(change.story)).text("from", story_id(change.other));
        break;
      case Operation::kAssign:
        out.text("id", document_id(change.document)).text("story", story_id(change.story));
        break;
      case Operation::kCanonical:
        out.text("story", story_id(change.story)).text("id", document_id(change.document));
        break;
      case Operation::kRetitle:
        out.text("story", story_id(change.story)).text_or_null("title", change.text);
        break;
      case Operation::kEntityMerge:
        out.text("entity", entity_id(change.story)).text("from", entity_id(change.other));
        break;
    }
    return out.take();
  }

 private:
  std::string document_id(state::Number number) {
    const auto row = state_.document(number);
    return row ? row->id : std::string();
  }
  std::string story_id(state::Number number) {
    const auto row = state_.story(number);
    return row ? row->id : std::string();
  }
  std::string entity_id(state::Number number) {
    const auto row = state_.entity(number);
    return row ? row->id : std::string();
  }

  void add(const Change& change, emit::JsonLine& out) {
    const state::Document row = state_.document(change.document).value_or(state::Document{});
    out.text("id", row.id).number("version", row.version).text_or_null("title", row.title);
    out.text_or_null("source", row.source);
    out.text_or_null("date", row.date ? format_day(*row.date) : std::string());
    out.text_or_null("path", change.text);
  }

  // text: cluster, Hamming distance, Jaccard; empty where the document is no copy any more.
  void copy(const Change& change, emit::JsonLine& out) {
    out.text("id", document_id(change.document));
    const std::size_t first = change.text.find(' ');
    const std::size_t second = change.text.find(' ', first + 1);
    if (second == std::string::npos) {
      out.null("cluster").null("of").null("hamming").null("jaccard");
      return;
    }
    out.text("cluster", change.text.substr(0, first));
    out.text_or_null("of", change.other == 0 ? std::string() : document_id(change.other));
    out.json("hamming", change.text.substr(first + 1, second - first - 1));
    out.share("jaccard", static_cast<std::uint32_t>(std::stoul(change.text.substr(second + 1))));
  }

  state::State& state_;
};

}  // namespace

Status changes(state::State& state, state::Number since, const LineSink& sink) {
  state.begin_reading();
  Status status = ok_status();
  // After a rebuild the log begins anew, with higher numbers.
  const std::string start = state.fact("changes.start").value_or("1");
  const bool from_nothing = since == 0 && std::to_string(state.first_change()) == start;
  if (since + 1 < state.first_change() && !from_nothing) {
    status = Error{ErrorCode::kBadOption, "the changes up to " +
                                              std::to_string(state.first_change() - 1) +
                                              " were cut off: start again from 'newsfold stories'"};
  } else {
    Printer printer(state);
    state.each_change(since, [&](const Change& change) { return sink(printer.line(change)); });
  }
  if (status.ok()) status = state.status();
  state.end_reading();
  return status;
}

}  // namespace newsfold::pipeline

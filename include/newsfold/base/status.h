// Errors as values. Libraries never print, abort or throw across a public function.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace newsfold {

// Every way in which a file, a record or a call can fail. The names (error_name) stand in messages
// and are the counters' names in the summary: never rename one.
enum class ErrorCode : std::uint8_t {
  kUnreadable,         // a file or directory could not be opened or read
  kEmptyInput,         // a file of no bytes
  kBinaryInput,        // bytes that are not text in any supported format
  kBadCompression,     // damaged or truncated gz or zst
  kBadJson,            // a line that is not one JSON object
  kBadRecord,          // JSON, but a field has the wrong type or a needed one is missing
  kUnsupportedFormat,  // recognised, not read by this version
  kTooLarge,           // over a documented limit
  kDuplicateId,        // one given id with different contents
  kBadOption,          // usage
  kBadData,            // a rules, alias, table or model file that can't be used
  kWriteFailed,        // output could not be written
  kBadState,           // a state that is damaged, of a newer version, or made with other data
  kLocked,             // another newsfold is writing to the state
};

// "unreadable", "empty_input", ...
std::string_view error_name(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;  // one line, for people; no trailing newline
};

// A value or an Error. REQUIRES of value(): ok(). Of error(): !ok().
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: implicit on purpose

  bool ok() const { return state_.index() == 0; }
  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<std::monostate>;
inline Status ok_status() { return std::monostate{}; }

}  // namespace newsfold

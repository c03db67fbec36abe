#include "newsfold/base/status.h"

namespace newsfold {

std::string_view error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kEmptyInput:
      return "empty_input";
    case ErrorCode::kBinaryInput:
      return "binary_input";
    case ErrorCode::kBadCompression:
      return "bad_compression";
    case ErrorCode::kBadJson:
      return "bad_json";
    case ErrorCode::kBadRecord:
      return "bad_record";
    case ErrorCode::kUnsupportedFormat:
      return "unsupported_format";
    case ErrorCode::kTooLarge:
      return "too_large";
    case ErrorCode::kDuplicateId:
      return "duplicate_id";
    case ErrorCode::kBadOption:
      return "bad_option";
    case ErrorCode::kBadData:
      return "bad_data";
    case ErrorCode::kWriteFailed:
      return "write_failed";
    case ErrorCode::kBadState:
      return "bad_state";
    case ErrorCode::kLocked:
      return "locked";
  }
  return "unknown";
}

}  // namespace newsfold

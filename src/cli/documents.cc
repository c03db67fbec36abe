#include "cli/documents.h"

#include <optional>

#include <unistd.h>

#include "cli/messages.h"

namespace newsfold::cli {
namespace {

struct Name {
  std::string path, id;  // id empty: all
};

Name parse(const std::string& name) {
  const std::size_t hash = name.rfind('#');
  if (hash == std::string::npos || ::access(name.c_str(), F_OK) == 0) return {name, {}};
  return {name.substr(0, hash), name.substr(hash + 1)};
}

}  // namespace

Status each_document(const std::string& name, const pipeline::Options& options,
                     const std::function<bool(const RawDocument&)>& see) {
  const Name wanted = parse(name);
  std::optional<Error> failure;
  bool seen = false;
  const auto document = [&](RawDocument&& found) {
    if (!wanted.id.empty() && found.id != wanted.id) return true;
    seen = true;
    return see(found) && wanted.id.empty();
  };
  const auto issue = [&](ingest::Issue&& found) {
    if (!failure) failure = Error{found.error.code, describe(found)};
  };
  ingest::Reader(options.ingest, options.manifest)
      .read({wanted.path, wanted.path}, document, issue);
  if (failure && (wanted.id.empty() || !seen)) return *failure;
  if (!seen) return Error{ErrorCode::kUnreadable, name + ": no such document"};
  return ok_status();
}

Result<RawDocument> one_document(const std::string& name, const pipeline::Options& options) {
  std::optional<RawDocument> one;
  bool several = false;
  const Status status = each_document(name, options, [&](const RawDocument& found) {
    several = one.has_value();
    if (!one) one = found;
    return !several;
  });
  if (!status.ok()) return status.error();
  if (several) {
    return Error{ErrorCode::kBadOption,
                 name + " holds several documents: name one, " + name + "#ID"};
  }
  return std::move(*one);
}

}  // namespace newsfold::cli

// Documents that a user names one by one, for explain and compare.
#pragma once

#include <functional>
#include <string>

#include "newsfold/base/status.h"
#include "newsfold/pipeline/pipeline.h"

namespace newsfold::cli {

// The documents of `name`: a file, '-' for stdin, or FILE#ID for one document of a file that holds
// several. `see` gives false to stop. Errors: the first input that can't be read; kUnreadable when
// there is no such document.
Status each_document(const std::string& name, const pipeline::Options& options,
                     const std::function<bool(const RawDocument&)>& see);

// The one document that `name` means. Errors: also kBadOption when it means several.
Result<RawDocument> one_document(const std::string& name, const pipeline::Options& options);

}  // namespace newsfold::cli

// An annotated article to its fingerprints. A pure function of one article plus the background
// table.
//
// Schemes are named and versioned; a name never changes its meaning.
//   copy64    64-bit SimHash (Charikar 2002) of word shingles of the document-locally canonical
//   text
//             (Sergei = Sergey); for copies only.
//   story2048 2048-bit SimHash of weighted, entity-normalized features; proposes pairs of one
//   story.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "newsfold/base/status.h"
#include "newsfold/records/entity.h"
#include "newsfold/records/fingerprint.h"

namespace newsfold::fingerprint {

inline constexpr std::string_view kCopyScheme = "copy64/1";
inline constexpr std::string_view kStoryScheme = "story2048/4";

// Hashed document frequencies of general news. Immutable; share one over threads.
class BackgroundTable;
std::shared_ptr<const BackgroundTable> builtin_table();
// Tells one version of the shipped table from another.
std::uint64_t shipped_version();
// A table written by `newsfold learn` or tests/train. Errors: kUnreadable, kBadData.
Result<std::shared_ptr<const BackgroundTable>> load_table(const std::string& path);

class Fingerprinter {
 public:
  explicit Fingerprinter(std::shared_ptr<const BackgroundTable> table);

  // Thread-safe. Cost: linear in the text.
  Fingerprint fingerprint(const AnnotatedArticle& article) const;

 private:
  std::shared_ptr<const BackgroundTable> table_;
};

}  // namespace newsfold::fingerprint

// The head of a page: what it declares, and its title element.
#pragma once

#include <string>
#include <vector>

#include "extract/html/page.h"
#include "extract/metadata/declared.h"
#include "extract/metadata/document_title.h"
#include "extract/metadata/page.h"
#include "extract/metadata/scripted_authors.h"
#include "extract/metadata/witnesses.h"
#include "newsfold/records/raw_document.h"

namespace newsfold::extract::metadata {

struct PageHead {
  Declared declared;
  DocumentTitle title;
  Witnesses witnesses;
  std::vector<ScriptedAuthor> authors;  // by scripts
};

PageHead read_head(const RawDocument& document, const html::Declarations& declarations,
                   std::string_view language);

// The declared title, without the outlet's name; where it was cut short, the line that goes on.
// Empty where none is declared or none has to do with what the page shows.
std::string declared_title(const Page& page, const Declared& declared);

}  // namespace newsfold::extract::metadata

// Namesakes told apart by who is named beside them: data/names/company.tsv.
#pragma once

#include <vector>

#include "newsfold/normalize/gazetteer.h"
#include "normalize/known_names.h"

namespace newsfold::normalize {

// Of several readings keeps the one whose company the document names most, if there is one; else
// leaves all. Linear in the known names, and only for readings that the table holds.
void keep_in_company(const Gazetteer& gazetteer, const std::vector<KnownName>& known,
                     GazetteerReadings& readings);

}  // namespace newsfold::normalize

// Which names of a document are one thing, after the checklist of GATE's OrthoMatcher: surname to
// full name, first name where only one bears it, initials, slips of spelling, acronyms, long and
// short forms of organizations. Clashing first names, genders or two candidates veto.
#pragma once

#include "normalize/names.h"

namespace newsfold::normalize {

void link_people(NameTable& table);
void link_organizations(NameTable& table);
void link_storms(NameTable& table);

}  // namespace newsfold::normalize

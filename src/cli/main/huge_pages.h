// The program's memory in huge pages.
#pragma once

namespace newsfold::cli {

// Has tcmalloc ask for memory in huge pages from now on, where the system gives them to who asks
// (Linux, transparent_hugepage "madvise"): of what a document touches, and of the standing tables
// of an update, the TLB of 4 KB pages holds little. To be called once, before there are threads.
void use_huge_pages();

}  // namespace newsfold::cli

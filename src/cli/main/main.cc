#include "cli/cli.h"
#ifdef NEWSFOLD_TCMALLOC
#include "cli/main/huge_pages.h"
#endif

int main(int argc, char** argv) {
#ifdef NEWSFOLD_TCMALLOC
  newsfold::cli::use_huge_pages();
#endif
  return newsfold::cli::run(argc, argv);
}

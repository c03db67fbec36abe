#include "cli/cli.h"

int main(int argc, char** argv) { return newsfold::cli::run(argc, argv); }

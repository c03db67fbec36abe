// Build-time tool: compile_gazetteer OUT TSV... compiles alias files to the blob that normalize
// embeds.
#include <cstdio>

#include "newsfold/base/files.h"
#include "normalize/gazetteer_blob.h"

namespace {

using newsfold::Status;

Status compile(int argc, char** argv) {
  newsfold::normalize::GazetteerSource source;
  for (int i = 2; i < argc; ++i) {
    const newsfold::Result<std::string> bytes = newsfold::read_file(argv[i]);
    if (!bytes.ok()) return bytes.error();
    const Status added = newsfold::normalize::add_alias_rows(bytes.value(), argv[i], source);
    if (!added.ok()) return added;
  }
  return newsfold::write_file_atomically(argv[1], newsfold::normalize::build_blob(source));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: compile_gazetteer OUT TSV...\n", stderr);
    return 2;
  }
  const Status status = compile(argc, argv);
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", status.error().message.c_str());
  return 1;
}

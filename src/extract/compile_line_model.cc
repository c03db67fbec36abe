// Build-time tool: compile_line_model OUT TEXT compiles data/model/lines.txt to the blob that
// extract embeds.
#include <cstdio>

#include "extract/line_model_blob.h"
#include "newsfold/base/files.h"

namespace {

newsfold::Status compile(const char* out, const char* in) {
  const newsfold::Result<std::string> text = newsfold::read_file(in);
  if (!text.ok()) return text.error();
  const newsfold::Result<std::string> blob = newsfold::extract::compile_line_model(text.value());
  if (!blob.ok()) return blob.error();
  return newsfold::write_file_atomically(out, blob.value());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: compile_line_model OUT TEXT\n", stderr);
    return 2;
  }
  const newsfold::Status status = compile(argv[1], argv[2]);
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", status.error().message.c_str());
  return 1;
}

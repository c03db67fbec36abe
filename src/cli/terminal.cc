#include "cli/terminal.h"

#include <algorithm>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include "newsfold/text/utf8.h"

namespace newsfold::cli {

bool is_terminal(int file) { return ::isatty(file) != 0; }

std::size_t terminal_width() {
  struct winsize size {};
  std::size_t width = 80;
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    width = size.ws_col;
  } else if (const char* columns = std::getenv("COLUMNS"); columns != nullptr) {
    const long value = std::strtol(columns, nullptr, 10);
    if (value > 0) width = static_cast<std::size_t>(value);
  }
  return std::max<std::size_t>(width, 40);
}

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return is_terminal(STDOUT_FILENO) && !dumb && (no_colour == nullptr || *no_colour == '\0');
}

std::string fit(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t used = 0, last = 0;  // last: where the last code point that fits begins
  for (std::size_t offset = 0; offset < text.size(); ++used) {
    if (used == columns) {
      out.resize(last);
      return out + "…";
    }
    last = out.size();
    const char32_t c = text::decode(text, offset);
    text::append(out, c < 0x20 || c == 0x7f ? U' ' : c);
  }
  return out;
}

std::string coloured(std::string_view text, Colour colour, bool on) {
  if (!on || colour == Colour::kPlain) return std::string(text);
  static constexpr const char* kCodes[] = {"0", "1", "2", "31", "32", "33", "36"};
  return "\033[" + std::string(kCodes[static_cast<int>(colour)]) + "m" + std::string(text) +
         "\033[0m";
}

}  // namespace newsfold::cli

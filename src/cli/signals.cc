#include "cli/signals.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>

#include <unistd.h>

namespace newsfold::cli {
namespace {

// Read by the handler, so: no allocation, no locks.
struct Slot {
  std::atomic<bool> used{false};
  char path[4096] = {};
};
static_assert(std::atomic<bool>::is_always_lock_free);
std::array<Slot, 4> slots;

extern "C" void end_by_signal(int signal) {
  for (const Slot& slot : slots) {
    if (slot.used.load()) ::unlink(slot.path);
  }
  ::_exit(128 + signal);
}

}  // namespace

void install_signal_handlers() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    ::sigaction(signal, nullptr, &action);
    if (action.sa_handler == SIG_IGN) continue;
    action.sa_handler = end_by_signal;
    ::sigfillset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
  }
}

RemoveOnSignal::RemoveOnSignal(const std::string& path) {
  for (std::size_t i = 0; i < slots.size() && path.size() < sizeof slots[i].path; ++i) {
    if (slots[i].used.load()) continue;
    std::memcpy(slots[i].path, path.c_str(), path.size() + 1);
    slots[i].used.store(true);
    slot_ = static_cast<int>(i);
    return;
  }
}

RemoveOnSignal::~RemoveOnSignal() {
  if (slot_ >= 0) slots[static_cast<std::size_t>(slot_)].used.store(false);
}

}  // namespace newsfold::cli

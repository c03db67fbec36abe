#include "newsfold/base/give_way.h"

#include <sys/resource.h>
#include <unistd.h>

namespace newsfold {

void give_way() {
  // Linux has a niceness for each thread. Of ten parts of a core such a thread gets one beside one
  // that does not give way.
  constexpr int kNicer = 10;
  const auto thread = static_cast<id_t>(::gettid());
  ::setpriority(PRIO_PROCESS, thread, ::getpriority(PRIO_PROCESS, thread) + kNicer);
}

}  // namespace newsfold

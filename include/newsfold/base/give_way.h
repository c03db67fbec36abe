// Threads that may wait.
#pragma once

namespace newsfold {

// From now on the calling thread runs where others of the machine leave room; as before where the
// system does not let it.
void give_way();

}  // namespace newsfold

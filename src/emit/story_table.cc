#include "newsfold/emit/emit.h"

namespace newsfold::emit {

std::string story_table(const std::vector<StoryRow>&, std::size_t, bool) { return {}; }

}  // namespace newsfold::emit

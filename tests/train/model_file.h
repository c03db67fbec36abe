// The text of the model file that extract::compile_line_model reads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "train/network.h"
#include "train/vocabulary.h"

namespace newsfold::train {

std::string model_text(const std::vector<Network>& networks, const Vocabulary& vocabulary,
                       std::int32_t threshold, std::int32_t temperature, const std::string& part);

}  // namespace newsfold::train

// Writes the model file that extract::LineModel reads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/line_model.h"
#include "train/vocabulary.h"

namespace newsfold::train {

void write_model(const std::string& path, const std::vector<extract::Network>& networks,
                 const Vocabulary& vocabulary, std::int32_t threshold, std::int32_t change_cost,
                 const std::string& part);

}  // namespace newsfold::train

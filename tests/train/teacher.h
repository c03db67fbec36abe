// Learning from what another model makes of the same pages (distillation: Hinton, Vinyals and Dean
// 2015; from one that sees more, here the markup: Lopez-Paz et al., arXiv 1511.03643).
#pragma once

#include <string>
#include <vector>

#include "train/pages.h"

namespace newsfold::train {

// Of each page, of an HTML page of each of its dumps, a row with set, id, form and the log-odds of
// its lines that are not blank, in 1/1024; `-` for a line that is no block of the page. Exits with
// a message when the file cannot be written.
void write_log_odds(const std::string& path, const std::vector<const LabelledPage*>& pages,
                    const std::vector<std::vector<float>>& scores);

// Draws the targets of pages that have rows in such a file by `share` from their labels to the
// probabilities of their log-odds over `temperature`; of several rows the log-odds' mean counts.
// The model that gave them should not have learned from these pages. Exits with a message when the
// file cannot be read or is of other pages.
void teach(const std::string& path, float share, float temperature,
           std::vector<LabelledPage>& pages);

}  // namespace newsfold::train

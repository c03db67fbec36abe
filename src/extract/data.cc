#include "extract/data.h"

#include "base/embedded.h"
#include "newsfold/base/files.h"
#include "newsfold/base/hash.h"

NEWSFOLD_EMBEDDED(newsfold_boilerplate);
NEWSFOLD_EMBEDDED(newsfold_stopwords);
NEWSFOLD_EMBEDDED(newsfold_line_model);
NEWSFOLD_EMBEDDED(newsfold_page_model);
NEWSFOLD_EMBEDDED(newsfold_second_look);

namespace newsfold::extract {

Result<std::shared_ptr<const Data>> load_data(const std::vector<std::string>& rule_files) {
  auto data = std::make_shared<Data>();
  Status status = data->phrases_.add(embedded(newsfold_boilerplate_begin, newsfold_boilerplate_end),
                                     "built-in rules", false);
  if (!status.ok()) return status.error();
  for (const std::string& path : rule_files) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes.ok()) return bytes.error();
    status = data->phrases_.add(bytes.value(), path, true);
    if (!status.ok()) return status.error();
  }
  data->phrases_.build();
  data->function_words_ = read_word_set(embedded(newsfold_stopwords_begin, newsfold_stopwords_end));
  status = data->model_.load(embedded(newsfold_line_model_begin, newsfold_line_model_end));
  if (!status.ok()) return status.error();
  status = data->page_model_.load(embedded(newsfold_page_model_begin, newsfold_page_model_end));
  if (!status.ok()) return status.error();
  status = data->second_look_.load(embedded(newsfold_second_look_begin, newsfold_second_look_end));
  if (!status.ok()) return status.error();
  return std::shared_ptr<const Data>(std::move(data));
}

std::uint64_t shipped_version() {
  const std::uint64_t rules =
      hash64(embedded(newsfold_boilerplate_begin, newsfold_boilerplate_end));
  const std::uint64_t model =
      hash64(embedded(newsfold_line_model_begin, newsfold_line_model_end), rules);
  return hash64(embedded(newsfold_second_look_begin, newsfold_second_look_end), model);
}

std::shared_ptr<const Data> builtin_data() {
  static const Result<std::shared_ptr<const Data>> kData = load_data({});
  // A test loads the shipped data, so that a broken file never ships; without it nothing is known.
  return kData.ok() ? kData.value() : std::make_shared<const Data>();
}

}  // namespace newsfold::extract

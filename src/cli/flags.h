// Every flag of every command, defined once. A command takes the groups that apply to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace newsfold::cli {

// What the command line, the environment and the configuration file said; the initial values are
// the defaults that --help prints.
struct Flags {
  std::vector<std::string> paths;
  std::string input_format = "auto";
  std::string files_from;
  bool null_separated = false;
  std::string manifest;
  std::string source_from = "auto";
  std::string text_field = "text", html_field = "html", id_field = "id";
  std::uint64_t max_document = 16ULL << 20;  // bytes

  bool no_strip = false;
  std::string keep, drop;
  bool keep_removed = false;
  std::vector<std::string> rules, aliases;
  std::string templates;  // a file, or auto

  unsigned hamming = 6;
  double jaccard = 0.5;
  bool no_stories = false;
  std::string table, candidates = "both", granularity = "event", canonical = "earliest";
  unsigned window = 7;

  std::string output, format = "auto", unique, summary;
  unsigned threads = 0;
  bool quiet = false;
  std::string config;

  std::string eval_task, gold, predictions;
  std::string field, gold_field, types = "PER,ORG,LOC";
  double min_coverage = 0.8;
  std::size_t worst = 10;
  bool json = false;
  std::string state, lock = "fail";
  double settle = 0;  // seconds
  bool no_store_text = false;
  std::uint64_t batch = 16384;  // documents
  std::int64_t since = 0;
  std::string entity, site, after, before;
  std::uint64_t min_size = 1, limit = 0;
  std::string source, action;
  unsigned older_than = 0;  // days
};

void add_paths(CLI::App& command, Flags& flags, const std::string& what);
// Exactly `count` of them.
void add_named_paths(CLI::App& command, Flags& flags, int count, const std::string& what);
void add_listing_flags(CLI::App& command, Flags& flags);  // --files-from, -0
void add_input_flags(CLI::App& command, Flags& flags);
// How a text or a JSON object is read: what is left of the input flags where files are named one by
// one.
void add_reading_flags(CLI::App& command, Flags& flags);
void add_article_flags(CLI::App& command, Flags& flags);
void add_aliases_flag(CLI::App& command, Flags& flags);
void add_cluster_flags(CLI::App& command, Flags& flags);
void add_rules_flag(CLI::App& command, Flags& flags);
void add_templates_flag(CLI::App& command, Flags& flags);
void add_published_templates_flag(CLI::App& command, Flags& flags);
void add_keep_removed_flag(CLI::App& command, Flags& flags);
void add_output_file_flag(CLI::App& command, Flags& flags);
void add_output_flags(CLI::App& command, Flags& flags);
void add_eval_flags(CLI::App& command, Flags& flags);  // TASK GOLD PRED and how to score
void add_summary_flag(CLI::App& command, Flags& flags);
void add_table_flags(CLI::App& command, Flags& flags);         // --format, --unique
void add_common_flags(CLI::App& command, Flags& flags);        // -j, --quiet, --config
void add_state_flag(CLI::App& command, Flags& flags);          // --state
void add_locked_state_flags(CLI::App& command, Flags& flags);  // --state, --lock
void add_update_flags(CLI::App& command, Flags& flags);
void add_ids(CLI::App& command, Flags& flags);
void add_source_flag(CLI::App& command, Flags& flags);
// One of these words, in place of a path.
void add_action(CLI::App& command, Flags& flags, const std::vector<std::string>& actions);
void add_older_than_flag(CLI::App& command, Flags& flags);
void add_since_flag(CLI::App& command, Flags& flags);
void add_story_filter_flags(CLI::App& command, Flags& flags);
void add_format_flag(CLI::App& command, Flags& flags);
void add_config_flag(CLI::App& command, Flags& flags);

}  // namespace newsfold::cli

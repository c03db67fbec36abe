#include "cli/flags.h"

#include <CLI/CLI.hpp>

namespace newsfold::cli {
namespace {

// The last value wins, so that a flag overrides the environment and that the configuration file.
constexpr auto kLast = CLI::MultiOptionPolicy::TakeLast;

class Group {
 public:
  Group(CLI::App& command, std::string name) : command_(command), name_(std::move(name)) {}

  template <typename T>
  CLI::Option* value(const std::string& name, T& variable, const std::string& type,
                     const std::string& help) {
    return command_.add_option(name, variable, help)
        ->group(name_)
        ->type_name(type)
        ->multi_option_policy(kLast)
        ->capture_default_str();
  }
  CLI::Option* choice(const std::string& name, std::string& variable,
                      const std::vector<std::string>& values, const std::string& help) {
    return value(name, variable, CLI::detail::join(values, "|"), help)
        ->check(CLI::IsMember(values).description(""));
  }
  template <typename T>
  CLI::Option* number(const std::string& name, T& variable, T first, T last,
                      const std::string& type, const std::string& help) {
    return value(name, variable, type, help)->check(CLI::Range(first, last).description(""));
  }
  CLI::Option* list(const std::string& name, std::vector<std::string>& variable,
                    const std::string& type, const std::string& help) {
    return command_.add_option(name, variable, help)
        ->group(name_)
        ->type_name(type)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  CLI::Option* flag(const std::string& name, bool& variable, const std::string& help) {
    return command_.add_flag(name, variable, help)->group(name_)->multi_option_policy(kLast);
  }

 private:
  CLI::App& command_;
  std::string name_;
};

}  // namespace

void add_paths(CLI::App& command, Flags& flags, const std::string& what) {
  command.add_option("PATH", flags.paths, what)->type_name("");
}

void add_named_paths(CLI::App& command, Flags& flags, int count, const std::string& what) {
  command.add_option("PATH", flags.paths, what + "; '-' is stdin; FILE#ID is one document of many")
      ->type_name("")
      ->required()
      ->expected(count);
}

void add_reading_flags(CLI::App& command, Flags& flags) {
  Group group(command, "Input");
  group.choice("--input-format", flags.input_format, {"auto", "txt", "html", "jsonl", "warc"},
               "what the input is; auto looks at its bytes");
  group.value("--text-field", flags.text_field, "NAME", "JSON field of a raw dump");
  group.value("--html-field", flags.html_field, "NAME", "JSON field of a page");
  group.value("--id-field", flags.id_field, "NAME", "JSON field of the document's id");
  group
      .value("--max-document", flags.max_document, "SIZE",
             "skip documents over this size, decompressed")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->default_str("16MiB");
}

void add_listing_flags(CLI::App& command, Flags& flags) {
  Group group(command, "Input");
  group.value("--files-from", flags.files_from, "FILE",
              "read the paths from FILE, one a line ('-': stdin)");
  group.flag("-0,--null", flags.null_separated, "the paths in --files-from end in NUL bytes");
}

void add_input_flags(CLI::App& command, Flags& flags) {
  add_listing_flags(command, flags);
  add_reading_flags(command, flags);
  Group group(command, "Input");
  group.value("--manifest", flags.manifest, "FILE",
              "rows 'path url source date added', tab-separated, that say more about the files");
  group.choice("--source-from", flags.source_from, {"auto", "dir"},
               "dir: where nothing else tells the outlet, take the name of the directory");
}

void add_article_flags(CLI::App& command, Flags& flags) {
  Group group(command, "Articles");
  group.flag("--no-strip", flags.no_strip, "the texts are articles already: remove nothing");
  group.value("--keep", flags.keep, "KIND,...", "kinds of lines to keep in the text besides body");
  group.value("--drop", flags.drop, "KIND,...", "kinds of lines to leave out of the text");
  add_keep_removed_flag(command, flags);
  add_rules_flag(command, flags);
  add_aliases_flag(command, flags);
}

void add_aliases_flag(CLI::App& command, Flags& flags) {
  Group(command, "Articles")
      .list("--aliases", flags.aliases, "FILE", "more names and their ids; may be repeated");
}

void add_rules_flag(CLI::App& command, Flags& flags) {
  Group(command, "Articles")
      .list("--rules", flags.rules, "FILE", "more phrase rules; may be repeated");
}

void add_templates_flag(CLI::App& command, Flags& flags) {
  Group(command, "Articles")
      .value("--templates", flags.templates, "FILE|auto",
             "take out what repeats over each site's pages; auto learns it by reading the input "
             "twice");
}

void add_published_templates_flag(CLI::App& command, Flags& flags) {
  Group(command, "State")
      .value("--templates", flags.templates, "FILE|auto",
             "what to publish; auto: what learn gives");
}

void add_keep_removed_flag(CLI::App& command, Flags& flags) {
  Group(command, "Articles")
      .flag("--keep-removed", flags.keep_removed, "write the removed lines into each record");
}

void add_cluster_flags(CLI::App& command, Flags& flags) {
  Group group(command, "Copies and stories");
  group.number("--hamming", flags.hamming, 0U, 16U, "BITS",
               "largest distance of two copies' fingerprints, 0 to 16");
  group.value("--jaccard", flags.jaccard, "SHARE",
              "smallest share of common shingles of two copies, 0 to 1");
  group.flag("--no-stories", flags.no_stories, "find copies only");
  group.choice("--candidates", flags.candidates, {"simhash", "index", "both"},
               "what proposes pairs of one story");
  group.choice("--granularity", flags.granularity, {"event", "topic"}, "how much one story spans");
  group.number("--window", flags.window, 0U, 36500U, "DAYS",
               "articles further apart are not one story");
  group.value("--canonical", flags.canonical, "earliest|longest|first|rank:FILE",
              "which copy stands for its cluster; FILE lists sources, best first");
  group.value("--table", flags.table, "FILE", "document frequencies to weigh words by");
}

void add_output_file_flag(CLI::App& command, Flags& flags) {
  Group(command, "Output")
      .value("-o,--output", flags.output, "FILE",
             "write here: all of it or, should anything fail, nothing");
}

void add_output_flags(CLI::App& command, Flags& flags) {
  add_output_file_flag(command, flags);
  add_summary_flag(command, flags);
}

void add_summary_flag(CLI::App& command, Flags& flags) {
  Group(command, "Output").value("--summary", flags.summary, "FILE", "write the counters as JSON");
}

void add_table_flags(CLI::App& command, Flags& flags) {
  Group group(command, "Output");
  add_format_flag(command, flags);
  group.choice("--unique", flags.unique, {"copies", "stories"},
               "one record a cluster: its canonical");
}

void add_format_flag(CLI::App& command, Flags& flags) {
  Group(command, "Output")
      .choice("--format", flags.format, {"auto", "table", "jsonl"},
              "auto: a table on a terminal, JSON lines elsewhere");
}

void add_state_flag(CLI::App& command, Flags& flags) {
  Group(command, "State").value("--state", flags.state, "FILE", "what is remembered")->required();
}

void add_locked_state_flags(CLI::App& command, Flags& flags) {
  add_state_flag(command, flags);
  Group(command, "State")
      .value("--lock", flags.lock, "fail|wait[=SECONDS]|skip",
             "where another newsfold is updating the state: end with 75, wait, or end with 0");
}

void add_ids(CLI::App& command, Flags& flags) {
  command.add_option("ID", flags.paths, "documents by their ids")->type_name("");
}

void add_source_flag(CLI::App& command, Flags& flags) {
  Group(command, "Which").value("--source", flags.source, "SOURCE", "all documents of this source");
}

void add_action(CLI::App& command, Flags& flags, const std::vector<std::string>& actions) {
  command.add_option("ACTION", flags.action, CLI::detail::join(actions, ", "))
      ->type_name("")
      ->required()
      ->check(CLI::IsMember(actions).description(""));
}

void add_older_than_flag(CLI::App& command, Flags& flags) {
  Group(command, "State")
      .value("--older-than", flags.older_than, "DAYS", "vacuum: let go of what came before");
}

void add_update_flags(CLI::App& command, Flags& flags) {
  add_locked_state_flags(command, flags);
  Group group(command, "State");
  group.value("--settle", flags.settle, "SECONDS",
              "leave files for the next time that were changed less than this ago");
  group.number("--batch", flags.batch, std::uint64_t{1}, std::uint64_t{1000000}, "N",
               "new documents of one transaction, in a large state up to twice as many; more need "
               "more memory");
  group.flag("--no-store-text", flags.no_store_text,
             "keep no texts: 'state rebuild' will not be possible");
}

void add_since_flag(CLI::App& command, Flags& flags) {
  Group(command, "State")
      .value("--since", flags.since, "N", "print the changes after this one; 0: all");
}

void add_story_filter_flags(CLI::App& command, Flags& flags) {
  Group group(command, "Which");
  group.value("--entity", flags.entity, "ID|NAME", "stories that name it");
  group.value("--site", flags.site, "SOURCE", "stories that this source reported");
  group.value("--after", flags.after, "DATE", "stories with an article of this day or later");
  group.value("--before", flags.before, "DATE", "stories with an article of this day or earlier");
  group.value("--min-size", flags.min_size, "N", "stories of at least so many articles");
  group.value("--limit", flags.limit, "N", "at most so many stories; 0: all");
}

void add_common_flags(CLI::App& command, Flags& flags) {
  Group group(command, "Running");
  group.number("-j,--threads", flags.threads, 0U, 1024U, "N",
               "threads; the output is the same for any number (0: one a core)");
  group.flag("-q,--quiet", flags.quiet, "say nothing about skipped inputs and progress");
  add_config_flag(command, flags);
}

void add_eval_flags(CLI::App& command, Flags& flags) {
  command.add_option("TASK", flags.eval_task, "lines, extraction, metadata, entities or events")
      ->type_name("")
      ->required()
      ->check(
          CLI::IsMember({"lines", "extraction", "metadata", "entities", "events"}).description(""));
  command.add_option("GOLD", flags.gold, "labels, JSON lines, plain, gz or zst")
      ->type_name("")
      ->required();
  command.add_option("PRED", flags.predictions, "article records; '-' is stdin")
      ->type_name("")
      ->required();
  Group group(command, "Scoring");
  group.value("--field", flags.field, "NAME",
              "field of the predictions (extraction: text; events: story, or copy)");
  group.value("--gold-field", flags.gold_field, "NAME",
              "field of the labels (extraction: gold; events: label)");
  group.number("--min-coverage", flags.min_coverage, 0.0, 1.0, "SHARE",
               "extraction: leave out gold rows whose gold_coverage is below");
  group.value("--types", flags.types, "TYPE,...", "entities: the types that count");
  group.value("--worst", flags.worst, "N", "list so many of the worst cases");
  group.flag("--json", flags.json, "print the figures as one JSON object");
}

void add_config_flag(CLI::App& command, Flags& flags) {
  Group(command, "Running")
      .value("--config", flags.config, "FILE", "TOML file of options, such as 'hamming = 4'");
}

}  // namespace newsfold::cli

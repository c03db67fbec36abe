#include "cli/settings.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include <CLI/CLI.hpp>

#include "newsfold/base/files.h"

namespace newsfold::cli {
namespace {

bool names(std::string_view argument, const std::string& option) {
  return argument.starts_with(option) &&
         (argument.size() == option.size() || argument[option.size()] == '=');
}

bool given(const std::vector<std::string>& arguments, const std::string& option) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [&](const std::string& argument) { return names(argument, option); });
}

std::string variable_name(const std::string& long_name) {
  std::string out = "NEWSFOLD_";
  for (const char c : long_name) {
    out += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return out;
}

bool is_setting(const CLI::Option* option) {
  return !option->get_lnames().empty() && option->get_lnames()[0] != "help" &&
         option->get_lnames()[0] != "version";
}

std::vector<std::string> from_environment(const CLI::App& command) {
  std::vector<std::string> out;
  for (const CLI::Option* option : command.get_options()) {
    if (!is_setting(option)) continue;
    const std::string& name = option->get_lnames()[0];
    const char* value = std::getenv(variable_name(name).c_str());
    if (value != nullptr && *value != '\0') out.push_back("--" + name + "=" + value);
  }
  return out;
}

// The value of --config where the user, or else the environment, gave one.
std::string config_path(const std::vector<std::string>& typed,
                        const std::vector<std::string>& environment) {
  const std::string option = "--config";
  std::string path;
  for (const auto* arguments : {&environment, &typed}) {
    for (std::size_t i = 0; i < arguments->size(); ++i) {
      const std::string& argument = (*arguments)[i];
      if (!names(argument, option)) continue;
      if (argument.size() > option.size()) {
        path = argument.substr(option.size() + 1);
      } else if (i + 1 < arguments->size()) {
        path = (*arguments)[i + 1];
      }
    }
  }
  return path;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

bool known(const CLI::App& app, const std::string& option) {
  const auto commands = commands_of(app);
  return std::any_of(commands.begin(), commands.end(), [&](const CLI::App* command) {
    return command->get_option_no_throw("--" + option) != nullptr;
  });
}

// A TOML list: one argument each for a repeatable option, else one with commas.
void append_setting(const CLI::Option& option, const CLI::ConfigItem& item,
                    std::vector<std::string>& out) {
  const std::string prefix = "--" + item.name + "=";
  if (option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll) {
    for (const std::string& value : item.inputs) out.push_back(prefix + value);
  } else {
    out.push_back(prefix + CLI::detail::join(item.inputs, ","));
  }
}

Result<std::vector<std::string>> from_file(const CLI::App& app, const CLI::App& command,
                                           const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes.ok()) return bytes.error();
  std::istringstream stream(bytes.value());
  std::vector<std::string> out;
  try {
    for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_config(stream)) {
      if (item.name == "++" || item.name == "--") continue;  // marks of a table's begin and end
      if (!item.parents.empty() && item.parents[0] != command.get_name()) continue;
      const CLI::Option* option = command.get_option_no_throw("--" + item.name);
      if (option == nullptr && item.parents.empty() && known(app, item.name)) continue;
      if (option == nullptr) {
        return Error{ErrorCode::kBadOption, path + ": no such option: " + item.fullname()};
      }
      append_setting(*option, item, out);
    }
  } catch (const CLI::Error& error) {
    return Error{ErrorCode::kBadOption, path + ": " + error.what()};
  }
  return out;
}

}  // namespace

Result<std::vector<std::string>> merge_settings(const CLI::App& app,
                                                const std::vector<std::string>& arguments) {
  const auto commands = commands_of(app);
  const auto found = std::find_if(commands.begin(), commands.end(), [&](const CLI::App* command) {
    return !arguments.empty() && command->get_name() == arguments[0];
  });
  if (found == commands.end()) return arguments;
  const CLI::App* command = *found;
  const std::vector<std::string> typed(arguments.begin() + 1, arguments.end());
  const std::vector<std::string> environment = from_environment(*command);
  std::vector<std::string> file;
  if (const std::string path = config_path(typed, environment); !path.empty()) {
    auto read = from_file(app, *command, path);
    if (!read.ok()) return read.error();
    file = std::move(read.value());
  }
  // Lists would join, so what is given again further up is left out.
  const auto overridden = [](const std::string& argument, const std::vector<std::string>& by) {
    return given(by, argument.substr(0, argument.find('=')));
  };
  std::vector<std::string> out = {arguments[0]};
  for (const std::string& argument : file) {
    if (!overridden(argument, environment) && !overridden(argument, typed)) out.push_back(argument);
  }
  for (const std::string& argument : environment) {
    if (!overridden(argument, typed)) out.push_back(argument);
  }
  out.insert(out.end(), typed.begin(), typed.end());
  return out;
}

}  // namespace newsfold::cli

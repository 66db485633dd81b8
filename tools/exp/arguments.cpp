#include "tools/exp/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "charset/character_set.hpp"
#include "src/export/interview.hpp"
#include "src/export/keywords.hpp"
#include "tools/common/terminal.hpp"
#include "tools/imp/files.hpp"

namespace exhume::tools {
namespace {

using parameters::Setting;

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_user_alone(const std::vector<Setting>& settings) {
  return std::ranges::all_of(settings,
                             [](const Setting& setting) { return setting.keyword == "USERID"; });
}

void complete_database(exporter::Parameters& parameters) {
  if (parameters.help || !parameters.userid.database.empty()) return;
  const std::string two_task(variable("TWO_TASK"));
  if (two_task.empty()) {
    refuse(exporter::program(), "which database? sqlite:PATH and postgresql://HOST/NAME are some");
  }
  parameters.userid.database = parameters::parse_database(exporter::program(), two_task);
}

}  // namespace

std::optional<exporter::Parameters> read_arguments(const std::vector<std::string>& arguments) {
  if (arguments.empty() && !is_interactive()) return std::nullopt;
  std::vector<Setting> settings =
      read_settings(exporter::program(), arguments, read_parameter_file);
  if (is_user_alone(settings) && is_interactive()) {
    const parameters::Ask ask = ask_person;
    for (Setting& answer : exporter::interview(ask, !settings.empty())) {
      settings.push_back(std::move(answer));
    }
  }
  exporter::Parameters parameters = exporter::interpret(settings);
  complete_database(parameters);
  return parameters;
}

std::uint16_t client_charset(std::uint16_t usual) {
  const std::string_view setting = variable("NLS_LANG");
  const std::size_t point = setting.find('.');
  if (point == std::string_view::npos) return usual;
  const std::string_view name = setting.substr(point + 1);
  const charset::CharacterSet* const set = charset::find(name);
  if (set == nullptr) {
    refuse(exporter::program(), fmt::format("NLS_LANG names an unknown character set {}", name));
  }
  return set->id;
}

}  // namespace exhume::tools

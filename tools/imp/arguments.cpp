#include "tools/imp/arguments.hpp"

#include <algorithm>
#include <cstdlib>

#include "src/import/interview.hpp"
#include "src/import/keywords.hpp"
#include "tools/common/terminal.hpp"
#include "tools/imp/files.hpp"

namespace exhume::tools {
namespace {

using parameters::Setting;

bool is_user_alone(const std::vector<Setting>& settings) {
  return std::ranges::all_of(settings,
                             [](const Setting& setting) { return setting.keyword == "USERID"; });
}

bool loads(const imp::Parameters& parameters) {
  return !parameters.help && !parameters.show && parameters.index_file.empty();
}

// Oracle's programs take the database of a user without @ from there.
void complete_database(imp::Parameters& parameters) {
  const char* const two_task = std::getenv("TWO_TASK");
  if (!loads(parameters) || !parameters.userid.database.empty() || two_task == nullptr ||
      *two_task == '\0') {
    return;
  }
  try {
    parameters.userid.database = parameters::parse_database(imp::program(), two_task);
  } catch (const Error& error) {
    throw Error(error.code(), "TWO_TASK: " + error.message());
  }
}

void complete_password(imp::Parameters& parameters) {
  parameters::Userid& userid = parameters.userid;
  const bool is_server = userid.database.find("://") != std::string::npos;
  if (!loads(parameters) || !is_server || userid.user.empty() || userid.password ||
      !is_interactive()) {
    return;
  }
  const auto password = ask_person("Password: ", parameters::Echo::off);
  if (password && !password->empty()) userid.password = *password;
}

}  // namespace

std::optional<imp::Parameters> read_arguments(const std::vector<std::string>& arguments) {
  if (arguments.empty() && !is_interactive()) return std::nullopt;
  std::vector<Setting> settings = read_settings(imp::program(), arguments, read_parameter_file);
  if (is_user_alone(settings) && is_interactive()) {
    const parameters::Ask ask = ask_person;
    for (Setting& answer : imp::interview(ask, !settings.empty())) {
      settings.push_back(std::move(answer));
    }
  }
  imp::Parameters parameters = imp::interpret(settings);
  complete_database(parameters);
  complete_password(parameters);
  return parameters;
}

}  // namespace exhume::tools

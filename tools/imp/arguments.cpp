#include "tools/imp/arguments.hpp"

#include "src/import/interview.hpp"
#include "src/import/keywords.hpp"
#include "tools/common/settings.hpp"
#include "tools/common/terminal.hpp"

namespace exhume::tools {
namespace {

bool loads(const imp::Parameters& parameters) {
  return !parameters.help && !parameters.show && parameters.index_file.empty();
}

void complete_database(imp::Parameters& parameters) {
  if (!loads(parameters) || !parameters.userid.database.empty()) return;
  parameters.userid.database = two_task_database(imp::program());
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
  const auto settings = given_settings(imp::program(), arguments, imp::interview);
  if (!settings) return std::nullopt;
  imp::Parameters parameters = imp::interpret(*settings);
  complete_database(parameters);
  complete_password(parameters);
  return parameters;
}

}  // namespace exhume::tools

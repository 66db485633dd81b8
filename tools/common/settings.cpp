#include "tools/common/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "src/base/bytes.hpp"
#include "src/io/file_source.hpp"
#include "src/parameters/userid.hpp"
#include "tools/common/terminal.hpp"

namespace exhume::tools {
namespace {

using parameters::Setting;

constexpr std::size_t max_parameter_file = std::size_t{1} << 20;

std::string read_parameter_file(const std::string& path) {
  io::FileSource source(path);
  std::string text;
  std::array<std::uint8_t, 4096> buffer;
  while (const std::size_t got = source.read(buffer)) {
    text += as_text(Bytes(buffer).first(got));
    if (text.size() > max_parameter_file) {
      throw Error(Code::imp_bad_parameter,
                  fmt::format("{} is too long for a parameter file", path));
    }
  }
  return text;
}

bool is_user_alone(const std::vector<Setting>& settings) {
  return std::ranges::all_of(settings,
                             [](const Setting& setting) { return setting.keyword == "USERID"; });
}

}  // namespace

std::optional<std::vector<Setting>> given_settings(const parameters::Program& program,
                                                   const std::vector<std::string>& arguments,
                                                   const Interview& interview) {
  if (arguments.empty() && !is_interactive()) return std::nullopt;
  std::vector<Setting> settings = read_settings(program, arguments, read_parameter_file);
  if (is_user_alone(settings) && is_interactive()) {
    for (Setting& answer : interview(ask_person, !settings.empty())) {
      settings.push_back(std::move(answer));
    }
  }
  return settings;
}

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string two_task_database(const parameters::Program& program) {
  const std::string two_task(environment("TWO_TASK"));
  if (two_task.empty()) return "";
  try {
    return parameters::parse_database(program, two_task);
  } catch (const Error& error) {
    throw Error(error.code(), "TWO_TASK: " + error.message());
  }
}

}  // namespace exhume::tools

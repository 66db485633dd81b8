#include "tools/exp/arguments.hpp"

#include <fmt/format.h>

#include <string_view>

#include "charset/character_set.hpp"
#include "src/export/interview.hpp"
#include "src/export/keywords.hpp"
#include "tools/common/settings.hpp"

namespace exhume::tools {
namespace {

void complete_database(exporter::Parameters& parameters) {
  if (parameters.help || !parameters.userid.database.empty()) return;
  parameters.userid.database = two_task_database(exporter::program());
  if (parameters.userid.database.empty()) {
    refuse(exporter::program(), "which database? sqlite:PATH and postgresql://HOST/NAME are some");
  }
}

}  // namespace

std::optional<exporter::Parameters> read_arguments(const std::vector<std::string>& arguments) {
  const auto settings = given_settings(exporter::program(), arguments, exporter::interview);
  if (!settings) return std::nullopt;
  exporter::Parameters parameters = exporter::interpret(*settings);
  complete_database(parameters);
  return parameters;
}

std::uint16_t client_charset(std::uint16_t usual) {
  const std::string_view setting = environment("NLS_LANG");
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

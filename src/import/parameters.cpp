#include "src/import/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "src/base/error.hpp"
#include "src/import/keywords.hpp"
#include "src/parameters/switches.hpp"
#include "src/parameters/values.hpp"

namespace exhume::imp {
namespace {

using parameters::Setting;

// Each has its batch of rows in memory.
constexpr std::uint64_t most_sessions = 8;

constexpr std::array switches = std::to_array<parameters::Switch<Parameters>>({
    {"HELP", &Parameters::help},
    {"FULL", &Parameters::full},
    {"SHOW", &Parameters::show},
    {"IGNORE", &Parameters::ignore},
    {"ROWS", &Parameters::rows},
    {"GRANTS", &Parameters::grants},
    {"INDEXES", &Parameters::indexes},
    {"CONSTRAINTS", &Parameters::constraints},
    {"DATA_ONLY", &Parameters::data_only},
    {"COMMIT", &Parameters::commit},
    {"AGAIN", &Parameters::again},
});

constexpr std::array paths = std::to_array<parameters::Path<Parameters>>({
    {"LOG", &Parameters::log},
    {"BAD", &Parameters::bad},
    {"INDEXFILE", &Parameters::index_file},
});

// What values those without effect have to have all the same.
constexpr std::array idle_switches =
    std::to_array<std::string_view>({"ANALYZE", "COMPILE", "DESTROY", "RECALCULATE_STATISTICS",
                                     "RESUMABLE", "SKIP_UNUSABLE_INDEXES", "STREAMS_CONFIGURATION",
                                     "STREAMS_INSTANTIATION", "TRANSPORT_TABLESPACE"});
constexpr std::array idle_counts =
    std::to_array<std::string_view>({"RECORDLENGTH", "RESUMABLE_TIMEOUT"});
constexpr std::array idle_sizes = std::to_array<std::string_view>({"FILESIZE", "VOLSIZE"});

bool holds(const auto& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

TablePattern table_pattern(const std::string& value) {
  const std::vector<std::string> parts = parameters::split(value, ':');
  if (parts.size() > 2) {
    refuse(program(), fmt::format("{} is no table or table:partition", value));
  }
  if (parameters::split(parts[0], '.').size() > 1) {
    throw Error(Code::imp_qualified_table,
                fmt::format("{} names an owner; give it with FROMUSER", value));
  }
  return {value, parameters::name(parts[0]), parameters::is_quoted(parts[0]),
          parts.size() == 2 ? parameters::name(parts[1]) : ""};
}

void check_statistics(const Setting& setting) {
  constexpr std::array known =
      std::to_array<std::string_view>({"ALWAYS", "NONE", "RECALCULATE", "SAFE"});
  const std::string value = parameters::name(single(program(), setting));
  if (holds(known, value)) return;
  refuse(program(),
         fmt::format("STATISTICS={} is none of ALWAYS, NONE, SAFE and RECALCULATE", value));
}

Increment increment(const Setting& setting) {
  const std::string value = parameters::name(single(program(), setting));
  if (value == "SYSTEM") return Increment::system;
  if (value == "RESTORE") return Increment::restore;
  refuse(program(), fmt::format("INCTYPE={} is neither SYSTEM nor RESTORE", value));
}

class Interpreting {
 public:
  Parameters run(const std::vector<Setting>& settings) {
    for (const Setting& setting : settings) {
      if (parameters::take(program(), switches, setting, parameters_) ||
          parameters::take(program(), paths, setting, parameters_) || take_list(setting) ||
          take_other(setting)) {
        continue;
      }
      check_idle(setting);
      if (!holds(parameters_.without_effect, setting.keyword)) {
        parameters_.without_effect.push_back(setting.keyword);
      }
    }
    return std::move(parameters_);
  }

 private:
  bool take_list(const Setting& setting) {
    if (setting.keyword == "FILE")
      return parameters::take_list(setting, parameters_.files, parameters::unquoted);
    if (setting.keyword == "FROMUSER")
      return parameters::take_list(setting, parameters_.from_users, parameters::name);
    if (setting.keyword == "TOUSER")
      return parameters::take_list(setting, parameters_.to_users, parameters::name);
    if (setting.keyword == "TABLES")
      return parameters::take_list(setting, parameters_.tables, table_pattern);
    return false;
  }

  bool take_other(const Setting& setting) {
    if (setting.keyword == "USERID") {
      const std::string value = parameters::unquoted(single(program(), setting));
      parameters_.userid = parameters::parse_userid(program(), value);
    } else if (setting.keyword == "CHARSET") {
      parameters_.charset = parameters::name(single(program(), setting));
    } else if (setting.keyword == "PARALLEL") {
      parameters_.parallel = count(program(), setting);
      if (parameters_.parallel < 1 || parameters_.parallel > most_sessions) {
        refuse(program(), fmt::format("PARALLEL takes 1 to {}", most_sessions));
      }
    } else if (setting.keyword == "FEEDBACK") {
      parameters_.feedback = count(program(), setting);
    } else if (setting.keyword == "BUFFER") {
      parameters_.buffer = size(program(), setting);
    } else if (setting.keyword == "INCTYPE") {
      parameters_.increment = increment(setting);
    } else {
      return false;
    }
    return true;
  }

  static void check_idle(const Setting& setting) {
    if (holds(idle_switches, setting.keyword)) yes_no(program(), setting);
    if (holds(idle_counts, setting.keyword)) count(program(), setting);
    if (holds(idle_sizes, setting.keyword)) size(program(), setting);
    if (setting.keyword == "STATISTICS") check_statistics(setting);
  }

  Parameters parameters_;
};

bool has_mode(const Parameters& parameters) {
  return parameters.full || !parameters.from_users.empty() || !parameters.to_users.empty() ||
         !parameters.tables.empty() || parameters.increment != Increment::none;
}

void check(const Parameters& parameters, const std::vector<Setting>& settings) {
  const bool chooses = !parameters.from_users.empty() || !parameters.tables.empty();
  if (parameters.full && chooses) {
    throw Error(Code::imp_one_mode_only,
                "FULL=Y takes everything; leave it out to choose with FROMUSER or TABLES");
  }
  if (parameters.increment != Increment::none && chooses) {
    throw Error(Code::imp_one_mode_only, "INCTYPE takes no FROMUSER or TABLES");
  }
  const bool says_full = std::ranges::find(settings, "FULL", &Setting::keyword) != settings.end();
  if (says_full && !has_mode(parameters)) {
    throw Error(Code::imp_no_mode,
                "FULL=N needs FROMUSER, TOUSER, TABLES or INCTYPE to say what to import");
  }
  if (parameters.data_only && !parameters.rows) {
    refuse(program(), "DATA_ONLY=Y takes nothing but rows, and ROWS=N none of them");
  }
  if (parameters.show && !parameters.index_file.empty()) {
    refuse(program(), "SHOW=Y and INDEXFILE are two jobs; give one of them");
  }
}

}  // namespace

Parameters interpret(const std::vector<Setting>& settings) {
  Parameters parameters = Interpreting().run(settings);
  check(parameters, settings);
  return parameters;
}

Parameters parse_parameters(const std::vector<std::string>& arguments,
                            const parameters::ReadFile& read_file) {
  return interpret(read_settings(program(), arguments, read_file));
}

}  // namespace exhume::imp

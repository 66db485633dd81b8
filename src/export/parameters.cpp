#include "src/export/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/base/error.hpp"
#include "src/export/keywords.hpp"
#include "src/parameters/switches.hpp"
#include "src/parameters/values.hpp"

namespace exhume::exporter {
namespace {

using parameters::Setting;

// Oracle's exp takes up to 64 KB.
constexpr std::uint64_t least_record = 1024;
constexpr std::uint64_t most_record = 65536;

constexpr std::array switches = std::to_array<parameters::Switch<Parameters>>({
    {"HELP", &Parameters::help},
    {"FULL", &Parameters::full},
    {"ROWS", &Parameters::rows},
    {"INDEXES", &Parameters::indexes},
    {"CONSTRAINTS", &Parameters::constraints},
    {"GRANTS", &Parameters::grants},
    {"TRIGGERS", &Parameters::triggers},
    {"DIRECT", &Parameters::direct},
    {"CONSISTENT", &Parameters::consistent},
});

TablePattern table_pattern(const std::string& value) {
  if (parameters::split(value, ':').size() > 1) {
    refuse(program(), fmt::format("{}: tables have no partitions here", value));
  }
  const std::vector<std::string> parts = parameters::split(value, '.');
  if (parts.size() > 2) refuse(program(), fmt::format("{} is no table", value));
  return {.written = value,
          .owner = parts.size() == 2 ? parameters::name(parts[0]) : "",
          .name = parameters::name(parts.back()),
          .is_exact = parameters::is_quoted(parts.back())};
}

Release release(const std::string& value) {
  if (const auto found = find_release(value)) return *found;
  refuse(program(), fmt::format("VERSION={} is no release whose layout is known", value));
}

class Interpreting {
 public:
  Parameters run(const std::vector<Setting>& settings) {
    parameters_.release = release("11.2");
    for (const Setting& setting : settings) {
      if (parameters::take(program(), switches, setting, parameters_) || take_list(setting) ||
          take_single(setting))
        continue;
      auto& known = parameters_.without_effect;
      if (std::ranges::find(known, setting.keyword) == known.end())
        known.push_back(setting.keyword);
    }
    choose_mode();
    check();
    return std::move(parameters_);
  }

 private:
  bool take_list(const Setting& setting) {
    if (setting.keyword == "FILE")
      return parameters::take_list(setting, parameters_.files, parameters::unquoted);
    if (setting.keyword == "OWNER")
      return parameters::take_list(setting, parameters_.owners, parameters::name);
    if (setting.keyword == "TABLES")
      return parameters::take_list(setting, parameters_.tables, table_pattern);
    return false;
  }

  bool take_single(const Setting& setting) {
    const auto text = [&] { return parameters::unquoted(single(program(), setting)); };
    if (setting.keyword == "USERID") {
      parameters_.userid = parameters::parse_userid(program(), text());
    } else if (setting.keyword == "LOG") {
      parameters_.log = text();
    } else if (setting.keyword == "QUERY") {
      parameters_.query = query(setting);
    } else if (setting.keyword == "VERSION") {
      parameters_.release = release(text());
    } else if (setting.keyword == "FEEDBACK") {
      parameters_.feedback = count(program(), setting);
    } else if (setting.keyword == "FILESIZE") {
      parameters_.file_size = size(program(), setting);
    } else if (setting.keyword == "RECORDLENGTH") {
      parameters_.record_length = count(program(), setting);
    } else {
      return false;
    }
    return true;
  }

  // A condition without quotes around it may hold commas, which make it a list.
  static std::string query(const Setting& setting) {
    std::string joined;
    for (const std::string& value : setting.values) joined += (joined.empty() ? "" : ", ") + value;
    return parameters::unquoted(joined);
  }

  void choose_mode() {
    const int modes = (parameters_.full ? 1 : 0) + (parameters_.owners.empty() ? 0 : 1) +
                      (parameters_.tables.empty() ? 0 : 1);
    if (modes > 1) {
      throw Error(Code::exp_one_mode_only, "give one of FULL, OWNER and TABLES");
    }
    if (parameters_.full) parameters_.mode = Mode::full;
    if (!parameters_.owners.empty()) parameters_.mode = Mode::owners;
    if (!parameters_.tables.empty()) parameters_.mode = Mode::tables;
  }

  void check() const {
    if (!parameters_.query.empty() && parameters_.mode != Mode::tables) {
      refuse(program(), "QUERY goes with TABLES only");
    }
    if (!parameters_.query.empty() && parameters_.direct) {
      refuse(program(), "QUERY does not go with DIRECT=Y");
    }
    if (parameters_.record_length < least_record || parameters_.record_length > most_record) {
      refuse(program(), fmt::format("RECORDLENGTH={} is not from {} to {}",
                                    parameters_.record_length, least_record, most_record));
    }
  }

  Parameters parameters_;
};

}  // namespace

Parameters interpret(const std::vector<Setting>& settings) {
  return Interpreting().run(settings);
}

}  // namespace exhume::exporter

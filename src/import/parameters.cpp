#include "src/import/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/base/error.hpp"
#include "src/import/keywords.hpp"
#include "src/parameters/userid.hpp"
#include "src/parameters/values.hpp"

namespace exhume::imp {
namespace {

using parameters::Setting;

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

class Reading {
 public:
  Parameters run(const std::vector<Setting>& settings) {
    for (const Setting& setting : settings) {
      if (find_keyword(program(), setting.keyword)->description.empty()) {
        note_without_effect(setting.keyword);
      } else if (!take_list(setting)) {
        take_single(setting);
      }
    }
    check();
    return std::move(parameters_);
  }

 private:
  void note_without_effect(const std::string& keyword) {
    auto& known = parameters_.without_effect;
    if (std::ranges::find(known, keyword) == known.end()) known.push_back(keyword);
  }

  bool take_list(const Setting& setting) {
    const auto assign = [&setting](auto& list, auto convert) {
      list.clear();
      for (const std::string& value : setting.values) list.push_back(convert(value));
      return true;
    };
    if (setting.keyword == "FILE") return assign(parameters_.files, parameters::unquoted);
    if (setting.keyword == "FROMUSER") return assign(parameters_.from_users, parameters::name);
    if (setting.keyword == "TOUSER") return assign(parameters_.to_users, parameters::name);
    if (setting.keyword == "TABLES") return assign(parameters_.tables, table_pattern);
    return false;
  }

  void take_single(const Setting& setting) {
    const std::string value = parameters::unquoted(single(program(), setting));
    const auto yes_no = [&setting] { return parameters::yes_no(program(), setting); };
    if (setting.keyword == "USERID") user(value);
    if (setting.keyword == "LOG") parameters_.log = value;
    if (setting.keyword == "INDEXFILE") parameters_.index_file = value;
    if (setting.keyword == "CHARSET") parameters_.charset = parameters::name(value);
    if (setting.keyword == "FEEDBACK") parameters_.feedback = count(program(), setting);
    if (setting.keyword == "FULL") full_ = yes_no();
    if (setting.keyword == "SHOW") parameters_.show = yes_no();
    if (setting.keyword == "HELP") parameters_.help = yes_no();
    if (setting.keyword == "IGNORE") parameters_.ignore = yes_no();
    if (setting.keyword == "ROWS") parameters_.rows = yes_no();
    if (setting.keyword == "INDEXES") parameters_.indexes = yes_no();
    if (setting.keyword == "CONSTRAINTS") parameters_.constraints = yes_no();
    if (setting.keyword == "COMMIT") parameters_.commit = yes_no();
  }

  void user(const std::string& value) {
    const parameters::Userid userid = parameters::parse_userid(program(), value);
    parameters_.user = userid.user;
    parameters_.target = userid.database;
  }

  void check() const {
    if (full_ && (!parameters_.from_users.empty() || !parameters_.tables.empty())) {
      throw Error(Code::imp_one_mode_only,
                  "FULL=Y takes everything; leave it out to choose with FROMUSER or TABLES");
    }
  }

  Parameters parameters_;
  bool full_ = false;
};

}  // namespace

Parameters parse_parameters(const std::vector<std::string>& arguments,
                            const parameters::ReadFile& read_file) {
  return Reading().run(read_settings(program(), arguments, read_file));
}

}  // namespace exhume::imp

#include "src/parameters/settings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/parameters/values.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::parameters {
namespace {

// A parameter file may name another one; nobody needs a longer chain.
constexpr int max_parameter_files = 10;

// A target may hold = as well, but never behind letters alone.
bool is_setting(const std::string& argument) {
  const std::size_t equals = argument.find('=');
  return equals != std::string::npos &&
         std::all_of(
             argument.begin(), argument.begin() + static_cast<std::ptrdiff_t>(equals), [](char c) {
               return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c == ' ';
             });
}

bool expects_more(const std::string& argument) {
  const bool is_open_list = std::ranges::count(argument, '(') > std::ranges::count(argument, ')');
  return argument.find('=') != std::string::npos && (argument.ends_with('=') || is_open_list);
}

// The shell may have taken one apart: `FILE = x`, `TABLES=(A, B)`, `sys/x as sysdba`.
std::vector<std::string> joined(const std::vector<std::string>& arguments) {
  std::vector<std::string> out;
  for (const std::string& argument : arguments) {
    const bool goes_on = !out.empty() && (expects_more(out.back()) || argument.starts_with('=') ||
                                          out.back().ends_with(" as"));
    if (goes_on) {
      out.back() += " " + argument;
    } else if (out.size() == 1 && sql::is_word(argument, "AS")) {
      out.back() += " as";
    } else {
      out.push_back(argument);
    }
  }
  return out;
}

class Reading {
 public:
  Reading(const Program& program, const ReadFile& read_file)
      : program_(program), read_file_(read_file) {}

  std::vector<Setting> run(const std::vector<std::string>& arguments) {
    bool is_first = true;
    for (const std::string& argument : joined(arguments)) {
      if (is_setting(argument)) {
        take(parse_argument(argument, program_.refusal));
      } else if (is_first) {
        settings_.push_back({"USERID", {argument}});
      } else {
        refuse(program_, fmt::format("{} is not KEYWORD=value", argument));
      }
      is_first = false;
    }
    return std::move(settings_);
  }

 private:
  void take(Setting setting) {
    const Keyword* keyword = find_keyword(program_, setting.keyword);
    if (keyword == nullptr) {
      const std::string near = nearest_keyword(program_, setting.keyword);
      refuse(program_, fmt::format("there is no parameter {}{}", setting.keyword,
                                   near.empty() ? "" : "; did you mean " + near + "?"));
    }
    if (setting.values.empty()) refuse(program_, fmt::format("{} has no value", setting.keyword));
    setting.keyword = keyword->name;
    if (setting.keyword == "PARFILE") {
      parameter_file(unquoted(single(program_, setting)));
    } else {
      settings_.push_back(std::move(setting));
    }
  }

  void parameter_file(const std::string& file) {
    if (++files_read_ > max_parameter_files) {
      refuse(program_, "too many parameter files name each other");
    }
    for (Setting& setting : parse_parameter_file(read_file_(file), file, program_.refusal)) {
      take(std::move(setting));
    }
  }

  const Program& program_;
  const ReadFile& read_file_;
  std::vector<Setting> settings_;
  int files_read_ = 0;
};

}  // namespace

std::vector<Setting> read_settings(const Program& program,
                                   const std::vector<std::string>& arguments,
                                   const ReadFile& read_file) {
  return Reading(program, read_file).run(arguments);
}

}  // namespace exhume::parameters

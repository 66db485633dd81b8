#include "src/import/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "src/base/error.hpp"
#include "src/import/keywords.hpp"
#include "src/import/parameter_grammar.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::imp {
namespace {

// A parameter file may name another one; nobody needs a longer chain.
constexpr int max_parameter_files = 10;

constexpr std::array schemes =
    std::to_array<std::string_view>({"sqlite:", "postgresql://", "postgres://"});

[[noreturn]] void refuse(std::string message) {
  throw Error(Code::imp_bad_parameter, message + "; HELP=Y lists the parameters");
}

bool is_quoted(std::string_view text) {
  return text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
         text.back() == text.front();
}

std::string path(const std::string& value) {
  return is_quoted(value) ? value.substr(1, value.size() - 2) : value;
}

std::string name(const std::string& value) {
  return is_quoted(value) ? path(value) : sql::fold_case(value);
}

// The pieces between `separator` where it is not in quotes.
std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out{""};
  char quote = 0;
  for (const char c : text) {
    if (quote == 0 && c == separator) {
      out.emplace_back();
      continue;
    }
    if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    }
    out.back().push_back(c);
  }
  return out;
}

TablePattern table_pattern(const std::string& value) {
  const std::vector<std::string> parts = split(value, ':');
  if (parts.size() > 2) refuse(fmt::format("{} is no table or table:partition", value));
  if (split(parts[0], '.').size() > 1) {
    throw Error(Code::imp_qualified_table,
                fmt::format("{} names an owner; give it with FROMUSER", value));
  }
  return {value, name(parts[0]), is_quoted(parts[0]), parts.size() == 2 ? name(parts[1]) : ""};
}

bool parse_yes_no(const Setting& setting, const std::string& value) {
  const std::string word = sql::fold_case(path(value));
  if (word == "Y" || word == "YES") return true;
  if (word == "N" || word == "NO") return false;
  refuse(fmt::format("{}={} is neither Y nor N", setting.keyword, value));
}

std::uint64_t parse_count(const Setting& setting, const std::string& value) {
  std::uint64_t count = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (error != std::errc() || end != value.data() + value.size()) {
    refuse(fmt::format("{}={} is no number", setting.keyword, value));
  }
  return count;
}

// The shell may have taken a setting apart: `FILE = x`, `TABLES=(A, B)`.
std::vector<std::string> joined(const std::vector<std::string>& arguments) {
  std::vector<std::string> out;
  for (const std::string& argument : arguments) {
    const bool is_open = !out.empty() && out.back().find('=') != std::string::npos &&
                         (out.back().ends_with('=') || std::ranges::count(out.back(), '(') >
                                                           std::ranges::count(out.back(), ')'));
    if (is_open || (!out.empty() && argument.starts_with('='))) {
      out.back() += " " + argument;
    } else {
      out.push_back(argument);
    }
  }
  return out;
}

class Reading {
 public:
  explicit Reading(const ReadFile& read_file) : read_file_(read_file) {}

  Parameters run(const std::vector<std::string>& arguments) {
    bool is_first = true;
    for (const std::string& argument : joined(arguments)) {
      if (is_setting(argument)) {
        take(parse_argument(argument));
      } else if (is_first) {
        user(argument);
      } else {
        refuse(fmt::format("{} is not KEYWORD=value", argument));
      }
      is_first = false;
    }
    check();
    return std::move(parameters_);
  }

 private:
  // A target may hold = as well, but never behind letters alone.
  static bool is_setting(const std::string& argument) {
    const std::size_t equals = argument.find('=');
    return equals != std::string::npos &&
           std::all_of(argument.begin(), argument.begin() + static_cast<std::ptrdiff_t>(equals),
                       [](char c) {
                         return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                                c == ' ';
                       });
  }

  // Where a target begins: a scheme at the start or behind @.
  static std::size_t target_start(const std::string& userid) {
    std::size_t first = std::string::npos;
    for (const std::string_view scheme : schemes) {
      const std::size_t at = userid.find(scheme);
      if (at == 0 || (at != std::string::npos && userid[at - 1] == '@'))
        first = std::min(first, at);
    }
    return first;
  }

  void user(const std::string& userid) {
    if (const std::size_t at = target_start(userid); at != std::string::npos) {
      parameters_.target = userid.substr(at);
      if (at > 0) user_name(userid.substr(0, at - 1));
      return;
    }
    if (const std::size_t at = userid.rfind('@'); at != std::string::npos) {
      refuse(fmt::format("{} is no target; sqlite:PATH and postgresql://HOST/DATABASE are",
                         userid.substr(at + 1)));
    }
    if (userid.ends_with(".dmp")) refuse(fmt::format("the dump is given as FILE={}", userid));
    user_name(userid);
  }

  void user_name(const std::string& user_and_password) {
    parameters_.user = name(user_and_password.substr(0, user_and_password.find('/')));
  }

  void parameter_file(const std::string& file) {
    if (++files_read_ > max_parameter_files) refuse("too many parameter files name each other");
    for (const Setting& setting : parse_parameter_file(read_file_(file), file)) take(setting);
  }

  void take(const Setting& setting) {
    const Keyword* keyword = find_keyword(setting.keyword);
    if (keyword == nullptr) {
      const std::string near = nearest_keyword(setting.keyword);
      refuse(fmt::format("there is no parameter {}{}", setting.keyword,
                         near.empty() ? "" : "; did you mean " + near + "?"));
    }
    if (setting.values.empty()) refuse(fmt::format("{} has no value", setting.keyword));
    if (keyword->description.empty()) {
      auto& known = parameters_.without_effect;
      if (std::ranges::find(known, keyword->name) == known.end()) known.emplace_back(keyword->name);
    } else if (!take_list(setting, keyword->name)) {
      if (setting.values.size() > 1) refuse(fmt::format("{} takes one value", keyword->name));
      take_single(setting, keyword->name, setting.values[0]);
    }
  }

  bool take_list(const Setting& setting, std::string_view keyword) {
    const auto assign = [&setting](auto& list, auto convert) {
      list.clear();
      for (const std::string& value : setting.values) list.push_back(convert(value));
      return true;
    };
    if (keyword == "FILE") return assign(parameters_.files, path);
    if (keyword == "FROMUSER") return assign(parameters_.from_users, name);
    if (keyword == "TOUSER") return assign(parameters_.to_users, name);
    if (keyword == "TABLES") return assign(parameters_.tables, table_pattern);
    return false;
  }

  void take_single(const Setting& setting, std::string_view keyword, const std::string& value) {
    const auto yes_no = [&] { return parse_yes_no(setting, value); };
    if (keyword == "USERID") user(path(value));
    if (keyword == "LOG") parameters_.log = path(value);
    if (keyword == "INDEXFILE") parameters_.index_file = path(value);
    if (keyword == "CHARSET") parameters_.charset = sql::fold_case(path(value));
    if (keyword == "PARFILE") parameter_file(path(value));
    if (keyword == "FEEDBACK") parameters_.feedback = parse_count(setting, value);
    if (keyword == "FULL") full_ = yes_no();
    if (keyword == "SHOW") parameters_.show = yes_no();
    if (keyword == "HELP") parameters_.help = yes_no();
    if (keyword == "IGNORE") parameters_.ignore = yes_no();
    if (keyword == "ROWS") parameters_.rows = yes_no();
    if (keyword == "INDEXES") parameters_.indexes = yes_no();
    if (keyword == "CONSTRAINTS") parameters_.constraints = yes_no();
    if (keyword == "COMMIT") parameters_.commit = yes_no();
  }

  void check() const {
    if (full_ && (!parameters_.from_users.empty() || !parameters_.tables.empty())) {
      throw Error(Code::imp_one_mode_only,
                  "FULL=Y takes everything; leave it out to choose with FROMUSER or TABLES");
    }
  }

  const ReadFile& read_file_;
  Parameters parameters_;
  bool full_ = false;
  int files_read_ = 0;
};

}  // namespace

Parameters parse_parameters(const std::vector<std::string>& arguments, const ReadFile& read_file) {
  return Reading(read_file).run(arguments);
}

}  // namespace exhume::imp

#include "src/parameters/grammar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <boost/fusion/include/adapt_struct.hpp>
#include <boost/spirit/home/x3.hpp>

#include "src/sql/tokens.hpp"

BOOST_FUSION_ADAPT_STRUCT(exhume::parameters::Setting, keyword, values)

namespace exhume::parameters {
namespace {

namespace x3 = boost::spirit::x3;
using x3::char_;

// Names may be in any script; x3::space and x3::alpha take ASCII alone.
const auto space = char_(" \t\r\n\v\f");

const auto quoted =
    (char_('"') >> *~char_('"') >> char_('"')) | (char_('\'') >> *~char_('\'') >> char_('\''));

// A value in which the characters of `Stops` end it unless they are quoted.
auto value_until(const char* stops) {
  return x3::raw[x3::lexeme[+(quoted | (char_ - char_(std::string(stops))))]];
}

template <typename Id>
using Values = x3::rule<Id, std::vector<std::string>>;

const auto keyword = x3::rule<struct keyword_id, std::string>{"a keyword"} =
    x3::lexeme[+char_("A-Za-z_")];

const auto role = x3::no_case[x3::lit("sysdba") | "sysoper"];
const auto as_role = x3::no_case["as"] >> +char_(" \t") >> role;
const auto listed = x3::rule<struct listed_id, std::string>{"a value"} =
    x3::raw[x3::lexeme[+(quoted | (char_ - char_(" \t\r\n,()\"'#") - ('\\' >> x3::eol))) >>
                       -(+char_(" \t") >> as_role)]];
const auto list = Values<struct list_id>{"a list"} = ('(' >> -(listed % -x3::lit(','))) > ')';

// Only an argument of the command line may have spaces in a value, or a #.
const auto argument_value = x3::rule<struct argument_value_id, std::string>{"a value"} =
    value_until(",\"'");
const auto argument_values = Values<struct argument_values_id>{"a value"} =
    list | argument_value % ',';
const auto argument_setting = x3::rule<struct argument_id, Setting>{"KEYWORD=value"} =
    keyword > '=' > -argument_values;

const auto file_values = Values<struct file_values_id>{"a value"} = list | listed % ',';
const auto file_setting = x3::rule<struct setting_id, Setting>{"KEYWORD=value"} =
    keyword > '=' > file_values;

const auto comment = '#' >> *(char_ - x3::eol);
const auto continued = '\\' >> x3::eol;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

// Single quotes hold a value together, as they would in a shell, and mean nothing else.
std::string without_single_quotes(const std::string& text) {
  const bool stands_in_them = text.size() >= 2 && text.front() == '\'' && text.back() == '\'' &&
                              text.find('\'', 1) == text.size() - 1;
  return stands_in_them ? text.substr(1, text.size() - 2) : text;
}

void tidy(Setting& setting) {
  setting.keyword = sql::fold_case(setting.keyword);
  for (std::string& value : setting.values) value = without_single_quotes(trimmed(value));
  std::erase(setting.values, "");
}

}  // namespace

Setting parse_argument(std::string_view argument, Code refusal) {
  Setting setting;
  auto at = argument.begin();
  try {
    if (x3::phrase_parse(at, argument.end(), argument_setting, space, setting) &&
        at == argument.end()) {
      tidy(setting);
      return setting;
    }
  } catch (const x3::expectation_failure<std::string_view::iterator>& failure) {
    at = failure.where();
  }
  throw Error(refusal, fmt::format("{} is not KEYWORD=value: cannot be read from \"{}\" on",
                                   argument, std::string(at, argument.end())));
}

std::vector<Setting> parse_parameter_file(std::string_view text, const std::string& file,
                                          Code refusal) {
  // Editors of Windows put this mark in front of UTF-8.
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::vector<Setting> settings;
  auto at = text.begin();
  try {
    if (x3::phrase_parse(at, text.end(), *file_setting, space | comment | continued, settings) &&
        at == text.end()) {
      std::ranges::for_each(settings, tidy);
      return settings;
    }
  } catch (const x3::expectation_failure<std::string_view::iterator>& failure) {
    at = failure.where();
  }
  throw Error(refusal, fmt::format("line {} of {} cannot be read: \"{}\"",
                                   1 + std::count(text.begin(), at, '\n'), file,
                                   std::string(at, std::find(at, text.end(), '\n'))));
}

}  // namespace exhume::parameters
